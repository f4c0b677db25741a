import { rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { NoteId } from '../../lib/model.ts';
import { NotesByDate } from '../../lib/wiki/by-date.ts';
import { takeAll } from '../../lib/wiki/turns.ts';
import { sorting } from '../../lib/wiki/sorted.ts';
import { writeVault } from '../vault.ts';
import { indexOf } from './indexed.ts';

const ids = Array.from({ length: 12 }, (_, number) => `${number}.md` as NoteId);
const isExcluded = (path: string): boolean => path === '11.md';

/** The notes of a vault by days that somebody tells. */
function notesByDate(root: string) {
  const index = indexOf(root);
  for (const id of ids) index.put(id);
  const told = { revision: 0, days: new Map<NoteId, string>() };
  const source = {
    get revision() {
      return told.revision;
    },
    dayOf: (id: NoteId) => told.days.get(id) ?? null,
  };
  return { index, told, source, list: new NotesByDate(index, source, isExcluded) };
}

const days = ['2026-01-01', '2026-02-02', '2026-03-03'];
const change = fc.tuple(fc.constantFrom(...ids), fc.constantFrom('write', 'remove', 'date'), fc.nat(2));

test('made in steps between which notes come, go and get other days, the lists are those made at once', () => {
  const files = new Map(ids.map(id => [id, 'Text\n']));
  const root = writeVault(files);
  let writes = 0;
  fc.assert(
    fc.property(fc.array(fc.tuple(change, fc.nat(4)), { maxLength: 20 }), changes => {
      for (const [id, text] of files) writeFileSync(join(root, id), text);
      const { index, told, source, list } = notesByDate(root);
      const steps = list.making();
      for (const [[id, kind, number], taken] of changes) {
        if (kind === 'remove') rmSync(join(root, id), { force: true });
        else writeFileSync(join(root, id), `Text ${++writes}\n`);
        if (kind === 'date') {
          told.days.set(id, days[number] as string);
          told.revision++;
        }
        index.put(id);
        for (let step = 0; step < taken; step++) steps.next();
        if (number === 0) void list.now;
      }
      expect(list.now).toEqual(new NotesByDate(index, source, isExcluded).now);
    }),
    { numRuns: 60 },
  );
});

test('sorted in steps is sorted', () => {
  fc.assert(
    fc.property(fc.uniqueArray(fc.integer(), { maxLength: 2000, size: 'max' }), numbers => {
      const compare = (a: number, b: number): number => a - b;
      expect(takeAll(sorting(numbers, compare))).toEqual(numbers.toSorted(compare));
    }),
    { numRuns: 50 },
  );
});
