/** Wiki links and embeds in the syntax tree: where they are, and that they can be written again as they were. */
import fc from 'fast-check';
import remarkStringify from 'remark-stringify';
import { describe, expect, test } from 'vitest';
import { markdown, parse } from '../../lib/markdown/parse.ts';
import { outline, wikiLinksOf } from './outline.ts';

describe('what is a link', () => {
  test.each([
    ['[[a]]', ['[[a]]']],
    ['![[a.png|300]]', ['![[a.png|300]]']],
    ['[[a|]] [[a| ]]', ['[[a|]]', '[[a| ]]']],
    ['[[a#b#c|d]]', ['[[a#b#c|d]]']],
    ['[[#b]] [[#^c]]', ['[[#b]]', '[[#^c]]']],
    ['[[[a]]]', ['[[a]]']],
    ['[[[[a]]]]', ['[[a]]']],
    ['[[a [[b]] c]]', ['[[b]]']],
    ['[[a [b] c]]', ['[[a [b] c]]']],
    ['[[a]b]]', ['[[a]b]]']],
    ['[[a]](url)', ['[[a]]']],
    ['[[a]][ref]\n\n[ref]: x.md', ['[[a]]']],
    ['[[a]]s', ['[[a]]']],
    ['x[[a]]y[[b]]', ['[[a]]', '[[b]]']],
    ['[x [[a]] y](u.md)', ['[[a]]']],
    ['**[[a]]** _[[b]]_ ~~[[c]]~~', ['[[a]]', '[[b]]', '[[c]]']],
    ['![[[a]]]', ['[[a]]']],
    ['!\\[[a]]', []],
    ['\\[[a]]', []],
    ['\\\\[[a]]', ['[[a]]']],
    ['\\![[a]]', ['[[a]]']],
    ['[[&amp;]] [[*a*]]', ['[[&amp;]]', '[[*a*]]']],
    ['$5 [[a]] or $6', ['[[a]]']],
    ['$5 [[a]] or $6 and US$', ['[[a]]']],
    ['An open [[1) that nobody closes [[a]]', ['[[a]]']],
    ['# [[a]] #', ['[[a]]']],
    ['> - [[a]]', ['[[a]]']],
    ['a\n===\n[[b]]', ['[[b]]']],
    ['[^1]\n\n[^1]: [[a]]', ['[[a]]']],
    ['a [[b]]\r\n[[c]]', ['[[b]]', '[[c]]']],
    ['\tx\n\n-\t[[a\tb]]', ['[[a\tb]]']],
    ['😀[[漢字]] e\u0301[[e\u0301]] שלום [[שלום]]', ['[[漢字]]', '[[e\u0301]]', '[[שלום]]']],
  ])('%s', (text, links) => {
    expect(wikiLinksOf(text)).toEqual(links);
  });

  test.each([
    '[[]]',
    '[[ ]]',
    '[[\u200b]]',
    '[[#]]',
    '[[|a]]',
    '[[a\nb]]',
    '[[a',
    '[a]]',
    '`[[a]]`',
    '``[[a]] ` ``',
    '```\n[[a]]\n```',
    '~~~~\n[[a]]\n~~~\n[[b]]',
    '```\n[[a]]',
    '    [[a]]',
    '<!-- [[a]] -->',
    'x <!-- [[a]] -->',
    '<div>\n[[a]]\n</div>',
    '<a title="[[a]]">x</a>',
    '$[[a]]$',
    '$$\n[[a]]\n$$',
    '%%[[a]]%%',
    '%%\n\n[[a]]\n\n%%',
    '![[[a]] b](x.png)',
    '[r]: x.md "[[a]]"',
    '[x](<[[a]]>)',
    '[x](u.md "[[a]]")',
    '<https://x.org/[[a]]>',
    'https://x.org/[[a]]',
  ])('none in %s', text => {
    expect(wikiLinksOf(text)).toEqual([]);
  });

  test('at most 1,000 characters between the brackets', () => {
    const longest = `[[${'a'.repeat(1000)}]]`;
    expect(wikiLinksOf(longest)).toEqual([longest]);
    expect(wikiLinksOf(`[[${'a'.repeat(1001)}]]`)).toEqual([]);
  });
});

describe('code wins', () => {
  test.each([
    ['[[a`b`c]]', ['[[a`b`c]]']],
    ['[[a`]]`b]]', ['[[a`]]`b]]']],
    ['[[a`[[`b]]', ['[[a`[[`b]]']],
    ['[[a`b]]', ['[[a`b]]']],
    ['[[a``b`c``d]]', ['[[a``b`c``d]]']],
    ['[[a\\`b]] c`', ['[[a\\`b]]']],
    ['[[a`b]] c`', []],
    ['[[a`b]]\nc`', []],
    ['[[a`b]]\nc` [[d]]', ['[[d]]']],
    ['`[[` a `]]`', []],
    ['[[a`b]]\n\nc`', ['[[a`b]]']],
  ])('%s', (text, links) => {
    expect(wikiLinksOf(text)).toEqual(links);
  });
});

test('in a table the divider is escaped, and a bare one ends the cell', () => {
  const table = '| x | y |\n|---|---|\n| [[a\\|b]] | [[c|d]] |\n';
  expect(wikiLinksOf(table)).toEqual(['[[a\\|b]]']);
});

test('the plugin makes the node, ours adds what was written', () => {
  const [paragraph] = parse('![[a\\|b]] [[c]]').children;
  expect(paragraph).toMatchObject({
    children: [
      { type: 'wikiLink', value: 'a', raw: 'a\\|b', embed: true, data: { alias: 'b' } },
      { type: 'text', value: ' ' },
      { type: 'wikiLink', value: 'c', raw: 'c', embed: false },
    ],
  });
});

test('what is left of a refused link is ordinary text', () => {
  expect(outline('[[a [b](c.md) [[ ]]')).toBe(
    ['paragraph', '  text "[[a "', '  link', '    text "b"', '  text " [[ ]]"'].join('\n'),
  );
});

const pieces = ['[[', ']]', '![[', '[', ']', '!', '|', '\\', '`', 'a', 'é', '#', '^b', '*', '_', '%%', '$', '=', ' '];
const inlineText = fc.array(fc.constantFrom(...pieces), { maxLength: 24 }).map(parts => parts.join(''));

/** A Markdown text written again. */
function rewritten(text: string): string {
  return markdown(new Set()).use(remarkStringify).stringify(parse(text));
}

test('parse, then write: every link byte for byte', () => {
  const text = [
    '# [[a]] #tag',
    '',
    'x [[b|c *d*]] ![[e.png|300]] [[f#g#^h]] \\![[i]] [[j|]] [[k [l] m]] [[n`]]`o]]',
    '',
    '| p |',
    '| - |',
    '| [[q\\|r]] |',
    '',
    '> - [[s & t]] [u [[v]]](w.md)',
  ].join('\n');
  expect(wikiLinksOf(rewritten(text))).toEqual(wikiLinksOf(text));
  expect(wikiLinksOf(text)).toHaveLength(11);
  fc.assert(
    fc.property(inlineText, generated => {
      expect(wikiLinksOf(rewritten(generated))).toEqual(wikiLinksOf(generated));
    }),
    { numRuns: 2000 },
  );
});

test('positions are those of the source', () => {
  fc.assert(
    fc.property(fc.array(fc.constantFrom(...pieces, '\n', '\r\n', '> ', '- ', '\t', '😀')), parts => {
      for (const link of wikiLinksOf(parts.join(''))) expect(link).toMatch(/^!?\[\[.*\]\]$/u);
    }),
    { numRuns: 2000 },
  );
});
