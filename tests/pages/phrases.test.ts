import { expect, test } from 'vitest';
import { clamp, counted, dayAt, dayOf, momentOf, readingTime } from '../../lib/pages/phrases.ts';

test('counts agree with their noun and set thousands apart', () => {
  expect([0, 1, 2, 12345].map(n => counted(n, 'note'))).toEqual(['0 notes', '1 note', '2 notes', '12,345 notes']);
});

test('a clamp cuts at a blank when one is near, and never inside a letter', () => {
  expect(clamp('short', 10)).toBe('short');
  expect(clamp('one two three four', 12)).toBe('one two…');
  expect(clamp('x'.repeat(30), 10)).toBe(`${'x'.repeat(9)}…`);
  expect(clamp('🎉'.repeat(20), 10)).toBe(`${'🎉'.repeat(4)}…`);
  expect(clamp(`a ${'b'.repeat(40)}`, 30)).toHaveLength(30);
});

test('a date has a day, and a moment the time and the zone that were written', () => {
  expect(dayOf('2026-11-12')).toEqual({ iso: '2026-11-12', text: '12 Nov 2026' });
  expect(dayOf('2026-01-02T23:30:00-05:00').text).toBe('2 Jan 2026');
  expect(momentOf('2026-01-02')).toBe('2 Jan 2026');
  expect(momentOf('2026-01-02T09:05')).toBe('2 Jan 2026, 09:05');
  expect(momentOf('2026-01-02T09:05:30Z')).toBe('2 Jan 2026, 09:05 UTC');
  expect(momentOf('2026-01-02T23:30:00-05:00')).toBe('2 Jan 2026, 23:30 -05:00');
});

test('a moment that no calendar has is no day', () => {
  expect(dayAt(0)?.text).toBe('1 Jan 1970');
  expect(dayAt(Number.NaN)).toBeNull();
  expect(dayAt(8.65e15)).toBeNull();
});

test('reading takes at least a minute', () => {
  expect([1, 230, 2300].map(readingTime)).toEqual(['1 min read', '1 min read', '10 min read']);
});
