/** How texts and queries are divided into words. */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { foldWord } from '../../lib/search/fold-word.ts';
import { parseQuery } from '../../lib/search/query.ts';
import { stemOf } from '../../lib/search/word-forms.ts';
import { eachWord } from '../../lib/search/words.ts';

/** Words of one place joined by `=`. */
function words(text: string): string {
  const places: string[] = [];
  eachWord(text, 0, text.length, (word, _start, _end, joined) => {
    if (joined) places[places.length - 1] += `=${word}`;
    else places.push(word);
  });
  return places.join(' ');
}

test.each([
  ['An Event-Loop', 'an event loop'],
  ['await asyncio.sleep(0.1)', 'await asyncio sleep 0 1'],
  ['my_coroutine __init__ node:fs', 'my coroutine init node fs'],
  ['camelCase HTTPServer utf8', 'camelcase=camel=case httpserver=http=server utf8=utf=8'],
  ['C++, C# and F#; C', 'c=c++ c=c# and f=f# c'],
  ['(.NET) end.Next ../x', 'net=.net end next x'],
  ['# Heading#tag', 'heading tag'],
  ['協程 is 協', '協 程 is 協'],
  ['ภาษา', 'ภ า ษ า'],
  ['コルーチン ｺﾞ', 'コ ル ー チ ン ゴ'],
  ['한국어', '한 국 어'],
  ['Ångström ÉCOLE naïve Łódź', 'angstrom ecole naive lodz'],
  ['straße STRASSE', 'strasse strasse'],
  ['İstanbul ıspanak', 'istanbul ispanak'],
  ['ＦＵＬＬ ﬁne', 'full fine'],
  ['soft\u00adhyphen', 'softhyphen'],
  ['👍🏽 👨‍👩‍👧 → ∀', '👍 👨👩👧 → ∀'],
  ['a─b', 'a b'],
  ['', ''],
  ['*** --- ((((', ''],
])('%s', (text, expected) => {
  expect(words(text)).toBe(expected);
});

test('folding a folded word changes nothing', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme' }), text => {
      eachWord(text, 0, text.length, word => expect(foldWord(word)).toBe(word));
    }),
  );
});

test('every word has its place in the text, from the left', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), text => {
      let last = 0;
      eachWord(text, 0, text.length, (word, start, end, joined) => {
        expect(word).not.toBe('');
        expect(end).toBeGreaterThan(start);
        expect(end).toBeLessThanOrEqual(text.length);
        if (!joined) expect(start).toBeGreaterThanOrEqual(last);
        last = start;
      });
    }),
  );
});

test.each([
  ['migrate migrates migrating migrated', 1],
  ['orphan orphans orphaned', 1],
  ['query queries', 1],
  ['class classes', 1],
  ['sleep sheep', 2],
  ['loop looped', 1],
])('forms of %s', (forms, stems) => {
  expect(new Set(forms.split(' ').map(stemOf)).size).toBe(stems);
});

test.each([
  ['event loop', '(event) (loop)'],
  ['"event loop"', '(event loop)'],
  ['asyncio.sleep', '(asyncio sleep)'],
  ['"open quote', '(open quote)'],
  ['loop -draft -"two words"', '(loop) -(draft) -(two words)'],
  ['tag:Python/Async #todo', '#python/async #todo'],
  ['path:guide -path:"My Folder" title:loop', 'title(loop) /guide -/My Folder'],
  ['loop loop', '(loop)'],
  ['Python協程', '(python) (協 程)'],
  ['C++ C# .net', '(c++) (c#) (.net)'],
  ['tag: path: title: - -- " ""', '(tag) (path) (title)'],
  ['((((( * \\ \0 ?', ''],
  ['__proto__', '(proto)'],
  ['constructor toString', '(constructor) (tostring)'],
])('the query %s', (typed, expected) => {
  const { phrases, tags, paths } = parseQuery(typed, false);
  const parts = [
    ...phrases.wanted.map(({ words: each, within }) => `${within === 1 ? 'title' : ''}(${each.join(' ')})`),
    ...phrases.unwanted.map(({ words: each }) => `-(${each.join(' ')})`),
    ...tags.wanted.map(({ key }) => `#${key}`),
    ...paths.wanted.map(path => `/${path}`),
    ...paths.unwanted.map(path => `-/${path}`),
  ];
  expect(parts.join(' ')).toBe(expected);
});

test('the last word goes on only while it is typed', () => {
  const openOf = (typed: string, typing: boolean): readonly boolean[] =>
    parseQuery(typed, typing).phrases.wanted.map(({ open }) => open);
  expect(openOf('event lo', true)).toEqual([false, true]);
  expect(openOf('event lo', false)).toEqual([false, false]);
  expect(openOf('event ', true)).toEqual([false]);
  expect(openOf('"event lo', true)).toEqual([true]);
  expect(openOf('"event lo"', true)).toEqual([false]);
});
