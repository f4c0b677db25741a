/** What the syntax tree reader finds: links, headings, blocks and tags, each at its place. */
import { describe, expect, test } from 'vitest';
import { anchorsOf } from '../../lib/markdown/anchors.ts';
import { parse } from '../../lib/markdown/parse.ts';
import { plainText } from '../../lib/markdown/plain.ts';
import { readTree } from '../../lib/markdown/tree.ts';

/** `kind target #heading ^block |label @source` for each link. */
function links(text: string): string[] {
  return readTree(text).links.map(({ kind, target, heading, block, label, start, end }) =>
    [
      kind,
      target,
      heading === null ? [] : `#${heading}`,
      block === null ? [] : `^${block}`,
      label === null ? [] : `|${label}`,
      `@${text.slice(start, end)}`,
    ]
      .flat()
      .join(' '),
  );
}

describe('links', () => {
  test.each([
    ['[[a#b#c|d]]', ['wiki a #b#c |d @[[a#b#c|d]]']],
    ['![[a.png|300]]', ['embed a.png |300 @![[a.png|300]]']],
    ['[[#^x]]', ['wiki  ^x @[[#^x]]']],
    ['[t](a%20b.md#h)', ['markdown a%20b.md #h |t @[t](a%20b.md#h)']],
    ['[*t* u](<a b.md>)', ['markdown a b.md |*t* u @[*t* u](<a b.md>)']],
    ['[](a\\_b&amp;c.md)', ['markdown a_b&c.md @[](a\\_b&amp;c.md)']],
    ['![i [[x]]](j.png)', ['markdown j.png |i [[x]] @![i [[x]]](j.png)']],
    ['[![i](j.png)](k.md)', ['markdown k.md |![i](j.png) @[![i](j.png)](k.md)', 'markdown j.png |i @![i](j.png)']],
    ['[a [[b]]](c.md)', ['markdown c.md |a [[b]] @[a [[b]]](c.md)', 'wiki b @[[b]]']],
    [
      '[t][r] [r][] [r] ![i][r]\n\n[r]: v.md',
      ['markdown v.md |t @[t][r]', 'markdown v.md |r @[r][]', 'markdown v.md |r @[r]', 'markdown v.md |i @![i][r]'],
    ],
    ['[r]\n\n[r]: first.md\n[r]: second.md', ['markdown first.md |r @[r]']],
    ['[t](C:/x.md)', ['markdown C:/x.md |t @[t](C:/x.md)']],
    ['[t](#h)', ['markdown  #h |t @[t](#h)']],
    ['> [a\n> b](c.md)', ['markdown c.md |a\nb @[a\n> b](c.md)']],
    ['😀 [t](é.md)\r\n\r\n[[漢]]', ['markdown é.md |t @[t](é.md)', 'wiki 漢 @[[漢]]']],
  ])('%j', (text, expected) => {
    expect(links(text)).toEqual(expected);
  });

  test.each([
    '[t](https://x.org) [t](mailto:a@b.c) [t](//x.org) [t](javascript:x) [t](obsidian://open)',
    '<https://x.org> https://x.org www.x.org a@x.org',
    '[t]() [t](#) [t](<>)',
    '<a href="a.md">x</a> <img src="b.png">',
    '[r]: a.md',
  ])('none in %j', text => {
    expect(links(text)).toEqual([]);
  });

  test('what stands before the body is not read', () => {
    const text = '---\nup: "[[a]]"\n---\n[[b]]';
    expect(readTree(text, 20).links).toMatchObject([{ target: 'b', start: 20, end: 25 }]);
  });

  test('a second byte order mark moves nothing', () => {
    expect(readTree('\ufeff[[a]]').links).toMatchObject([{ start: 1, end: 6 }]);
  });
});

test.each([
  [
    '# a *b* `c` [d](e.md) [[f|g]] [[h#i]] ![j](k.png) &amp; \\* <b>l</b> %%m%% ==n== ~~o~~ $p$ ^q',
    'a b c d g h › i j & * l n o p',
  ],
  ['# [[a|**b** c]] #', 'b c'],
  ['# [[a|# *b*]] [[c|- _d_]] [[e|<f>]]', '# b - d e'],
  ['a\nb\n===', 'a b'],
  ['# a[^1]\n\n[^1]: b', 'a'],
  ['#', ''],
])('the text of %j is %j', (text, shown) => {
  expect(readTree(text).headings[0]?.text).toBe(shown);
});

test('headings at any depth, with their place', () => {
  const text = 'x\n\n## A #\n\n> ### B\n\nC\n---\n\n    # no';
  const found = readTree(text).headings.map(({ depth, start, end }) => `${depth} ${text.slice(start, end)}`);
  expect(found).toEqual(['2 ## A #', '3 ### B', '2 C\n---']);
});

test.each([
  ['# a', true],
  ['a\n===', true],
  ['%%\nx\n%%\n# a', true],
  ['[r]: x.md\na\n===', true],
  ['## a', false],
  ['x\n\n# a', false],
  ['> # a', false],
  ['', false],
])('%j begins with its title: %j', (text, leading) => {
  expect(readTree(text).leadingHeading).toBe(leading);
});

test.each([
  ['a ^b1', ['^b1']],
  ['- a ^b\n- c\n  - d ^e', ['^b', '^e']],
  ['# a ^b', ['^b']],
  ['| a |\n|---|\n| c |\n\n^t', ['^t']],
  ['- a\n^b', ['^b']],
  ['> a\n> ^b', ['^b']],
  ['a **b** ^c-d', ['^c-d']],
  ['a \\^b', []],
  ['a ^b\\-c', []],
  ['a^b', []],
  ['**a**^b', []],
  ['a ^b c', []],
  ['a ^b_c', []],
  ['`a ^b`', []],
  ['```\na ^b\n```', []],
  ['| a ^b |\n|---|', []],
])('blocks of %j', (text, blocks) => {
  expect(readTree(text).blocks.map(({ start, end }) => text.slice(start, end))).toEqual(blocks);
});

test.each([
  ['#a #b/c x #d-e', ['a', 'b/c', 'd-e']],
  ['(#a) **#c** #漢字 #😀 #1a', ['a', 'c', '漢字', '😀', '1a']],
  ['# h #a', ['a']],
  ['- #a\n> #b', ['a', 'b']],
  ['a#b &#35; x/#c \\#d ##e #123 # f', []],
  ['`#a` [#b](c.md) [[d#e]] $#f$ %%#g%% <b title="#h">', []],
  ['```\n#a\n```', []],
  ['https://x.org/#a', []],
])('tags of %j', (text, tags) => {
  expect(readTree(text).tags.map(tag => tag.text)).toEqual(tags);
});

test('anchors follow github-slugger, are never empty and never the frame’s', () => {
  expect(anchorsOf(['A b', 'A b', 'a-b', '!', '…', 'Section', 'BL content', 'constructor'])).toEqual([
    'a-b',
    'a-b-1',
    'a-b-2',
    'section',
    'section-1',
    'section-2',
    'section-bl-content',
    'constructor',
  ]);
});

test('plain text of deep trees', () => {
  expect(plainText(parse(`${'> '.repeat(90)}a *b*`).children)).toBe('a b');
});
