import fc from 'fast-check';
import { expect, test } from 'vitest';
import { NumberRows } from '../../lib/graph/number-rows.ts';

test('each row has the list that it was given last', () => {
  const step = fc.tuple(fc.nat(40), fc.array(fc.nat(), { maxLength: 60 }));
  const many = fc.array(step, { minLength: 50, maxLength: 400, size: 'max' });
  fc.assert(
    fc.property(many, steps => {
      const rows = new NumberRows();
      const model = new Map<number, readonly number[]>();
      for (const [row, numbers] of steps) {
        rows.set(row, numbers);
        model.set(row, numbers);
      }
      for (let row = 0; row <= 41; row++) expect([...rows.of(row)]).toEqual(model.get(row) ?? []);
    }),
    { numRuns: 50 },
  );
});
