/** The body of a note: headings, ids, tables, tasks, footnotes, callouts, math, comments. */
import { describe, expect, test } from 'vitest';
import type { LinkTable } from '../../lib/model.ts';
import { render } from '../../lib/render/render.ts';
import { body, rendered } from './body.ts';

describe('headings', () => {
  test('the one that is the title is not shown; the others keep their level', () => {
    expect(rendered('# A\n\n## B\n\n### C')).toMatchObject({
      html: `${heading(2, 'b', 'B')}\n${heading(3, 'c', 'C')}`,
      toc: [
        { depth: 2, text: 'B', anchor: 'b' },
        { depth: 3, text: 'C', anchor: 'c' },
      ],
    });
  });

  test('all go down by one when another first level remains', () => {
    expect(rendered('# A\n\n# B\n\n###### C').toc.map(({ depth }) => depth)).toEqual([2, 6]);
    expect(rendered('# A\n\n## B', false).html).toBe(`${heading(2, 'a', 'A')}\n${heading(3, 'b', 'B')}`);
    expect(rendered('## A\n\n<h1>B</h1>', false).html).toBe(`${heading(3, 'a', 'A')}\n<h2>B</h2>`);
  });

  test('anchors count the title and what stands in quotations and callouts, the contents do not', () => {
    const { html, toc } = rendered('# A\n\n> ## A\n\n> [!note]\n> ## A\n\n## A\n\n## *!*');
    expect(html).toContain(`<blockquote>\n${heading(2, 'a-1', 'A')}\n</blockquote>`);
    expect(html).toContain(`Note</p>\n${heading(2, 'a-2', 'A')}\n</div>\n${heading(2, 'a-3', 'A')}\n`);
    expect(html).toContain('<h2 id="section">');
    expect(toc.map(({ anchor }) => anchor)).toEqual(['a-3', 'section']);
  });

  test('the contents show text without marks', () => {
    expect(rendered('## a *b* [[c|d]] `e` ^f', false).toc[0]?.text).toBe('a b d e');
  });

  test('the link to one is beside it, and says where it leads in its words alone', () => {
    expect(rendered('## a [[missing b]]', false).html).toContain(
      '</h2><a href="#a-missing-b" class="permalink" aria-label="Link to section “a missing b”"></a></div>',
    );
    expect(body('<h2 id="x y">a</h2>')).toContain('<a href="#x%20y" class="permalink"');
    expect(rendered('## !', false).html).toContain('aria-label="Link to section “!”"');
    expect(rendered('## ![](a.png)', false).html).toContain('aria-label="Link to this section"');
  });
});

describe('ids', () => {
  test('of the frame are taken from nobody’s HTML, and no id is there twice', () => {
    expect(body('<div id="bl-content">a</div><div id="b">c</div>\n\n## b\n\n## BL content')).toBe(
      `<div>a</div><div id="b">c</div>\n<h2>b</h2>\n${heading(2, 'section-bl-content', 'BL content')}`,
    );
  });

  test('of blocks: on the block, the item, the table above; in a heading a place of its own', () => {
    expect(body('a ^b')).toBe('<p id="^b">a</p>');
    expect(body('- a ^b\n- c')).toBe('<ul>\n<li id="^b">a</li>\n<li>c</li>\n</ul>');
    expect(body('| a |\n|---|\n\n^b')).toContain('<table id="^b">');
    expect(body('> a\n\n^b')).toBe('<blockquote id="^b">\n<p>a</p>\n</blockquote>');
    expect(body('> [!tip] a\n\n^b')).toContain('<div class="callout" data-callout="tip" role="note" id="^b">');
    expect(rendered('## a ^b', false).html).toContain('<h2 id="a">a<span id="^b"></span></h2>');
    expect(body('^b')).toBe('<p><span id="^b"></span></p>');
    expect(body('a ^b\n\nc ^b')).toBe('<p id="^b">a</p>\n<p>c</p>');
  });
});

describe('tables', () => {
  const wide = `| ${'incomprehensibility | '.repeat(2)}\n|---|---|\n| a | b |`;

  test('one that fits any phone is no stop on the way; an empty cell heads nothing', () => {
    expect(body('| a | |\n|:-:|--:|\n| b | c |').replace(/\n/g, '')).toBe(
      '<div class="table"><table><thead><tr>' +
        '<th class="align-center">a</th><td class="align-right"></td></tr></thead><tbody><tr>' +
        '<td class="align-center">b</td><td class="align-right">c</td></tr></tbody></table></div>',
    );
  });

  test('one whose words may not scrolls in a region that has a name and can be reached', () => {
    expect(body(wide)).toContain('<div class="table" role="region" aria-label="Table 1" tabindex="0"><table>');
    expect(body('| ![[a.png]] |\n|---|')).toContain('tabindex="0"><table>');
    expect(body(`| a |\n|---|\n\n${wide}`)).toContain('aria-label="Table 2"');
    expect(body(`| ${'字'.repeat(40)} |\n|---|`)).toContain('<div class="table"><table>');
  });

  test('its caption is its name', () => {
    const html = `<table><caption>All *of* it</caption><tr><td>${'x'.repeat(40)}</td></tr></table>`;
    expect(body(html)).toContain('aria-label="Table 1: All *of* it"');
  });
});

test('code is plain and can be scrolled with the keyboard', () => {
  expect(body('```js {1}\na < b\n```')).toBe('<pre tabindex="0"><code class="language-js">a &#x3C; b\n</code></pre>');
  expect(body('```"><img src=x>\n```')).toBe('<pre tabindex="0"><code></code></pre>');
});

test('tasks have a box with a name', () => {
  expect(body('- [ ] a\n- [x] b').replace(/\n/g, '')).toBe(
    '<ul class="contains-task-list">' +
      '<li class="task-list-item"><input type="checkbox" disabled aria-label="To do"> a</li>' +
      '<li class="task-list-item"><input type="checkbox" checked disabled aria-label="Done"> b</li></ul>',
  );
});

test('footnotes lead there and back, whatever a heading is called', () => {
  const html = body('a[^fn] b[^fn]\n\n## bl-fn-fn\n\n## Footnotes\n\n[^fn]: b');
  expect(html).toContain(
    '<a href="#bl-fn-fn" id="bl-fnref-fn" data-footnote-ref aria-describedby="bl-footnotes">1</a>',
  );
  expect(html).toContain('<section data-footnotes class="footnotes" aria-labelledby="bl-footnotes">');
  expect(html).toContain('<h2 class="bl-vh" id="bl-footnotes">Footnotes</h2>');
  expect(html).toContain('<li id="bl-fn-fn">');
  expect(html).toContain('<a href="#bl-fnref-fn" data-footnote-backref="" aria-label="Back to reference 1"');
  expect(html).toContain('<a href="#bl-fnref-fn-2" data-footnote-backref="" aria-label="Back to reference 1-2"');
  const ids = [...html.matchAll(/ id="([^"]*)"/g)].map(([, id]) => id);
  expect(new Set(ids).size).toBe(ids.length);
});

test('math shows its source', () => {
  expect(body('$a<b$ $$c$$')).toBe(
    '<p><code class="math">a&#x3C;b</code> <code class="math math-display">c</code></p>',
  );
  expect(body('$$\na\n$$')).toBe('<pre tabindex="0"><code class="math math-display">a</code></pre>');
});

test('comments are nowhere, nor is a paragraph of nothing else', () => {
  expect(body('a %%b%% c\n\n%%d%%\n\n%%\ne\n\n%%')).toBe('<p>a  c</p>');
});

test('highlights', () => {
  expect(body('==a *b*==')).toBe('<p><mark>a <em>b</em></mark></p>');
});

test('front matter is not shown, and offsets are those of the whole note', () => {
  const text = '---\nup: "[[a]]"\n---\n[[b]]';
  const table: LinkTable = new Map([
    [9, { state: 'found', href: '/notes/a', title: 'a', file: null }],
    [20, { state: 'found', href: '/notes/b', title: 'b', file: null }],
  ]);
  expect(render(text, table, { bodyStart: 20, titleIsHeading: false }).html).toBe('<p><a href="/notes/b">b</a></p>');
});

describe('HTML', () => {
  test.each([
    ['<center>a</center>', '<div class="align-center">a</div>'],
    ['<p align="right">a</p>', '<p class="align-right">a</p>'],
    ['<strike>a</strike> <tt>b</tt>', '<p><s>a</s> <code>b</code></p>'],
    ['<a name="b"></a>', '<p><span id="b"></span></p>'],
    [
      '<iframe src="https://www.x.org/a?b#c"></iframe>',
      '<a href="https://www.x.org/a?b#c" class="external" rel="noopener">Embedded page: x.org/a</a>',
    ],
    [
      '<iframe src="https://x.org" title="A film"></iframe>',
      '<a href="https://x.org" class="external" rel="noopener">A film</a>',
    ],
  ])('as it was written long ago: %s', (text, html) => {
    expect(body(text)).toBe(html);
  });

  test.each([
    ['a <title> b', '<p>a &#x3C;title> b</p>'],
    ['a <title>b</title> c', '<p>a b c</p>'],
    ['a <script>b *c*', '<p>a &#x3C;script>b <em>c</em></p>'],
    ['a </style><style> b', '<p>a &#x3C;style> b</p>'],
    ['a <plaintext> b</plaintext>', '<p>a &#x3C;plaintext> b</p>'],
    ['<style>a</style>\n\nb <style>', '<p>b &#x3C;style></p>'],
  ])('what nobody closes swallows nothing: %j', (text, html) => {
    expect(body(text).trim()).toBe(html);
  });
});

function heading(depth: number, id: string, text: string): string {
  return (
    `<div class="heading"><h${depth} id="${id}">${text}</h${depth}>` +
    `<a href="#${id}" class="permalink" aria-label="Link to section “${text}”"></a></div>`
  );
}
