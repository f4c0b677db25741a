import { expect, test } from 'vitest';
import type { FileId, Name } from '../../lib/model.ts';
import { speculationRules } from '../../lib/pages/ahead.ts';
import { allPage } from '../../lib/pages/all.tsx';
import { first } from '../../lib/pages/appearance.ts';
import { errorPage, type Fault } from '../../lib/pages/error.tsx';
import { folderPage } from '../../lib/pages/folder.tsx';
import { healthPage } from '../../lib/pages/health.tsx';
import { homePage } from '../../lib/pages/home.tsx';
import { notFoundPage } from '../../lib/pages/not-found.tsx';
import { notePage } from '../../lib/pages/note.tsx';
import type { Body, Page } from '../../lib/pages/page.ts';
import { recentPage } from '../../lib/pages/recent-page.tsx';
import { stubPage } from '../../lib/pages/stub.tsx';
import { excerptAt } from '../../lib/reports/excerpt.ts';
import { whichPage } from '../../lib/pages/which.tsx';
import type { NoteId } from '../../lib/model.ts';
import { byClass, byId, elements, hrefs, tags, text } from './tree.ts';
import { allTags, asked, body, missingPage, options, tagOf, wikiOf } from './vault.ts';

const hostile = '"><img src=x onerror=alert(1)>';

const faultOf = (said: string): Fault => ({
  message: said,
  hint: said,
  excerpt: excerptAt(said, `a\n${said}\nb`, { line: 2, column: 3 }),
  source: { path: said, address: '/notes/a.md' },
});

async function everyPage(): Promise<[name: string, page: Page][]> {
  const wiki = await wikiOf({
    'index.md': '# Home\n[[Wanted]]',
    'a/topic.md': '---\nup: "[[Wanted]]"\n---\nText [[Wanted|words]].',
    'b/topic.md': `# ${hostile}\n[[topic]] #a/b`,
  });
  const params = asked();
  const id = 'a/topic.md' as NoteId;
  return [
    ['home', homePage(wiki, { body, params }, options)],
    ['overview', homePage(await wikiOf({ 'a.md': 'x' }), { body: null, params }, options)],
    ['first run', homePage(await wikiOf({}), { body: null, params }, options)],
    ['note', notePage(wiki, { id, folder: null, body, params }, options)],
    ['folder', folderPage(wiki, { folder: 'a', params }, options)],
    ['no folder', folderPage(wiki, { folder: 'gone', params }, options)],
    ['stub', stubPage(wiki, { key: 'wanted' as Name, params }, options)],
    ['no stub', stubPage(wiki, { key: 'gone' as Name, params }, options)],
    ['which', whichPage(wiki, { asked: hostile, ids: ['a/topic.md', 'b/topic.md'] as FileId[] }, options)],
    ['missing', await missingPage(wiki, `q=${encodeURIComponent(hostile)}`)],
    ['missing by note', await missingPage(wiki, 'group=source')],
    ['nothing missing', await missingPage(await wikiOf({ 'a.md': 'x' }))],
    ['health', healthPage(wiki, { findings: wiki.check(), params }, options)],
    ['health, all fine', healthPage(await wikiOf({}), { findings: [], params }, options)],
    ['health of a rule', healthPage(wiki, { findings: wiki.check(), params: asked('rule=ambiguous-link') }, options)],
    ['all', allPage(wiki, { params }, options)],
    ['recent', recentPage(wiki, { params }, options)],
    ['tags', await allTags(wiki)],
    ['tag', (await tagOf(wiki, 'a')) ?? (await allTags(wiki))],
    ['404', notFoundPage(wiki, { path: `/notes/${hostile}` }, options)],
    ['error', errorPage(null, { message: hostile, hint: 'Do this.', excerpt: null, source: null }, options)],
    ['error within the wiki', errorPage(wiki, faultOf(hostile), options)],
  ];
}

test('every page is whole: one h1, one main, a language, a title, ids of its own, a skip link that leads somewhere', async () => {
  for (const [name, { root, title }] of await everyPage()) {
    const [html] = tags(root, 'html');
    expect(root.children[0]?.type, name).toBe('doctype');
    expect(html?.properties['lang'], name).toBe('en');
    expect(text(tags(root, 'title')[0]), name).toBe(title);
    expect(tags(root, 'h1'), name).toHaveLength(1);
    expect(tags(root, 'main').map(({ properties }) => [properties['id'], properties['tabindex']])).toEqual([
      ['bl-content', '-1'],
    ]);
    expect(hrefs(root)[0], name).toBe('#bl-content');
    const ids = elements(root, ({ properties }) => properties['id'] !== undefined).map(({ properties }) =>
      String(properties['id']),
    );
    expect(new Set(ids).size, name).toBe(ids.length);
    expect(
      ids.filter(id => !id.startsWith('bl-')),
      name,
    ).toEqual([]);
  }
});

test('no page runs or styles anything inline but what its policy names, and every link leads somewhere', async () => {
  for (const [name, { root }] of await everyPage()) {
    const written = tags(root, 'script').filter(({ properties }) => properties['src'] === undefined);
    expect(
      written.map(({ children }) => children),
      name,
    ).toEqual([first, speculationRules].map(value => [{ type: 'text', value }]));
    expect(tags(root, 'style'), name).toEqual([]);
    expect(tags(root, 'img'), name).toEqual([]);
    const inline = elements(root, ({ properties }) =>
      Object.keys(properties).some(key => /^(?:style|on.*)$/i.test(key)),
    );
    expect(inline, name).toEqual([]);
    for (const href of hrefs(root)) expect(href, name).toMatch(/^(?:\/|#|$)/);
  }
});

test('what a reference names is on the page', async () => {
  for (const [name, { root }] of await everyPage()) {
    for (const { properties } of elements(root, each => each.properties['aria-labelledby'] !== undefined)) {
      const id = [properties['aria-labelledby']].flat()[0];
      expect(text(byId(root, String(id))), `${name} ${id}`).not.toBe('');
    }
  }
});

test('only pages that are there, and whole, are for search engines', async () => {
  const told = (await everyPage()).map(
    ([name, { status, noindex }]) => `${name} ${status}${noindex ? ' noindex' : ''}`,
  );
  expect(told).toEqual([
    'home 200',
    'overview 200',
    'first run 200 noindex',
    'note 200',
    'folder 200',
    'no folder 404 noindex',
    'stub 404 noindex',
    'no stub 404 noindex',
    'which 200 noindex',
    'missing 200',
    'missing by note 200',
    'nothing missing 200',
    'health 200',
    'health, all fine 200',
    'health of a rule 200',
    'all 200',
    'recent 200',
    'tags 200',
    'tag 200',
    '404 404 noindex',
    'error 500 noindex',
    'error within the wiki 500 noindex',
  ]);
});

test('every page loads one stylesheet and one script, and a mark where there is one', async () => {
  const assets = { ...options.assets, icon: '/assets/c.svg' };
  const wiki = await wikiOf({ 'a.md': 'x' });
  const home = homePage(wiki, { body: null, params: asked() }, { ...options, assets });
  expect(loadedBy(home.root)).toEqual(['/assets/c.svg', css, script]);
  expect(loadedBy((await missingPage(wiki)).root)).toEqual([css, script]);
  expect(loadedBy(errorPage(null, { message: '', hint: null, excerpt: null, source: null }, options).root)).toEqual([
    css,
    script,
  ]);
});

const { css, script } = options.assets;

/** What a page loads, styles and pictures first. */
function loadedBy(root: Page['root']): unknown[] {
  const scripts = tags(root, 'script').filter(({ properties }) => properties['src'] !== undefined);
  return [...tags(root, 'link'), ...scripts].map(({ properties }) => properties['href'] ?? properties['src']);
}

test('a page loads what its body needs, styles before scripts, and nothing else', async () => {
  const needs = { math: ['/m.css'], code: ['/c.css', '/c.js'], diagram: ['/d.css', '/d.js'], graph: [] };
  const wiki = await wikiOf({ 'a.md': 'x' });
  const loaded = (...own: Body['needs'][number][]): unknown[] => {
    const page = { id: 'a.md' as NoteId, folder: null, body: { ...body, needs: own }, params: asked() };
    const { root } = notePage(wiki, page, { ...options, assets: { ...options.assets, needs } });
    return loadedBy(root);
  };
  expect(loaded()).toEqual([css, script]);
  expect(loaded('math')).toEqual([css, '/m.css', script]);
  expect(loaded('code', 'diagram')).toEqual([css, '/c.css', '/d.css', script, '/c.js', '/d.js']);
});

test('a long title is clamped where it would be in the way, and whole where it is asked for', async () => {
  const long = 'A very long title '.repeat(30).trim();
  const wiki = await wikiOf({ 'a.md': `---\ntitle: ${long}\n---\nText.`, 'b.md': '[[a]]' });
  const shown = notePage(wiki, { id: 'a.md' as NoteId, folder: null, body, params: asked() }, options);
  expect(shown.title.length).toBeLessThan(100);
  expect(tags(shown.root, 'h1')[0]?.properties['title']).toBe(long);
  for (const link of tags(shown.root, 'a')) expect(text(link).length).toBeLessThanOrEqual(120);
});

test('home shows the index note, what is linked, what is wanted, and the figures of the vault', async () => {
  const wiki = await wikiOf({
    'README.md': '---\nupdated: 2026-01-02\n---\n# Welcome\n[[a]]',
    'a.md': '---\ncreated: 2026-11-12T10:00:00Z\n---\n[[b]] [[Gone]] [[Gone]]',
    'b.md': '[[a]] [[Away]]',
  });
  const { root } = homePage(wiki, { body, params: asked() }, options);
  expect(text(tags(root, 'h1')[0])).toBe('Welcome');
  const [changed, linked, wanted] = elements(
    byClass(root, 'bl-lists')[0] ?? root,
    ({ tagName }) => tagName === 'ol',
  ).map(each => tags(each, 'a').map(text));
  expect(changed).toEqual(['a', 'Welcome']);
  expect(linked).toEqual(['a', 'b']);
  expect(wanted).toEqual(['Gone', 'Away']);
  expect(text(byClass(root, 'bl-glance')[0])).toContain('Missing pages2');
});

test('a vault without an index note gets an overview, one without notes is shown the first step', async () => {
  const overview = homePage(await wikiOf({ 'deep/a.md': 'x', 'b.md': 'x' }), { body: null, params: asked() }, options);
  expect(text(tags(overview.root, 'h1')[0])).toBe('Async Notes');
  expect(hrefs(byClass(overview.root, 'bl-listing')[0] ?? overview.root)).toEqual(['/notes/deep', '/notes/b']);
  const first = homePage(await wikiOf({}), { body: null, params: asked() }, options);
  expect(text(byClass(first.root, 'bl-steps')[0])).toContain('index.md');
});

test('a folder lists its folders, then its notes, in pages', async () => {
  const files = Object.fromEntries(Array.from({ length: 150 }, (_, i) => [`f/n${String(i).padStart(3, '0')}.md`, 'x']));
  const wiki = await wikiOf({ ...files, 'f/sub/x.md': '[[n001]]' });
  const items = (query: string): string[] =>
    byClass(folderPage(wiki, { folder: 'f', params: asked(query) }, options).root, 'bl-list').flatMap(list =>
      tags(list, 'li').map(text),
    );
  expect(items('').slice(0, 3)).toEqual(['sub1 note', 'n000', 'n0011 mention']);
  expect(items('')).toHaveLength(100);
  expect(items('page=2')).toHaveLength(51);
});

test('all notes stand under their folders, those in none first, in pages', async () => {
  const many = Object.fromEntries(Array.from({ length: 120 }, (_, i) => [`m/n${100 + i}.md`, 'x']));
  const wiki = await wikiOf({ 'z.md': 'x', 'a/b.md': 'x', 'a/c/d.md': 'x', ...many });
  const groups = (query: string): unknown[] =>
    byClass(allPage(wiki, { params: asked(query) }, options).root, 'bl-group').map(group => [
      text(tags(group, 'h2')[0]),
      tags(group, 'li').length,
    ]);
  expect(groups('')).toEqual([
    ['In no folder', 1],
    ['a', 1],
    ['a/c', 1],
    ['m', 97],
  ]);
  expect(groups('page=2')).toEqual([['m', 23]]);
});

test('recent changes stand under their days, and without days all notes are one link away', async () => {
  const day = (date: string): string => `---\nupdated: ${date}\n---\n`;
  const wiki = await wikiOf({
    'a.md': day('2026-01-02'),
    'f/b.md': day('2026-03-01T10:00:00Z'),
    'c.md': day('2026-03-01'),
    'd.md': 'x',
  });
  const { root } = recentPage(wiki, { params: asked() }, options);
  expect(byClass(root, 'bl-group').map(text)).toEqual(['1 Mar 2026bfc', '2 Jan 2026a']);
  const none = recentPage(await wikiOf({ 'a.md': 'x' }), { params: asked() }, options);
  const main = tags(none.root, 'main')[0] ?? none.root;
  expect(text(main)).toContain('No note says when it changed.');
  expect(hrefs(main)).toEqual(['/all']);
});

test('“which one?” lists every candidate with its path', async () => {
  const wiki = await wikiOf({ 'a/topic.md': 'x', 'b/topic.md': '# Other\n' });
  const { root } = whichPage(wiki, { asked: 'topic', ids: ['a/topic.md', 'b/topic.md'] as FileId[] }, options);
  expect(byClass(root, 'bl-list').flatMap(list => tags(list, 'li').map(text))).toEqual([
    'topica/topic.md',
    'Otherb/topic.md',
  ]);
});

test('the 404 page names the nearest notes', async () => {
  const wiki = await wikiOf({ 'Foundations/Coroutine Explained.md': 'x', 'other.md': 'x' });
  const { root } = notFoundPage(wiki, { path: '/notes/Corutine Explained' }, options);
  expect(hrefs(byClass(root, 'bl-suggestions')[0] ?? root)).toContain('/notes/Foundations/Coroutine-Explained');
});
