import { expect, test } from 'vitest';
import { parseRange } from '../../lib/site/ranges.ts';

test.each([
  ['bytes=0-0', { start: 0, end: 0 }],
  ['bytes=0-99', { start: 0, end: 99 }],
  ['bytes=90-', { start: 90, end: 99 }],
  ['bytes=90-1000', { start: 90, end: 99 }],
  ['bytes=-10', { start: 90, end: 99 }],
  ['bytes=-1000', { start: 0, end: 99 }],
])('%s of 100 bytes', (header, range) => {
  expect(parseRange(header, 100)).toEqual(range);
});

test.each([
  null,
  '',
  'bytes=',
  'bytes=-',
  'bytes=a-b',
  'bytes=5-1',
  'lines=0-1',
  'bytes=0-1,5-6',
  'bytes=99999999999999999999-',
])('%s is not understood, so the whole file is sent', header => {
  expect(parseRange(header, 100)).toBe('whole');
});

test.each(['bytes=100-', 'bytes=100-200', 'bytes=-0'])('%s has none of 100 bytes', header => {
  expect(parseRange(header, 100)).toBe('unsatisfiable');
});

test('an empty file has no stretch', () => {
  expect(parseRange('bytes=0-', 0)).toBe('unsatisfiable');
  expect(parseRange('bytes=-5', 0)).toBe('unsatisfiable');
});
