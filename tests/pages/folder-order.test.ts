/** The list of a folder: in which order, and how it is chosen. */
import { expect, test } from 'vitest';
import type { NoteId } from '../../lib/model.ts';
import { folderPage } from '../../lib/pages/folder.tsx';
import { notePage } from '../../lib/pages/note.tsx';
import { byClass, hrefs, tags, text } from './tree.ts';
import { asked, body, options, wikiOf } from './vault.ts';

const files = {
  'f/1 c.md': '---\ntitle: Note 10\nupdated: 2026-02-01\n---\n[[2 b]]',
  'f/2 b.md': '---\ntitle: note 9\nupdated: 2026-03-01\n---\n[[3 a]]',
  'f/3 a.md': '# Apple\n[[2 b]]',
  'f/10 d.md': '---\ntitle: Zebra\ncreated: 2026-01-01\n---\n',
  'f/Sub/x.md': '# Deep',
  'g/index.md': '# Of g',
  'g/a.md': '[[g]]',
  'g/b.md': 'x',
  'g/c.md': 'x',
  'g/d.md': 'x',
  'few/a.md': 'x',
  'few/b.md': 'x',
};

async function titlesIn(query: string): Promise<readonly string[]> {
  const { root } = folderPage(await wikiOf(files), { folder: 'f', params: asked(query) }, options);
  const [list] = byClass(root, 'bl-list');
  return list === undefined ? [] : tags(list, 'a').map(text);
}

test.each([
  ['', ['Sub', 'Note 10', 'note 9', 'Apple', 'Zebra']],
  ['order=title', ['Sub', 'Apple', 'note 9', 'Note 10', 'Zebra']],
  ['order=newest', ['Sub', 'note 9', 'Note 10', 'Zebra', 'Apple']],
  ['order=linked', ['Sub', 'note 9', 'Apple', 'Note 10', 'Zebra']],
  ['order=upwards', ['Sub', 'Note 10', 'note 9', 'Apple', 'Zebra']],
])('%j: folders first, then the notes in that order', async (query, titles) => {
  expect(await titlesIn(query)).toEqual(titles);
});

test('each order is a link, the one that is shown is marked, and only the usual one is for search engines', async () => {
  const wiki = await wikiOf(files);
  const { root, noindex } = folderPage(wiki, { folder: 'f', params: asked('order=title') }, options);
  const [orders] = byClass(root, 'bl-orders');
  expect(orders && hrefs(orders)).toEqual([
    '/notes/f#bl-content',
    '/notes/f?order=title#bl-content',
    '/notes/f?order=newest#bl-content',
    '/notes/f?order=linked#bl-content',
  ]);
  expect(
    tags(root, 'a')
      .filter(link => link.properties['aria-current'] === 'true')
      .map(text),
  ).toEqual(['A–Z']);
  expect(noindex).toBe(true);
  expect(folderPage(wiki, { folder: 'f', params: asked() }, options).noindex).toBe(false);
});

test('the list below a folder’s note is ordered by itself, and its mentions by themselves', async () => {
  const wiki = await wikiOf(files);
  const page = { id: 'g/index.md' as NoteId, folder: 'g', body };
  const { root, noindex } = notePage(wiki, { ...page, params: asked('order=title') }, options);
  expect(byClass(root, 'bl-ordered').map(({ properties }) => properties['data-order'])).toEqual(['title']);
  expect(noindex).toBe(true);
  const sorted = notePage(wiki, { ...page, params: asked('sort=title') }, options);
  expect(byClass(sorted.root, 'bl-ordered').map(({ properties }) => properties['data-order'])).toEqual(['']);
});

test('a list that is seen at a glance has nothing to choose', async () => {
  const wiki = await wikiOf(files);
  const { root } = folderPage(wiki, { folder: 'few', params: asked('order=title') }, options);
  expect(byClass(root, 'bl-orders')).toEqual([]);
  expect(byClass(root, 'bl-ordered')).toEqual([]);
});
