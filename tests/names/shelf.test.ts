import fc from 'fast-check';
import { expect, test } from 'vitest';
import { byName } from '../../lib/names/shelf.ts';

test('capitals are no other letters, and numbers count by their value', () => {
  const names = ['notes', 'Note 10', 'note 9', 'Zeta', 'alpha', 'Note 9 b', '2026-10-01', '2026-9-30', 'Note'];
  expect(byName(names, name => name)).toEqual([
    '2026-9-30',
    '2026-10-01',
    'alpha',
    'Note',
    'note 9',
    'Note 9 b',
    'Note 10',
    'notes',
    'Zeta',
  ]);
});

test('the order is the same however the names came', () => {
  fc.assert(
    fc.property(fc.uniqueArray(fc.stringMatching(/^[aAbB0-9 ]{1,6}$/)), names => {
      expect(byName(names.toReversed(), name => name)).toEqual(byName(names, name => name));
    }),
  );
});

test('what is spelled alike keeps its order', () => {
  const items = [1, 2, 3].map(at => ({ at, name: 'same' }));
  expect(byName(items, ({ name }) => name)).toEqual(items);
});
