/** The first page: what it is called, and what stands first on it. */
import { expect, test } from 'vitest';
import { homePage } from '../../lib/pages/home.tsx';
import { byClass, tags, text } from './tree.ts';
import { asked, body, options, wikiOf } from './vault.ts';

async function shown(files: Readonly<Record<string, string>>) {
  const wiki = await wikiOf(files);
  const params = asked();
  return homePage(wiki, { body: wiki.home() === null ? null : body, params }, options).root;
}

test.each([
  ['index.md', '# Welcome\n', 'Welcome'],
  ['README.md', '---\ntitle: My garden\n---\n', 'My garden'],
  ['README.md', 'No heading.', 'Async Notes'],
  ['README.md', '---\ntitle: README\n---\n', 'Async Notes'],
  ['index.md', '# Index\n', 'Async Notes'],
])('%s with %j is called %s', async (path, note, title) => {
  expect(text(tags(await shown({ [path]: note }), 'h1')[0])).toBe(title);
});

test('without an index note, what changed and what is wanted stands before the list of all that is there', async () => {
  const root = await shown({ 'a.md': '[[Wanted]]', 'b.md': '[[a]]' });
  expect(tags(root, 'h2').map(text)).toEqual([
    'Recently changed',
    'Most linked',
    'Most wanted',
    'In this vault 2 notes',
    'Vault at a glance',
  ]);
  expect(byClass(root, 'bl-list').map(text)).toEqual(['a1 mentionb']);
});
