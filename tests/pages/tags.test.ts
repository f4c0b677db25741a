/** The pages of tags. */
import { expect, test } from 'vitest';
import { tagPage, tagsPage } from '../../lib/pages/tags.tsx';
import { byClass, hrefs, tags, text } from './tree.ts';
import { asked, options, wikiOf } from './vault.ts';

const files = {
  'a.md': '# One\n#Python/Async and #z',
  'b/c.md': '---\ntags: [python/async/io]\ndescription: The second.\n---\n# Two',
  'd.md': '# Three\n#PYTHON',
};

test('all tags, each below what it is part of, with the number of notes', async () => {
  const { root, title } = tagsPage(await wikiOf(files), { params: asked() }, options);
  expect(title).toBe('Tags · Async Notes');
  expect(byClass(root, 'tag').map(text)).toEqual(['#Python', '#Python/Async', '#python/async/io', '#z']);
  expect(byClass(root, 'bl-tags').map(text)[0]).toBe('#Python 3#Python/Async 2#python/async/io 1#z 1');
  expect(hrefs(root)).toContain('/tags/python/async/io');
});

test('a vault without tags says so', async () => {
  const { root } = tagsPage(await wikiOf({ 'a.md': 'b' }), { params: asked() }, options);
  expect(text(tags(root, 'main')[0])).toContain('No note has a tag yet.');
});

test('a tag: the way to it, the tags below it, its notes with theirs', async () => {
  const wiki = await wikiOf(files);
  const page = tagPage(wiki, { tag: 'python/ASYNC', params: asked() }, options);
  if (page === null) throw new Error('no page');
  expect(text(tags(page.root, 'h1')[0])).toBe('#Python/Async');
  expect(text(byClass(page.root, 'bl-crumbs')[0])).toBe('TagsPython');
  expect(byClass(page.root, 'tag').map(text)).toEqual(['#python/async/io']);
  expect(byClass(page.root, 'bl-list').map(text)).toEqual(['OneTwobThe second.']);
  expect(tagPage(wiki, { tag: 'python/a', params: asked() }, options)).toBeNull();
});

test('a hundred notes a page', async () => {
  const many = Object.fromEntries(Array.from({ length: 101 }, (_, i) => [`${i}.md`, '#a']));
  const page = tagPage(await wikiOf(many), { tag: 'a', params: asked('page=2') }, options);
  if (page === null) throw new Error('no page');
  expect(tags(byClass(page.root, 'bl-list')[0] ?? page.root, 'li')).toHaveLength(1);
  expect(text(byClass(page.root, 'bl-pager')[0])).toContain('Page 2 of 2');
});
