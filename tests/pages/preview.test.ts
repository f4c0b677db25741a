/** What the card beside a link says: of a note, a section, a block, a page that is not written, a folder. */
import { expect, test } from 'vitest';
import type { Name, NoteId } from '../../lib/model.ts';
import type { Markup } from '../../lib/pages/page.ts';
import { folderPreview, notePreview, previewLength, stubPreview } from '../../lib/pages/preview.tsx';
import { render, type Rendered } from '../../lib/render/render.ts';
import { LearningTools } from '../../lib/render/tools.ts';
import type { FolderList, Wiki } from '../../lib/wiki.ts';
import { byClass, hrefs, tags, text } from './tree.ts';
import { wikiOf } from './vault.ts';

const small = {
  'Event Loop.md': [
    '---',
    'tags: [python, async]',
    '---',
    '# Event Loop',
    '',
    'It picks **what runs**, and [[Nobody]] stops it.[^why]',
    '',
    '## Turn',
    '',
    'One turn asks the [[#Selector]].',
    '',
    '- first ^one',
    '- second',
    '',
    '### Selector',
    '',
    'It sleeps.',
    '',
    '## Selector',
    '',
    'Another of that name.',
    '',
    '[^why]: Because it does.',
  ].join('\n'),
  'Foundations/a.md': 'To [[Event Loop]], twice: [[Event Loop#Turn]]. And [[Nobody]].',
  'Foundations/b.md': 'No [[Nobody]].',
};
const loop = 'Event Loop.md' as NoteId;

/** The HTML of the passage of a note. */
function passage(wiki: Wiki, id: NoteId, anchor: string | null = null): Rendered {
  const { text: source, links, ...rest } = wiki.passage(id, anchor);
  const { bodyStart, titleIsHeading, addresses, block } = rest;
  const preview = { characters: previewLength, block };
  return render(source, links, { bodyStart, titleIsHeading, addresses, preview });
}

function card(wiki: Wiki, id: NoteId, anchor: string | null = null): Markup {
  return notePreview(wiki, { id, passage: wiki.passage(id, anchor), body: passage(wiki, id, anchor) });
}

const words = (markup: Markup): string => text(markup ?? undefined);
const htmlOf = async (source: string): Promise<string> =>
  passage(await wikiOf({ 'n.md': source }), 'n.md' as NoteId).html;

test('a note: its title, who links to it, how long it is, its tags', async () => {
  const shown = card(await wikiOf(small), loop);
  if (shown?.type !== 'element') throw new Error('a card');
  expect(shown.properties).toMatchObject({ role: 'group', 'aria-label': 'Preview: Event Loop' });
  expect(tags(shown, 'p').map(each => text(each))).toEqual(['Event Loop', 'Linked from 1 note32 words#python#async']);
  expect(hrefs(shown)[0]).toBe('/notes/Event-Loop');
});

test('the beginning of its text as its page shows it, without the title, notes at the foot and ids', async () => {
  const { html, needs } = passage(await wikiOf(small), loop);
  expect(html).toMatch(
    /^<p>It picks <strong>what runs<\/strong>, and <a href="\/notes\/Nobody" class="missing">Nobody/,
  );
  expect(html).not.toMatch(/footnote|Because|\sid=|<h\d|tabindex|href="#|permalink/i);
  expect(html).toContain('<a href="/notes/Event-Loop#selector">');
  expect(needs).toEqual([]);
});

test('a section: what stands below its heading, to the next of its depth', async () => {
  const wiki = await wikiOf(small);
  expect(words(card(wiki, loop, 'turn'))).toMatch(/^Event Loop › Turn/);
  const { html } = passage(wiki, loop, 'turn');
  expect(html).toContain('One turn');
  expect(html).toContain('It sleeps.');
  expect(html).not.toMatch(/Another|picks/);
  expect(hrefs(card(wiki, loop, 'turn') as never)[0]).toBe('/notes/Event-Loop#turn');
});

test('of two headings of the same name, the one that is linked', async () => {
  const wiki = await wikiOf(small);
  expect(passage(wiki, loop, 'selector').html).toBe('<p>It sleeps.</p>');
  expect(passage(wiki, loop, 'selector-1').html).toBe('<p>Another of that name.</p>');
});

test('a block alone; the beginning of the note where there is no such place', async () => {
  const wiki = await wikiOf(small);
  expect(passage(wiki, loop, '^ONE').html.replace(/\s/g, '')).toBe('<ul><li>first</li></ul>');
  expect(passage(wiki, loop, 'nowhere').html).toBe(passage(wiki, loop).html);
  expect(wiki.passage(loop, 'nowhere').anchor).toBeNull();
});

test('at most 520 characters, cut at a word, with no heading that nothing follows', async () => {
  const html = await htmlOf(`${'Words of a note. '.repeat(200)}\n\n## After\n`);
  const shown = html.replace(/<[^>]+>/g, '');
  expect(shown.length).toBeLessThanOrEqual(previewLength + 1);
  expect(shown.length).toBeGreaterThan(previewLength - 24);
  expect(shown).toMatch(/(?:Words|of|a|note\.)…$/);
  expect(await htmlOf(`${'x'.repeat(476)}\n\n## After\n\n${'Text. '.repeat(40)}`)).toBe(`<p>${'x'.repeat(476)}</p>`);
});

test('a text without blanks is cut as well, and never within a character', async () => {
  expect(await htmlOf('協程'.repeat(2000))).toMatch(/^<p>[協程]{520}…<\/p>$/);
  expect((await htmlOf(`x${'🌀'.repeat(2000)}`)).isWellFormed()).toBe(true);
});

test('no more of a long note is read than to a heading after its beginning', async () => {
  const parts = Array.from({ length: 400 }, (_, i) => `## Part ${i}\n\n${'Words. '.repeat(40)}\n`);
  const wiki = await wikiOf({ 'n.md': parts.join('\n') });
  expect(wiki.passage('n.md' as NoteId, null).text.length).toBeLessThan(8000);
  expect(wiki.passage('n.md' as NoteId, 'part-7').text.length).toBeLessThan(8000);
});

test('a comment that goes on behind the cut is none of it', async () => {
  expect(await htmlOf(`Before.\n\n%%\n${'secret\n\n'.repeat(2000)}%%\n\nAfter.`)).toBe('<p>Before.</p>\n<p>After.</p>');
});

test('scripts, styles and players have no place in it', async () => {
  const html = await htmlOf(
    '<script>alert(1)</script>\n\n<p style="color:red" onclick="x()" id="bl-top">a</p>\n\n<video src="v.mp4" controls></video>\n\n[x](javascript:alert(1))',
  );
  expect(html).not.toMatch(/script|style|onclick|\sid=|video/);
});

test('a formula is MathML, which needs no styles; code is as it was written', async () => {
  const tools = new LearningTools();
  const preview = { characters: previewLength, block: null };
  const shown = (): Rendered =>
    render('$x^2$\n\n```python\nx = 1\n```\n', new Map(), { bodyStart: 0, titleIsHeading: false, preview }, tools);
  shown();
  await tools.learn();
  expect(tools.wanting).toBe(false);
  expect(shown().html).toMatch(/^<p><math [^>]*>.*<msup><mi>x<\/mi><mn>2<\/mn><\/msup>.*<\/math><\/p>/);
  expect(shown().html).toContain('<pre><code>x = 1</code></pre>');
  expect(shown().html).not.toMatch(/style=|katex-html/);
  expect(shown().needs).toEqual([]);
});

test('what a note embeds is named and linked, not shown', async () => {
  const wiki = await wikiOf({ 'n.md': 'See\n\n![[Other]]', 'Other.md': 'Long text of the other.' });
  const { html } = passage(wiki, 'n.md' as NoteId);
  expect(html).toContain('<span class="embed">Embedded note: <a href="/notes/Other">Other</a></span>');
  expect(html).not.toContain('Long text');
});

test('an empty note says so, and one that cannot be rendered in time', async () => {
  const wiki = await wikiOf({ 'n.md': '---\ndraft: true\n---\n' });
  expect(words(card(wiki, 'n.md' as NoteId))).toMatch(/^n\s?DraftNothing links here yet\s?This note is empty\.$/);
  const slow = await wikiOf({ 'n.md': `${'>'.repeat(5000)} deep` });
  expect(passage(slow, 'n.md' as NoteId)).toMatchObject({ html: '', timedOut: true });
  expect(words(card(slow, 'n.md' as NoteId))).toContain('takes too long');
});

test('text from right to left stands so', async () => {
  const wiki = await wikiOf({ 'n.md': 'שלום לכולם, זה פתק קצר בעברית.' });
  const [prose] = byClass(card(wiki, 'n.md' as NoteId) as never, 'bl-prose');
  expect(prose?.properties['dir']).toBe('rtl');
});

test('a page that is not written: by how many it is wanted, and in which words', async () => {
  const shown = stubPreview(await wikiOf(small), 'nobody' as Name);
  expect(words(shown)).toMatch(/^Nobody ?Not written yet · wanted by 3 notes/);
  expect(tags(shown as never, 'blockquote')).toHaveLength(2);
  expect(stubPreview(await wikiOf(small), 'unwanted' as Name)).toBeNull();
});

test('a folder: how much it holds, and the first of it', async () => {
  const files = Object.fromEntries(Array.from({ length: 9 }, (_, i) => [`Many/n${i}.md`, 'x']));
  const shown = folderPreview((await wikiOf(files)).folder('Many') as FolderList);
  expect(words(shown)).toBe('ManyFolder · 9 notesn0, n1, n2, n3, n4, …');
});
