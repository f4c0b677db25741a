import fc from 'fast-check';
import { expect, test } from 'vitest';
import { Repeated } from '../../lib/reports/repeated.ts';

test('repeated is what more than one owner has, and the first of them is told', () => {
  const given = fc.array(fc.tuple(fc.nat(3000), fc.nat(40)), { maxLength: 3000 });
  fc.assert(
    fc.property(given, pairs => {
      const repeated = new Repeated();
      const first = new Map<number, number>();
      const several = new Set<number>();
      for (const [hash, owner] of pairs) {
        const known = first.get(hash) ?? owner;
        first.set(hash, known);
        if (known !== owner) several.add(hash);
        expect(repeated.add(hash, owner)).toBe(known === owner ? null : known);
      }
      expect(repeated.isEmpty).toBe(several.size === 0);
      for (const hash of first.keys()) expect(repeated.has(hash)).toBe(several.has(hash));
    }),
    { numRuns: 50 },
  );
});
