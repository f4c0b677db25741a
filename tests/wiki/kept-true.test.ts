import { rmSync, utimesSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { replaced } from '../../lib/wiki/sorted.ts';
import { openWiki } from '../../lib/wiki.ts';
import { wikiOf } from '../vault.ts';

const edit = fc.record({
  name: fc.constantFrom('a', 'b', 'c', 'x/a', 'x/d'),
  /** Null takes the note away. */
  day: fc.option(fc.constantFrom('', '2026-01-01', '2026-03-05', '2026-03-05T10:00:00Z', '2024-12-31')),
  saved: fc.integer({ min: 1, max: 5 }),
});

test('kept true by what each change concerns, the order is the one that would be made anew', async () => {
  const wiki = await wikiOf('-- keep.md --\n---\ndate: 2025-06-01\n---\n-- x/keep.md --\n');
  const apply = ({ name, day, saved }: { name: string; day: string | null; saved: number }): string => {
    const path = join(wiki.root, `${name}.md`);
    if (day === null) {
      rmSync(path, { force: true });
    } else {
      writeFileSync(path, `---\ndate: ${day}\n---\n${saved}`);
      utimesSync(path, saved, saved);
    }
    return `${name}.md`;
  };
  fc.assert(
    fc.property(fc.array(edit, { maxLength: 5 }), edits => {
      const before = wiki.byDate();
      const told = JSON.stringify(before);
      wiki.refresh(edits.map(apply));
      expect(wiki.byDate()).toEqual(openWiki(wiki.root).byDate());
      expect(JSON.stringify(before)).toBe(told);
    }),
    { numRuns: 100 },
  );
});

test('tags are counted whatever their case, and as notes come and go', async () => {
  const wiki = await wikiOf('-- a.md --\n#One #one #two\n-- b.md --\n#ONE #three/four\n');
  expect(wiki.tagCount).toBe(3);
  writeFileSync(join(wiki.root, 'a.md'), '#four');
  wiki.refresh(['a.md']);
  expect([wiki.tagCount, wiki.tags().length]).toEqual([3, 3]);
  rmSync(join(wiki.root, 'b.md'));
  wiki.refresh(['b.md']);
  expect([wiki.tagCount, wiki.tags().length]).toEqual([1, 1]);
});

test('a few items or many, the list is sorted', () => {
  const numbers = fc.uniqueArray(fc.nat(500), { maxLength: 300, size: 'max' });
  const some = fc.oneof(fc.nat(4), fc.nat(120));
  const compare = (a: { at: number }, b: { at: number }): number => a.at - b.at;
  fc.assert(
    fc.property(numbers, some, some, (all, come, gone) => {
      const items = all.map(at => ({ at }));
      const fresh = items.slice(0, come);
      const out = new Set(items.slice(come, come + gone));
      const sorted = items.slice(come).toSorted(compare);
      // What goes may come back changed, in the place that it had.
      const [again] = out;
      if (again !== undefined) fresh.push({ ...again });
      const expected = [...sorted.filter(item => !out.has(item)), ...fresh].toSorted(compare);
      expect(replaced(sorted, out, fresh, compare)).toEqual(expected);
    }),
  );
});
