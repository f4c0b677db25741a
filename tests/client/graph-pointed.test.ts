import { expect, test } from 'vitest';
import { pointedAt } from '../../lib/client/graph-pointed.ts';

/** Three nodes in a row: one of 2 pixels, and far from it two of 4 that lie on each other. */
const row = {
  places: Float32Array.from([0, 0, 10, 0, 14, 0]),
  sizes: Float32Array.from([2, 4, 4]),
  isShown: (): boolean => true,
};
const usual = { y: 0, scale: 1, unit: 1 };

test.each([
  [0, 0],
  [4, 0],
  [4.1, 1],
  [11.9, 1],
  [12.1, 2],
  [20.1, null],
])('at %d it means %j', (x, node) => {
  expect(pointedAt(row, { ...usual, x })).toBe(node);
});

test('the nearer the view, the fewer units a node reaches, and the larger it is painted', () => {
  expect(pointedAt(row, { ...usual, x: 3, unit: 2 })).toBeNull();
  expect(pointedAt(row, { ...usual, x: 3, unit: 2, scale: 3 })).toBe(0);
});

test('what is not shown is not meant, and lets what is behind it be', () => {
  expect(pointedAt({ ...row, isShown: node => node !== 1 }, { ...usual, x: 11.9 })).toBe(2);
  expect(pointedAt({ ...row, isShown: () => false }, { ...usual, x: 0 })).toBeNull();
});
