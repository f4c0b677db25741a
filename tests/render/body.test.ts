/** The body of a note: headings, ids, tables, tasks, footnotes, callouts, math, comments. */
import { describe, expect, test } from 'vitest';
import type { LinkTable } from '../../lib/model.ts';
import { render } from '../../lib/render/render.ts';
import { body, rendered } from './body.ts';

describe('headings', () => {
  test('the one that is the title is not shown; the others keep their level', () => {
    expect(rendered('# A\n\n## B\n\n### C')).toMatchObject({
      html: '<h2 id="b">B</h2>\n<h3 id="c">C</h3>',
      toc: [
        { depth: 2, text: 'B', anchor: 'b' },
        { depth: 3, text: 'C', anchor: 'c' },
      ],
    });
  });

  test('all go down by one when another first level remains', () => {
    expect(rendered('# A\n\n# B\n\n###### C').toc.map(({ depth }) => depth)).toEqual([2, 6]);
    expect(rendered('# A\n\n## B', false).html).toBe('<h2 id="a">A</h2>\n<h3 id="b">B</h3>');
    expect(body('## A\n\n<h1>B</h1>')).toBe('<h3 id="a">A</h3>\n<h2>B</h2>');
  });

  test('anchors count the title and what stands in quotations, the contents do not', () => {
    const { html, toc } = rendered('# A\n\n> ## A\n\n## A\n\n## *!*');
    expect(html).toContain('<h2 id="a-1">A</h2>\n</blockquote>\n<h2 id="a-2">A</h2>\n<h2 id="section">');
    expect(toc.map(({ anchor }) => anchor)).toEqual(['a-2', 'section']);
  });

  test('the contents show text without marks', () => {
    expect(rendered('## a *b* [[c|d]] `e` ^f').toc[0]?.text).toBe('a b d e');
  });
});

describe('ids', () => {
  test('of the frame are taken from nobody’s HTML, and no id is there twice', () => {
    expect(body('<div id="bl-content">a</div><div id="b">c</div>\n\n## b\n\n## BL content')).toBe(
      '<div>a</div><div id="b">c</div>\n<h2>b</h2>\n<h2 id="section-bl-content">BL content</h2>',
    );
  });

  test('of blocks: on the block, the item, the table above; in a heading a place of its own', () => {
    expect(body('a ^b')).toBe('<p id="^b">a</p>');
    expect(body('- a ^b\n- c')).toBe('<ul>\n<li id="^b">a</li>\n<li>c</li>\n</ul>');
    expect(body('| a |\n|---|\n\n^b')).toContain('<table id="^b">');
    expect(body('> a\n\n^b')).toBe('<blockquote id="^b">\n<p>a</p>\n</blockquote>');
    expect(body('## a ^b')).toBe('<h2 id="a">a<span id="^b"></span></h2>');
    expect(body('^b')).toBe('<p><span id="^b"></span></p>');
    expect(body('a ^b\n\nc ^b')).toBe('<p id="^b">a</p>\n<p>c</p>');
  });
});

test('tables scroll in a named region; an empty cell heads nothing', () => {
  expect(body('| a | |\n|:-:|--:|\n| b | c |').replace(/\n/g, '')).toBe(
    '<div class="table" role="region" aria-label="Table 1" tabindex="0"><table><thead><tr>' +
      '<th class="align-center">a</th><td class="align-right"></td></tr></thead><tbody><tr>' +
      '<td class="align-center">b</td><td class="align-right">c</td></tr></tbody></table></div>',
  );
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
  const html = body('a[^fn]\n\n## bl-fn-fn\n\n## Footnotes\n\n[^fn]: b');
  expect(html).toContain(
    '<a href="#bl-fn-fn" id="bl-fnref-fn" data-footnote-ref aria-describedby="bl-footnotes">1</a>',
  );
  expect(html).toContain('<h2 class="bl-vh" id="bl-footnotes">Footnotes</h2>');
  expect(html).toContain('<li id="bl-fn-fn">');
  expect(html).toContain('<a href="#bl-fnref-fn" data-footnote-backref="" aria-label="Back to reference 1"');
  const ids = [...html.matchAll(/ id="([^"]*)"/g)].map(([, id]) => id);
  expect(new Set(ids).size).toBe(ids.length);
});

describe('callouts', () => {
  test.each([
    ['> [!tip]\n> a', 'tip', 'Tip', '<p>a</p>'],
    ['> [!Tip]- *b* [[c]]\n> a', 'tip', '<em>b</em> <a href="/notes/c">c</a>', '<p>a</p>'],
    ['> [!my type|x] b', 'my-type', 'b', ''],
    ['> [!note] **b**\n>\n> - c', 'note', '<strong>b</strong>', '<ul>\n<li>c</li>\n</ul>'],
    ['> [!note] b\\\n> c', 'note', 'b', '<p>c</p>'],
  ])('%j', (text, type, title, content) => {
    expect(body(text)).toBe(
      `<blockquote class="callout" data-callout="${type}"><p class="callout-title">${title}</p>\n` +
        `${content === '' ? '' : `${content}\n`}</blockquote>`,
    );
  });

  test('an ordinary quotation is none', () => {
    expect(body('> [a] b')).toBe('<blockquote>\n<p>[a] b</p>\n</blockquote>');
  });
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
