/** Islands against a naive reading of their definition, in which every way is walked. */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { rowsOf } from '../../lib/reports/components.ts';
import { islandsOf } from '../../lib/reports/islands.ts';

type Links = readonly (readonly number[])[];

const vaults = fc.integer({ min: 1, max: 9 }).chain(notes =>
  fc.record({
    next: fc.array(fc.uniqueArray(fc.nat(notes - 1), { maxLength: 2 }), { minLength: notes, maxLength: notes }),
    home: fc.option(fc.nat(notes - 1)),
  }),
);

test('islands are what cannot be reached, in groups', () => {
  fc.assert(
    fc.property(vaults, ({ next, home }) => {
      expect(sorted(islandsOf(rowsOf(next), home))).toEqual(sorted(naiveIslands(next, home)));
    }),
    { numRuns: 2000 },
  );
});

test('a chain as long as a large vault is walked without recursion', () => {
  const long = 200_000;
  const chain = Array.from({ length: long }, (_, note) => [(note + 1) % long]);
  expect(islandsOf(rowsOf([...chain, [long + 1], [long]]), 0)).toEqual([[long, long + 1]]);
});

function sorted(groups: readonly (readonly number[])[]): readonly string[] {
  return groups.map(group => [...group].sort((a, b) => a - b).join(' ')).sort();
}

function naiveIslands(next: Links, home: number | null): readonly (readonly number[])[] {
  const notes = [...next.keys()];
  const both = notes.map(note => notes.filter(other => next[note]?.includes(other) || next[other]?.includes(note)));
  const weak = groupsBy(notes, (a, b) => reaches(both, a, b));
  const around = weak.find(group => home !== null && group.includes(home) && group.length > 1);
  const largest = weak.reduce((best, group) => (group.length > best.length ? group : best));
  const main = around ?? largest;
  const apart = weak.filter(group => group !== main && group.length > 1);
  if (home === null || !main.includes(home)) return apart;
  const strong = groupsBy(main, (a, b) => reaches(next, a, b) && reaches(next, b, a));
  const isEntered = (group: readonly number[]): boolean =>
    notes.some(note => !group.includes(note) && next[note]?.some(to => group.includes(to)));
  return apart.concat(strong.filter(group => group.length > 1 && !group.includes(home) && !isEntered(group)));
}

function reaches(next: Links, from: number, to: number): boolean {
  const seen = new Set([from]);
  for (const note of seen) for (const each of next[note] ?? []) seen.add(each);
  return seen.has(to);
}

function groupsBy(notes: readonly number[], together: (a: number, b: number) => boolean): number[][] {
  const groups: number[][] = [];
  for (const note of notes) {
    const group = groups.find(([first]) => together(first as number, note));
    if (group) group.push(note);
    else groups.push([note]);
  }
  return groups;
}
