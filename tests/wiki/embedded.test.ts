/** What is collected for a page that embeds others, and what the page then shows. */
import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import type { NoteId } from '../../lib/model.ts';
import type { Wiki } from '../../lib/wiki.ts';
import { rendered, wikiOf } from '../vault.ts';

const id = (path: string): NoteId => path as NoteId;

function html(wiki: Wiki, path = 'note.md'): string {
  return rendered(wiki, wiki.shown(id(path))).html;
}

function count(text: string, part: string): number {
  return text.split(part).length - 1;
}

test('a part is handed over once, however often it is shown, and no more of its note than is shown', async () => {
  const wiki = await wikiOf(
    `-- note.md --\n![[Other#A]] ![[Other#A]] ![[Other#^b]]\n-- Other.md --\nbefore\n\n## A\n\n![[#C]]\n\n## B\n\nfirst\n\nsecond ^b\n\n## C\n\nend`,
  );
  const { embedded } = wiki.shown(id('note.md'));
  expect(embedded.map(({ title, text }) => [title, text])).toEqual([
    ['Other › A', '## A\n\n![[#C]]\n\n'],
    ['Other', '## B\n\nfirst\n\nsecond ^b\n\n'],
    ['Other › C', '## C\n\nend'],
  ]);
  expect(count(html(wiki), '<p>end</p>')).toBe(2);
  expect(html(wiki)).not.toContain('first');
});

test('a note of embeds that double at every step is shown in no time, and says where it was cut', async () => {
  const notes = Array.from({ length: 30 }, (_, i) => `-- n${i}.md --\n![[n${i + 1}]]\n\n![[n${i + 1}]]\n`);
  const wiki = await wikiOf(`-- note.md --\n![[n0]]\n${notes.join('')}-- n30.md --\nend`);
  const started = performance.now();
  expect(wiki.shown(id('note.md')).embedded).toHaveLength(5);
  const page = html(wiki);
  expect(performance.now() - started).toBeLessThan(1000);
  expect(count(page, 'embeds go no deeper')).toBe(32);
});

test('a page embeds no more notes, and no more text, than one can read', async () => {
  const many = await wikiOf(`-- note.md --\n${'![[a]]\n\n'.repeat(300)}\n-- a.md --\nshown here`);
  expect(count(html(many), '<p>shown here</p>')).toBe(200);
  expect(count(html(many), 'this page embeds too much')).toBe(100);
  const large = await wikiOf(
    `-- note.md --\n![[a]]\n\n![[b]]\n\n![[b#c]]\n-- a.md --\nshort\n-- b.md --\n${'word '.repeat(60_000)}\n\n## c\n\nd`,
  );
  expect(html(large)).toContain('<p>short</p>');
  expect(count(html(large), 'this page embeds too much')).toBe(1);
  expect(html(large)).toContain('<p>d</p>');
});

test('a note does not stand within a section of itself', async () => {
  const wiki = await wikiOf('-- note.md --\n![[a#x]]\n-- a.md --\n## x\n\nin x ![[b]]\n-- b.md --\nin b ![[a]]\n');
  expect(count(html(wiki), '<p>in x</p>')).toBe(1);
  expect(html(wiki)).toMatch(/<p>in b<\/p>[^]*it would stand within itself/);
});

test('a note over which the parser would brood is not shown within another, which is', async () => {
  const wiki = await wikiOf(`-- note.md --\nbefore\n\n![[a]]\n-- a.md --\n${'>'.repeat(5000)}\n`);
  expect(html(wiki)).toMatch(/<p>before<\/p>[^]*rendering it would take too long/);
});

test('a saved note is shown anew in the notes that embed it', async () => {
  const wiki = await wikiOf('-- note.md --\n![[a]]\n-- a.md --\n![[b#c]]\n-- b.md --\n## c\n\nold');
  expect(html(wiki)).toContain('<p>old</p>');
  writeFileSync(join(wiki.root, 'b.md'), '## c\n\nnew');
  const { version } = wiki;
  expect(wiki.refresh(['b.md'])?.version).not.toBe(version);
  expect(html(wiki)).toContain('<p>new</p>');
  rmSync(join(wiki.root, 'b.md'));
  wiki.refresh(['b.md']);
  expect(html(wiki)).toContain('No note is called “b”.');
});

test('a saved picture is a change of the vault once a page has shown it', async () => {
  const wiki = await wikiOf(
    '-- note.md --\n![[a.svg]]\n-- a.svg --\n<svg width="10" height="20"/>\n-- b.svg --\n<svg/>',
  );
  expect(html(wiki)).toContain('width="10" height="20"');
  for (const file of ['a.svg', 'b.svg']) writeFileSync(join(wiki.root, file), '<svg width="30" height="40"></svg>');
  expect(wiki.refresh(['a.svg', 'b.svg'])?.notes).toEqual(['a.svg']);
  expect(html(wiki)).toContain('width="30" height="40"');
  expect(wiki.refresh(['a.svg'])).toBeNull();
});

test('ids on a page are there once, whatever is embedded in it', async () => {
  const wiki = await wikiOf(
    '-- note.md --\n## A\n\ntext[^1] ^x\n\n![[b]]\n\n![[b]]\n\n[^1]: f\n-- b.md --\n## A\n\n<p id="bl-content">t</p>\n\ntext[^1] ^x\n\n![[c]]\n\n[^1]: f\n-- c.md --\n## A\n\n| a |\n|---|\n',
  );
  const ids = Array.from(html(wiki).matchAll(/ id="([^"]+)"/g), ([, found]) => found);
  expect(new Set(ids).size).toBe(ids.length);
  expect(ids.filter(each => /-a$|^a$/.test(each ?? ''))).toEqual(['a', 'bl-e1-a', 'bl-e2-a', 'bl-e3-a', 'bl-e4-a']);
  const page = rendered(wiki, wiki.shown(id('note.md')));
  expect(page.toc.map(({ anchor }) => anchor)).toEqual(['a']);
  expect(page.html.match(/<h\d/g)).toEqual(['<h2', '<h2']);
  expect(page.html).not.toContain('role="region"');
});

test('an ambiguous embed shows the note it goes to, and says that there are others', async () => {
  const wiki = await wikiOf('-- note.md --\n![[twin]]\n-- a/twin.md --\none\n-- b/twin.md --\ntwo');
  expect(html(wiki)).toContain('<p>one</p>');
  expect(html(wiki)).toMatch(/<figcaption>[^]*class="ambiguous"[^]*more than one page has this name/);
});

test('a drawing shows the picture that was made of it', async () => {
  const wiki = await wikiOf(
    '-- note.md --\n![[d.excalidraw]]\n-- d.excalidraw.md --\n---\nexcalidraw-plugin: parsed\n---\n# Text Elements\nwords ^a\n\n# Drawing\n```json\n{"type":"excalidraw"}\n```\n-- d.excalidraw.svg --\n<svg width="10" height="20"/>',
  );
  expect(html(wiki)).toContain('<img src="/files/d.excalidraw.svg" alt="d.excalidraw.svg" width="10" height="20"');
  expect(html(wiki)).not.toContain('words');
  const own = html(wiki, 'd.excalidraw.md');
  expect(own).toContain('<img src="/files/d.excalidraw.svg"');
  expect(own).toContain('words');
  expect(own).not.toContain('excalidraw&quot;');
});

test('a picture that is a folder, or not to be read, is still a picture', async () => {
  const wiki = await wikiOf('-- note.md --\n![[a.png]]\n-- a.png --\nno picture');
  rmSync(join(wiki.root, 'a.png'));
  mkdirSync(join(wiki.root, 'a.png'));
  expect(html(wiki)).toContain('<img src="/files/a.png" alt="a.png" decoding="async">');
});

test('a title that front matter gives and the text repeats is shown once; another heading is not taken for it', async () => {
  const wiki = await wikiOf(
    '-- same.md --\n---\ntitle: The Title\n---\n# the title\n\nText.\n' +
      '-- other.md --\n---\ntitle: The Title\n---\n# Another\n\nText.\n' +
      '-- later.md --\n---\ntitle: The Title\n---\nText.\n\n# The Title\n',
  );
  expect(html(wiki, 'same.md')).not.toContain('the title');
  expect(html(wiki, 'other.md')).toContain('Another');
  expect(html(wiki, 'later.md')).toContain('The Title');
});
