import { expect, test } from 'vitest';
import { decode, encode } from '../../lib/site/decode.ts';

const segments = (target: string): readonly string[] | null => decode(target)?.segments ?? null;

test('each segment is decoded once', () => {
  expect(segments('/')).toEqual([]);
  expect(segments('/notes/a%20b')).toEqual(['notes', 'a b']);
  expect(segments('/notes/%2500')).toEqual(['notes', '%00']);
  expect(segments('/notes/%252e%252e')).toEqual(['notes', '%2e%2e']);
  expect(segments('/notes/C%23?x#y')).toEqual(['notes', 'C#']);
  expect(segments('/notes/%E6%97%A5')).toEqual(['notes', '日']);
});

test.each([
  ['/..', 'up'],
  ['/a/../b', 'up'],
  ['/%2e%2e/b', 'up, encoded'],
  ['/a/%2E/b', 'here, encoded'],
  ['/a%2fb', 'a slash inside a segment'],
  ['/a%00', 'NUL'],
  ['//evil.example/a', 'an empty segment'],
  ['/a//b', 'an empty segment'],
  ['/a//', 'two slashes at the end'],
  ['//', 'nothing but slashes'],
  ['/%', 'cut percent-encoding'],
  ['/%ff%fe', 'not UTF-8'],
  ['/%ED%A0%80', 'half of a surrogate pair'],
  ['*', 'no path'],
  ['http://evil.example/a', 'a whole address'],
])('%s is no address: %s', target => {
  expect(decode(target)).toBeNull();
});

test('a slash at the end is told, not a segment', () => {
  expect(decode('/a/')).toMatchObject({ segments: ['a'], trailingSlash: true });
  expect(decode('/a')).toMatchObject({ segments: ['a'], trailingSlash: false });
});

test('the query forgives everything', () => {
  expect(decode('/missing?page=2&q=%zz%E4&page=3')?.params.getAll('page')).toEqual(['2', '3']);
});

test('what is encoded is decoded again, and never leaves this site', () => {
  for (const path of [['notes', 'a b/c'.replace('/', '∕')], ['\\evil.example'], ['é', '100%', '?#;&=+']]) {
    expect(segments(encode(path))).toEqual(path);
    expect(encode(path)).toMatch(/^\/[^/\\]/);
  }
});
