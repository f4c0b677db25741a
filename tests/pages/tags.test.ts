/** The pages of tags. */
import { expect, test } from 'vitest';
import { byClass, hrefs, tags, text } from './tree.ts';
import { allTags, tagOf, wikiOf } from './vault.ts';

const files = {
  'a.md': '# One\n#Python/Async and #z',
  'b/c.md': '---\ntags: [python/async/io]\ndescription: The second.\n---\n# Two',
  'd.md': '# Three\n#PYTHON',
};

test('all tags, each below what it is part of, with the number of notes', async () => {
  const { root, title } = await allTags(await wikiOf(files));
  expect(title).toBe('Tags · Async Notes');
  expect(byClass(root, 'tag').map(text)).toEqual(['#Python', '#Python/Async', '#python/async/io', '#z']);
  expect(byClass(root, 'bl-tags').map(text)[0]).toBe('#Python 3#Python/Async 2#python/async/io 1#z 1');
  expect(hrefs(root)).toContain('/tags/python/async/io');
});

test('a vault without tags says so', async () => {
  const { root } = await allTags(await wikiOf({ 'a.md': 'b' }));
  expect(text(tags(root, 'main')[0])).toContain('No note has a tag yet.');
});

test('a tag: the way to it, the tags below it, its notes with theirs', async () => {
  const wiki = await wikiOf(files);
  const page = await tagOf(wiki, 'python/ASYNC');
  if (page === null) throw new Error('no page');
  expect(text(tags(page.root, 'h1')[0])).toBe('#Python/Async');
  expect(text(byClass(page.root, 'bl-crumbs')[0])).toBe('TagsPython');
  expect(byClass(page.root, 'tag').map(text)).toEqual(['#python/async/io']);
  expect(byClass(page.root, 'bl-list').map(text)).toEqual(['OneTwobThe second.']);
  expect(await tagOf(wiki, 'python/a')).toBeNull();
});

test('a hundred notes a page', async () => {
  const many = Object.fromEntries(Array.from({ length: 101 }, (_, i) => [`${i}.md`, '#a']));
  const page = await tagOf(await wikiOf(many), 'a', 'page=2');
  if (page === null) throw new Error('no page');
  expect(tags(byClass(page.root, 'bl-list')[0] ?? page.root, 'li')).toHaveLength(1);
  expect(text(byClass(page.root, 'bl-pager')[0])).toContain('Page 2 of 2');
});
