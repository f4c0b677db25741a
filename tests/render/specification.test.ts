/** The CommonMark specification, and GitHub's extensions of it, beside what Backlit makes of the same text. */
import gfm from 'cmark-gfm-js';
import commonMark from 'commonmark-spec';
import { describe, expect, test } from 'vitest';
import { compare } from './reference.ts';
import { otherThanCommonMark, otherThanGfm } from './specification.ts';

/** Tabs are arrows in the specification. */
const examples = commonMark.tests.map(({ number, markdown, html }) => ({
  number,
  markdown: markdown.replaceAll('→', '\t'),
  html: html.replaceAll('→', '\t'),
}));

const expectedToDiffer = new Set(Object.values(otherThanCommonMark).flat());

describe('CommonMark', () => {
  test('all of its examples are there', () => expect(examples).toHaveLength(652));

  test.each(examples.filter(({ number }) => !expectedToDiffer.has(number)))('example $number', ({ markdown, html }) => {
    const { ours, theirs } = compare(markdown, html);
    expect(ours).toBe(theirs);
  });

  test.each(Object.entries(otherThanCommonMark))('on purpose: %s', (_, numbers) => {
    const equal = examples.filter(({ number, markdown, html }) => {
      const { ours, theirs } = compare(markdown, html);
      return numbers.includes(number) && ours === theirs;
    });
    expect(equal.map(({ number }) => number)).toEqual([]);
  });
});

/** One text for each rule of an extension. */
const texts: Readonly<Record<string, readonly string[]>> = {
  tables: [
    '| city | people |\n| --- | --- |\n| Bern | few |',
    'city | people | sea\n:-- | :-: | --:\nBern | few | no\nOslo | more | yes',
    '| a \\| b | `c \\| d` |\n|-|-|\n| **e \\| f** | g |',
    '| a | b |\n| - | - |\n| c | d |\n> e',
    '| a | b |\n| - | - |\n| c | d |\ne\n\nf',
    '| a | b |\n| - |\n| c |',
    '| a | b |\n| - | - |\n| c |\n| d | e | f |',
    '| only | a head |\n|:----|-----:|',
    'a paragraph\n\n| a |\n|---|\n| [b](c "d") ![e](f) |',
    '- | a |\n  |---|\n  | b |',
    '> | a |\n> |---|\n> | b |',
    '| a |\n|---|\n| *b* ~~c~~ <https://d.example> |\n# e',
    '|a|b|\n|:-:|---|\n||c|',
  ],
  strikethrough: [
    '~~gone~~ kept',
    '~one~ tilde',
    'a~~b~~c',
    '~~not\n\nacross~~ paragraphs',
    'a ~~~not a word~~~',
    '~~a **b ~~c~~ d** e~~',
    '\\~~a~~',
    '~~a *b~~ c*',
  ],
  autolinks: [
    'www.example.org',
    'see www.example.org/a/b for more',
    'www.example.org/a.b. And www.example.org.',
    'www.example.org/search?q=(x)',
    '(www.example.org/search?q=(x)))',
    'www.example.org/a?b=c&d=e&amp;',
    'www.example.org/a<b',
    'http://example.org and https://sub.example.org/?q=1#top',
    '**https://example.org/a**',
    'no.one@example.org',
    'a.b-c_d@e.example, a.b-c_d@e.example., x@y-z_',
    '`www.example.org` \\www.example.org',
    '[www.a.example](https://b.example)',
    'http:// www. @ a@b',
  ],
  'disallowed HTML': ['<b> <title> <style> <i>', '<blockquote>\n  <xmp> is gone. <XMP> too.\n</blockquote>'],
};

const different = new Set(Object.values(otherThanGfm).flat());

describe.each(Object.entries(texts))('GFM: %s', (_, each) => {
  test.each(each.filter(text => !different.has(text)))('%j', text => {
    const { ours, theirs } = compare(text, gfm.convert(text));
    expect(ours).toBe(theirs);
  });
});

test.each(Object.entries(otherThanGfm))('other than GFM on purpose: %s', (_, list) => {
  const all = Object.values(texts).flat();
  for (const text of list) {
    const { ours, theirs } = compare(text, gfm.convert(text));
    expect(all).toContain(text);
    expect(ours).not.toBe(theirs);
  }
});
