import { expect, test } from 'vitest';
import { excerptAt } from '../../lib/reports/excerpt.ts';

const text = ['one', 'two', 'three', 'four', 'five', 'six'].join('\r\n');

test.each([
  [1, 1, ['one', 'two', 'three']],
  [4, 2, ['two', 'three', 'four', 'five', 'six']],
  [6, 4, ['four', 'five', 'six']],
])('line %i has two on either side, where there are', (line, from, lines) => {
  expect(excerptAt('a.md', text, { line, column: 1 })).toMatchObject({ from, lines, at: 0 });
});

test('of a long line as much is told as can be read, and the place is in it', () => {
  const long = `${'a'.repeat(200)}!${'b'.repeat(200)}`;
  const { lines, at } = excerptAt('a.md', long, { line: 1, column: 201 });
  expect(lines[0]?.length).toBeLessThan(130);
  expect(lines[0]?.[at]).toBe('!');
  expect(lines[0]).toMatch(/^…a.*b…$/);
});

test('a place in the visible part of a long line stays where it is', () => {
  const { lines, at } = excerptAt('a.md', `ab!${'c'.repeat(300)}`, { line: 1, column: 3 });
  expect(lines[0]?.[at]).toBe('!');
  expect(lines[0]?.startsWith('ab!')).toBe(true);
});
