/** Notes are untrusted: whatever stands in one, no script runs, nothing is styled, framed or sent. */
import type { Element, Nodes, Root } from 'hast';
import rehypeRaw from 'rehype-raw';
import { unified } from 'unified';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { schema } from '../../lib/render/sanitize.ts';
import { body } from './body.ts';

/** The elements a browser makes of it. */
function elementsOf(html: string): Element[] {
  const raw: Root = { type: 'root', children: [{ type: 'raw', value: html }] };
  return below(unified().use(rehypeRaw).runSync(raw));
}

function below(node: Nodes): Element[] {
  const own = node.type === 'element' ? [node] : [];
  return 'children' in node ? [...own, ...node.children.flatMap(below)] : own;
}

const tags = new Set(schema.tagNames);
const addresses = ['href', 'src', 'cite'];

/** What in the HTML of a note could do harm. */
function dangers(html: string): string[] {
  return elementsOf(html).flatMap(({ tagName, properties }) => [
    ...(tags.has(tagName) ? [] : [`<${tagName}>`]),
    ...Object.entries(properties).flatMap(([name, value]) => {
      if (/^on|^style$|^srcset$|^srcdoc$|^formaction$|^ping$|^target$|^name$/i.test(name))
        return [`${tagName} ${name}`];
      if (name === 'id' && /^bl-(?!fn|footnotes$)/i.test(String(value))) return [`${tagName}#${String(value)}`];
      if (!addresses.includes(name)) return [];
      const address = String(value).replace(/[\0-\x20]/g, '');
      return /^(?!https?:|mailto:|tel:|xmpp:|ircs?:)[^/?#]*:/i.test(address) ? [`${tagName} ${name}=${address}`] : [];
    }),
  ]);
}

const hostile: Record<string, string> = {
  script: '<script>x()</script>\n\na <script src="//x.y/z.js"></script>',
  'event handlers':
    '<img src=x onerror=x()> <b onclick="x()">a</b> <details open ontoggle=x()><summary>s</summary></details>',
  'handlers by other names':
    '<svg onload=x()><body onload=x()><marquee onstart=x()><video><source onerror=x()></video>',
  'scripted addresses':
    '<a href="javascript:x()">a</a> <a href=" &#106;ava\tscript:x()">b</a> <A HREF="JAVASCRIPT:x()">c</A>',
  'scripted addresses in Markdown':
    '[a](javascript:x()) [b](JaVaScRiPt:x()) [c](&#x6A;avascript:x()) ![d](javascript:x()) <javascript:x()>',
  'scripted addresses by reference': '[a][r] ![b][r]\n\n[r]: javascript:x()',
  'split schemes':
    '[a](java&#9;script:x()) [b](java&#10;script:x()) <a href="java\nscript:x()">c</a> <a href="\u0001javascript:x()">d</a>',
  'other schemes':
    '[a](vbscript:x) [b](data:text/html,x) [c](blob:x) [d](filesystem:x) [e](view-source:x) <a href="file:///etc/passwd">f</a>',
  'data in images':
    '![a](data:image/svg+xml;base64,PHN2Zz4=) <img src="data:text/html,x"> <img srcset="https://x.y/z 2x">',
  frames:
    '<iframe srcdoc="<script>x()</script>"></iframe><iframe src="https://x.y"></iframe><object data="x"></object><embed src="x">',
  forms:
    '<form action="https://x.y"><input name=a autofocus onfocus=x()><button formaction="javascript:x()">b</button></form><select><option>c',
  styles: '<style>*{display:none}</style><p style="position:fixed;inset:0">a</p><link rel=stylesheet href="//x.y">',
  'page settings': '<base href="//x.y/"><meta http-equiv=refresh content="0;url=//x.y"><title>a</title>',
  'foreign content':
    '<svg><a xlink:href="javascript:x()"><text>a</text></a><use href="#b"/><script>x()</script></svg><math><mtext><img src=x onerror=x()></mtext></math>',
  mutation:
    '<noscript><p title="</noscript><img src=x onerror=x()>"></p></noscript><math><mtext></form><form><mglyph><style></math><img src onerror=x()>',
  'mutation through a table':
    '<svg></p><style><a id="</style><img src=1 onerror=x()>"><table><mglyph><style><!--</style><img title="--><img src=1 onerror=x()>">',
  templates:
    '<template><script>x()</script></template><xmp><img src=x onerror=x()></xmp><noembed><img src=x onerror=x()></noembed>',
  unclosed: '<a href="javascript:x()" title="\n\n<img src=x onerror=x()\n\n<b',
  'ids of the frame':
    '<p id="bl-content">a</p><p id="BL-search">b</p><a name="bl-from">c</a>\n\n## bl-content\n\n[^bl-x]\n\n[^bl-x]: d',
  'ids that hide a property': '<img id=body name=cookie><form id=createElement></form><a id=constructor name=x>a</a>',
  'wiki links':
    '[[javascript:x()]] [[a|<img src=x onerror=x()>]] [["onmouseover="x()]] [[x" style="position:fixed]] [[</a><script>x()</script>]]',
  embeds: '![[javascript:x()]] ![["><script>x()</script>.png]] ![[a.svg|" onload="x()|300]] ![[a.html]]',
  'code languages': '```"><img src=x onerror=x()>\na\n```\n\n```js onload=x()\nb\n```\n\n```__proto__\nc\n```',
  callouts: '> [!"onclick="x()] <img src=x onerror=x()>\n> a\n\n> [!constructor]\n> b',
  headings: '## <img src=x onerror=x()> a\n\n## "><script>x()</script>',
  attributes: '![" onerror="x()](a.png "\\" onload=\\"x()") [a](b.md "\\"><script>x()</script>") [[a|"onclick="x()]]',
  math: '$<img src=x onerror=x()>$ $$\\href{javascript:x()}{a}$$\n\n$$\n<script>x()</script>\n$$',
  'comments that end early': 'a <!-- --!><img src=x onerror=x()> --> b <!--> <script>x()</script> -->',
  'instructions and sections': '<?php x() ?> <![CDATA[ <script>x()</script> ]]> <!DOCTYPE html [<!ENTITY a "b">]>',
  tables: '| <script>x()</script> | [a](javascript:x()) |\n|---|---|\n| <td onclick=x()> | `<b>` |',
};

describe('what stands in a note does nothing', () => {
  test.each(Object.entries(hostile))('%s', (_, text) => {
    expect(dangers(body(text))).toEqual([]);
  });

  test('the check itself sees what it looks for', () => {
    const live = Object.entries(hostile).filter(([, text]) => dangers(text).length > 0);
    expect(live.length).toBeGreaterThan(15);
    expect(dangers('<a href="java\tscript:x()">a</a>')).toEqual(['a href=javascript:x()']);
  });

  test('whatever is put together', () => {
    const piece = fc.constantFrom(...Object.values(hostile).flatMap(text => text.split(/(?<=[>\])"\s])/)));
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 12 }), pieces => {
        expect(dangers(body(pieces.join('')))).toEqual([]);
      }),
      { numRuns: 500 },
    );
  });
});

describe('what may stay, stays', () => {
  test.each([
    ['<kbd>a</kbd> <sub>b</sub> <mark>c</mark>', '<p><kbd>a</kbd> <sub>b</sub> <mark>c</mark></p>'],
    [
      '<details open><summary>a</summary>\n\n*b*\n\n</details>',
      '<details open><summary>a</summary>\n<p><em>b</em></p>\n</details>',
    ],
    ['<b class="x" style="y" dir="rtl" lang="he">a</b>', '<p><b dir="rtl" lang="he">a</b></p>'],
    ['<a href="https://x.y" target=_blank>a</a>', '<p><a href="https://x.y" class="external" rel="noopener">a</a></p>'],
    ['<a href="javascript:x()">a</a>', '<p><span>a</span></p>'],
    ['<img src="data:x" alt="a"> b', '<p>a b</p>'],
    ['<input type=checkbox disabled> <input type=text>', '<p><input type="checkbox" disabled aria-label="To do"> </p>'],
    ['a <script>b</script>c', '<p>a c</p>'],
    ['<svg><text>a</text></svg>', '<p>a</p>'],
  ])('%s', (text, html) => {
    expect(body(text)).toBe(html);
  });
});
