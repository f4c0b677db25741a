import { expect, test } from 'vitest';
import type { FileId, Name } from '../../lib/model.ts';
import { wikiOf } from '../vault.ts';

test('each note has one address, and the address leads back to it', async () => {
  const names = [
    'CON',
    '...',
    'a b',
    'a-b',
    'A-B',
    'x#y',
    'x?y',
    '%2e%2e',
    '__proto__',
    'é',
    'api',
    '_next/index',
    'index',
    'd/index',
    'e',
    'e/f',
  ];
  const wiki = await wikiOf(names.map(name => `-- ${name}.md --\n`).join(''));
  const urls = wiki.notes().map(id => wiki.url(id));
  expect(new Set(urls.map(url => url.toLowerCase())).size).toBe(names.length);
  for (const id of wiki.notes()) {
    const located = wiki.locate(decodeURIComponent(wiki.url(id).slice('/notes/'.length)));
    expect(located, id).toMatchObject({ at: 'note', id });
  }
});

test('of equal addresses the note that needed no change keeps its own', async () => {
  const wiki = await wikiOf('-- a b.md --\n-- a-b.md --\n-- A b.md --\n-- a-b-2.md --\n[[a_b]] [[A  B gone]]');
  expect(wiki.url('a-b.md' as FileId)).toBe('/notes/a-b');
  expect(wiki.url('A b.md' as FileId)).toBe('/notes/A-b-3');
  expect(wiki.url('a b.md' as FileId)).toBe('/notes/a-b-4');
  expect(wiki.check().filter(({ rule }) => rule === 'url-collision')).toHaveLength(2);
});

test('a folder note is its folder’s page', async () => {
  const wiki = await wikiOf(
    '-- d/index.md --\n-- d/x.md --\n-- e.md --\n-- e/x.md --\n-- e/index.md --\n-- f/x.md --\n',
  );
  expect(wiki.url('d/index.md' as FileId)).toBe('/notes/d');
  expect(wiki.locate('d')).toEqual({ at: 'note', id: 'd/index.md', folder: 'd' });
  expect(wiki.locate('d/index')).toEqual({ at: 'elsewhere', url: '/notes/d' });
  expect(wiki.locate('e')).toEqual({ at: 'note', id: 'e.md', folder: 'e' });
  expect(wiki.url('e/index.md' as FileId)).toBe('/notes/e/index');
  expect(wiki.locate('f')).toEqual({ at: 'folder', folder: 'f' });
});

test('other spellings lead to the canonical address', async () => {
  const wiki = await wikiOf(
    '-- x/Event Loop.md --\n---\naliases: [loop]\n---\n# The Loop\n-- y/same.md --\n-- z/same.md --\n-- n.md --\n[[Await Explained]]',
  );
  for (const spelling of ['x/Event Loop', 'X/event-loop', 'Event Loop', 'Event-Loop', 'loop', 'The Loop', 'the-loop']) {
    expect(wiki.locate(spelling), spelling).toEqual({ at: 'elsewhere', url: '/notes/x/Event-Loop' });
  }
  expect(wiki.locate('same')).toMatchObject({ at: 'several' });
  expect(wiki.locate('Await-Explained')).toEqual({ at: 'missing', key: 'await explained' });
  expect(wiki.locate('await explained')).toEqual({ at: 'elsewhere', url: '/notes/Await-Explained' });
  expect(wiki.locate('nobody')).toEqual({ at: 'nowhere' });
});

test('a missing page keeps clear of the addresses of notes', async () => {
  const wiki = await wikiOf('-- a-b.md --\n[[a b]]\n[[a b]]\n-- a-b-2.md --\n');
  expect(wiki.missingPage('a b' as Name)?.url).toBe('/notes/a-b-3');
  expect(wiki.locate('a-b-3')).toEqual({ at: 'missing', key: 'a b' });
});
