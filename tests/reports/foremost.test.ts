import fc from 'fast-check';
import { expect, test } from 'vitest';
import { foremost } from '../../lib/reports/foremost.ts';

test('the first few are those of the whole list, sorted', () => {
  const item = fc.record({ rank: fc.nat(5), name: fc.nat() });
  fc.assert(
    fc.property(fc.array(item), fc.nat(8), (items, most) => {
      const compare = (a: { rank: number }, b: { rank: number }): number => a.rank - b.rank;
      expect(foremost(items, most, compare)).toEqual(items.toSorted(compare).slice(0, most));
    }),
  );
});
