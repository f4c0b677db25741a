/** Tags in a text are links to their pages; what is a tag, summary and page agree on. */
import { expect, test } from 'vitest';
import { readTree } from '../../lib/markdown/tree.ts';
import { tagAddress } from '../../lib/names/tag.ts';
import { body } from './body.ts';

test.each([
  ['#a', tag('a')],
  ['a #b, (#c/D) *#e*', `a ${tag('b')}, (${tag('c/D')}) <em>${tag('e')}</em>`],
  ['\\#a #a &#35;b #b a#c #1 #', `#a ${tag('a')} #b ${tag('b')} a#c #1 #`],
  ['#a/ #日本 #-', `${tag('a')}/ ${tag('日本')} ${tag('-')}`],
  ['[#a](b.md) `#c` [[d#e]] <https://x.org/#f>', null],
  ['> a\n> b #c\n> \\* #d', `<blockquote>\n<p>a\nb ${tag('c')}\n* ${tag('d')}</p>\n</blockquote>`],
])('%j', (text, html) => {
  if (html === null) expect(body(text)).not.toContain('class="tag"');
  else expect(body(text)).toBe(html.startsWith('<blockquote>') ? html : `<p>${html}</p>`);
});

test('a page has a link for each tag that its summary knows', () => {
  const text = '#a b#c\n\n- #d/e\n  #f\n\n| #g | \\#h |\n|---|---|\n| #i |\n\n## #j k\n\n> [!tip] #l\n> #m ^n';
  const linked = [...body(text).matchAll(/class="tag">#([^<]+)</g)].map(([, each]) => each);
  expect(linked).toEqual(readTree(text).tags.map(each => each.text));
});

function tag(name: string): string {
  return `<a href="${tagAddress(name)}" class="tag">#${name}</a>`;
}
