import { expect, test } from 'vitest';
import { address, fragment } from '../../lib/pages/address.ts';
import { sliceOf } from '../../lib/pages/pager.tsx';

const asked = (page: string, total = 450): number => sliceOf(new URLSearchParams({ page }), 'page', total, 200).page;

test('any value of the parameter leads to the nearest page there is', () => {
  expect(['1', '2', '3', '4', '999999999'].map(page => asked(page))).toEqual([1, 2, 3, 3, 3]);
  expect(['0', '-1', '1.5', '1e3', 'two', '', '99999999999999999999'].map(page => asked(page))).toEqual(
    Array.from({ length: 7 }, () => 1),
  );
  expect(asked('7', 0)).toBe(1);
});

test('a page begins where the one before it ends', () => {
  expect(sliceOf(new URLSearchParams('page=3'), 'page', 450, 200)).toEqual({
    page: 3,
    pages: 3,
    from: 400,
    count: 200,
  });
});

test('an address leaves out what is not asked for and encodes the rest', () => {
  expect(address('/missing', { q: null, sort: '' })).toBe('/missing');
  expect(address('/missing', { q: 'a&b', sort: 'name' })).toBe('/missing?q=a%26b&sort=name');
});

test('a fragment survives any heading', () => {
  expect(fragment('key-features')).toBe('#key-features');
  expect(fragment('50%-\ud800"')).toBe('#50%25-%EF%BF%BD%22');
});
