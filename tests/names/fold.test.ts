import fc from 'fast-check';
import { expect, test } from 'vitest';
import { byCodePoint, fold, normalize } from '../../lib/names/fold.ts';

test.each([
  ['Coroutine Explained', 'coroutine  explained'],
  ['STRASSE', 'straße'],
  ['ẞ', 'ss'],
  ['ΟΔΟΣ', 'οδος'],
  ['ſ', 's'],
  ['\u212a', 'k'],
  ['é', 'e\u0301'],
  ['\u00a0a\u3000b ', 'a b'],
])('%s and %s are one name', (a, b) => {
  expect(fold(a)).toBe(fold(b));
});

test.each([
  ['a-b', 'a b'],
  ['a_b', 'a b'],
  ['ı', 'i'],
  ['\ufeffa', 'a'],
  ['a\u200bb', 'ab'],
])('%s and %s are two names', (a, b) => {
  expect(fold(a)).not.toBe(fold(b));
});

test('folding twice changes nothing, and case never matters', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme' }), text => {
      expect(fold(fold(text))).toBe(fold(text));
      expect(fold(normalize(text))).toBe(fold(text));
    }),
  );
});

test('what the language finds equal without case is one name', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme', minLength: 1, maxLength: 3 }), text => {
      const upper = text.toUpperCase();
      const alike = upper.length === text.length && new RegExp(`^${quote(text)}$`, 'iu').test(upper);
      if (alike) expect(fold(upper)).toBe(fold(text));
    }),
  );
});

function quote(text: string): string {
  return text.replace(/[$()*+./?[\\\]^{|}]/g, '\\$&');
}

test('order is that of code points, which surrogates break', () => {
  expect(['\u{1f600}', '\uffee', 'a'].sort(byCodePoint)).toEqual(['a', '\uffee', '\u{1f600}']);
});
