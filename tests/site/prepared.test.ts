import { brotliDecompressSync, gunzipSync } from 'node:zlib';
import { expect, test } from 'vitest';
import { memo } from '../../lib/site/memo.ts';
import { chooseEncoding, matches, prepare } from '../../lib/site/prepared.ts';

const page = (text: string) => prepare(200, {}, text);

test('the tag is made from the content alone', () => {
  expect(page('a').etag).toBe(page('a').etag);
  expect(page('a').etag).not.toBe(page('b').etag);
  expect(page('a').etag).toMatch(/^W\/"[\w-]+"$/);
});

test('compressed forms hold the same bytes and are made once', () => {
  const text = 'Backlinks in context. '.repeat(100);
  const prepared = page(text);
  expect(brotliDecompressSync(prepared.encoded('br')).toString()).toBe(text);
  expect(gunzipSync(prepared.encoded('gzip')).toString()).toBe(text);
  expect(prepared.encoded('br')).toBe(prepared.encoded('br'));
});

test.each([
  [null, null],
  ['', null],
  ['identity', null],
  ['gzip, deflate, br, zstd', 'br'],
  ['gzip, deflate', 'gzip'],
  ['GZIP', 'gzip'],
  ['*', 'br'],
  ['br;q=0, *', 'gzip'],
  ['br;q=0, gzip;q=0.0', null],
  ['br;q=x, gzip', 'gzip'],
])('Accept-Encoding: %s', (accepted, encoding) => {
  expect(chooseEncoding(accepted, 10_000)).toBe(encoding);
});

test('a small body is sent as it is', () => {
  expect(chooseEncoding('br', 100)).toBeNull();
});

test.each([
  [null, false],
  ['*', true],
  ['"a"', true],
  ['W/"a"', true],
  ['"b", W/"a"', true],
  ['"b"', false],
  ['a', false],
  ['"ÿ"ÿ"', false],
])('If-None-Match: %s', (header, same) => {
  expect(matches(header, 'W/"a"')).toBe(same);
});

test('the memo holds at most its capacity, and lets go of what was asked for longest ago', () => {
  const kept = memo(4000);
  const big = page('x'.repeat(1000));
  for (const key of ['a', 'b', 'a', 'c']) {
    if (kept.get(key, 'v') === undefined) kept.set(key, big, 'v');
  }
  expect(['a', 'b', 'c'].filter(key => kept.get(key, 'v') !== undefined)).toEqual(['a', 'c']);
});

test('an answer is kept for the version it was made from', () => {
  const kept = memo(4000);
  kept.set('a', page('old'), '1');
  expect(kept.get('a', '1')).toBeDefined();
  expect(kept.get('a', '2')).toBeUndefined();
  expect(kept.get('a', '1')).toBeUndefined();
});
