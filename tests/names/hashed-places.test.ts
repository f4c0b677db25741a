import fc from 'fast-check';
import { expect, test } from 'vitest';
import { HashedPlaces } from '../../lib/names/hashed-places.ts';

function placesUnder(places: HashedPlaces, hash: number): readonly number[] {
  const found: number[] = [];
  for (let entry = places.first(hash); entry >= 0; entry = places.next(entry)) found.push(places.place(entry));
  return found.sort((a, b) => a - b);
}

test('under each hash are the places that were added and not deleted, however many were expected', () => {
  const step = fc.record({
    hash: fc.nat(30),
    place: fc.nat(5),
    isAdded: fc.integer({ min: 0, max: 3 }).map(n => n > 0),
  });
  fc.assert(
    fc.property(fc.nat(20), fc.array(step, { maxLength: 300, size: 'max' }), (expected, steps) => {
      const places = new HashedPlaces(expected);
      const model = new Map<number, number[]>();
      for (const { hash, place, isAdded } of steps) {
        const known = model.get(hash) ?? [];
        model.set(hash, known);
        if (isAdded) {
          places.add(hash, place);
          known.push(place);
        } else {
          places.delete(hash, place);
          if (known.includes(place)) known.splice(known.indexOf(place), 1);
        }
      }
      for (let hash = 0; hash <= 31; hash++) {
        expect(placesUnder(places, hash)).toEqual((model.get(hash) ?? []).sort((a, b) => a - b));
      }
    }),
    { numRuns: 100 },
  );
});

test('what was added last is told first, also after it has grown', () => {
  const places = new HashedPlaces(0);
  for (let place = 0; place < 100; place++) places.add(place % 2, place);
  expect([places.place(places.first(0)), places.place(places.first(1)), places.first(2)]).toEqual([98, 99, -1]);
});
