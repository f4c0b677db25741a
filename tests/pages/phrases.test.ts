import { expect, test } from 'vitest';
import { clamp, counted, dayAt, dayOf, readingTime } from '../../lib/pages/phrases.ts';

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

test('a day is read from the beginning of an ISO date and from nothing else', () => {
  expect(dayOf('2026-11-12')).toEqual({ iso: '2026-11-12', text: '12 Nov 2026' });
  expect(dayOf('2026-01-02T10:00:00Z')?.text).toBe('2 Jan 2026');
  expect(['2026-13-01', '2026-00-10', '2026-01-32', '12.11.2026', '20261112', 'soon', ''].map(dayOf)).toEqual(
    Array.from({ length: 7 }, () => null),
  );
});

test('a moment that no calendar has is no day', () => {
  expect(dayAt(0)?.text).toBe('1 Jan 1970');
  expect(dayAt(Number.NaN)).toBeNull();
  expect(dayAt(8.65e15)).toBeNull();
});

test('reading takes at least a minute', () => {
  expect([1, 230, 2300].map(readingTime)).toEqual(['1 min read', '1 min read', '10 min read']);
});
