import { expect, test } from 'vitest';
import type { Name } from '../../lib/model.ts';
import { stubPage } from '../../lib/pages/stub.tsx';
import type { Wiki } from '../../lib/wiki.ts';
import type { Root } from 'hast';
import { byClass, byId, elements, hrefs, tags, text } from './tree.ts';
import { asked, missingPage, options, wikiOf } from './vault.ts';

const vault = {
  'Coroutine Explained.md':
    'Told in [[await Explained]].\n\nAnd [[Asyncio Explained]] too, [[asyncio explained]] says.\n',
  'Event Loop.md': '# Event Loop\n## More\nSee [[await Explained]], [[Corutine Explained]] and [[1]].\n',
};

const report = async (wiki: Wiki, query = ''): Promise<Root> => (await missingPage(wiki, query)).root;
const stub = (wiki: Wiki, key: string, query = ''): Root =>
  stubPage(wiki, { key: key as Name, params: asked(query) }, options).root;
const wanted = (root: Root): string[] => tags(root, 'tbody').map(row => text(tags(row, 'th')[0]));

test('the most wanted stands first, what is hardly a link last, each with its figures', async () => {
  const root = await report(await wikiOf(vault));
  expect(text(byClass(root, 'bl-lead')[0])).toBe(
    '4 pages are wanted by 6 links in 2 notes. Checked 6 links in 2 notes.',
  );
  const rows = tags(root, 'tbody').map(row => [...tags(row, 'th'), ...byClass(row, 'bl-n')].map(text));
  expect(rows).toEqual([
    ['await Explained', '2', '2'],
    ['Asyncio Explained', '2', '1'],
    ['Corutine Explained', '1', '1'],
    ['1probably not meant as a link', '1', '1'],
  ]);
});

test('a row tells what may be meant, and every place with its sentence', async () => {
  const row = tags(await report(await wikiOf(vault)), 'tbody')[2];
  if (row === undefined) throw new Error('a row');
  expect(hrefs(byClass(row, 'bl-suggestions')[0] ?? row)).toEqual(['/notes/Coroutine-Explained']);
  expect(byClass(row, 'bl-place').map(text)).toEqual(['Event Loop.md:3:26']);
  expect(byClass(row, 'bl-place').map(({ properties }) => properties['href'])).toEqual(['/notes/Event-Loop#more']);
  expect(text(tags(row, 'blockquote')[0])).toBe('See await Explained, Corutine Explained and 1.');
  expect(tags(row, 'mark').map(text)).toEqual(['Corutine Explained']);
});

test('it is sorted, grouped and filtered by its address alone', async () => {
  const wiki = await wikiOf(vault);
  expect(wanted(await report(wiki, 'sort=name'))).toEqual([
    'Asyncio Explained',
    'await Explained',
    'Corutine Explained',
    '1probably not meant as a link',
  ]);
  expect(wanted(await report(wiki, 'sort=first'))).toEqual([
    'await Explained',
    'Asyncio Explained',
    'Corutine Explained',
    '1probably not meant as a link',
  ]);
  expect(wanted(await report(wiki, 'q=ASYNCIO'))).toEqual(['Asyncio Explained']);
  expect(wanted(await report(wiki, 'q=nobody'))).toEqual([]);
  expect(wanted(await report(wiki, 'sort=up&group=down&page=x'))).toEqual(wanted(await report(wiki)));
  const cards = byClass(await report(wiki, 'group=source&q=explained'), 'bl-card');
  expect(cards.map(card => [text(tags(card, 'h2')[0]), ...byClass(card, 'missing').map(text)])).toEqual([
    ['Coroutine Explained 3 missing links', 'await Explained', 'Asyncio Explained', 'Asyncio Explained'],
    ['Event Loop 2 missing links', 'await Explained', 'Corutine Explained'],
  ]);
});

test('by note, the order is that of the notes', async () => {
  const wiki = await wikiOf({ 'a.md': '# Zebra\n[[x]]', 'b.md': '# Apple\n[[x]]', 'c.md': '# Moth\n[[x]] [[y]]' });
  const titles = async (query: string): Promise<string[]> =>
    byClass(await report(wiki, `group=source&${query}`), 'bl-card').map(card => text(tags(card, 'a')[0]));
  expect(await titles('')).toEqual(['Moth', 'Zebra', 'Apple']);
  expect(await titles('sort=name')).toEqual(['Apple', 'Moth', 'Zebra']);
  expect(await titles('sort=first')).toEqual(['Zebra', 'Apple', 'Moth']);
});

test('likely typos are left out when asked: a small mistake in a name, and what is hardly a link', async () => {
  const wiki = await wikiOf({
    ...vault,
    'Other.md': '[[event-loop s]] [[Event Loops]] [[Event Loop Internals]]',
  });
  expect(wanted(await report(wiki, 'typos=hide'))).toEqual([
    'await Explained',
    'Asyncio Explained',
    'Event Loop Internals',
  ]);
  const only = await report(await wikiOf({ 'a.md': '[[1]]' }), 'typos=hide');
  expect(text(tags(only, 'main')[0])).toContain('All of them are likely typos. Show all');
});

test('what is shown is counted, and said again when it changes', async () => {
  const wiki = await wikiOf(vault);
  const status = async (query: string): Promise<string> =>
    text(elements(await report(wiki, query), ({ properties }) => properties['role'] === 'status')[0]);
  expect(await status('')).toBe('4 pages, most wanted first');
  expect(await status('q=explained&sort=name')).toBe('3 of 4 pages, from A to Z');
  expect(await status('q=explained&group=source')).toBe('3 of 4 pages, by note, most wanted first');
  expect(await status('q=nobody')).toBe('0 of 4 pages');
});

test('every choice is a link that keeps what else was asked, and so are the downloads', async () => {
  const root = await report(await wikiOf(vault), 'q=explained&sort=name');
  expect(byClass(root, 'bl-pills').flatMap(hrefs)).toEqual([
    '/missing?q=explained',
    '/missing?sort=name&q=explained',
    '/missing?sort=first&q=explained',
    '/missing?sort=name&group=source&q=explained',
    '/missing?sort=name&typos=hide&q=explained',
  ]);
  expect(byClass(root, 'bl-downloads').flatMap(hrefs)).toEqual(
    ['json', 'csv', 'md'].map(extension => `/api/missing.${extension}?sort=name&q=explained`),
  );
  expect(
    byClass(root, 'bl-filter')
      .flatMap(form => tags(form, 'input'))
      .map(({ properties }) => [properties['name'], properties['value']]),
  ).toEqual([
    ['q', 'explained'],
    ['sort', 'name'],
  ]);
});

test('the column heads sort, and say how the table is sorted', async () => {
  const wiki = await wikiOf(vault);
  const heads = async (query: string): Promise<unknown[]> =>
    tags(await report(wiki, query), 'thead')
      .flatMap(head => tags(head, 'th'))
      .map(head => [text(head), head.properties['aria-sort'] ?? null, ...hrefs(head)]);
  expect(await heads('')).toEqual([
    ['Wanted', null, '/missing?sort=name'],
    ['Links', 'descending', '/missing'],
    ['Notes', null],
    ['Did you mean', null],
  ]);
  expect((await heads('sort=name'))[0]).toEqual(['Wanted', 'ascending', '/missing?sort=name']);
});

test('a row says how to write its page, unless it is hardly a link', async () => {
  const rows = tags(await report(await wikiOf(vault)), 'tbody');
  const snippets = (row: Root['children'][number] | undefined): string[] =>
    row === undefined ? [] : byClass(row, 'bl-snippet').map(text);
  expect(snippets(rows[0])).toEqual(['await Explained.md', 'npx backlit new "await Explained"']);
  expect(snippets(rows[3])).toEqual([]);
});

test('a place says the heading above it, and leads into the editor for who sits here', async () => {
  const wiki = await wikiOf({
    'backlit.json': '{ "editor": "vscode" }',
    'a b.md': '# a b\n[[x]]\n## More\n[[x]]',
  });
  const spots = async (editing: boolean): Promise<string[]> =>
    byClass((await missingPage(wiki, '', { ...options, editing })).root, 'bl-spot').map(text);
  expect(await spots(false)).toEqual(['a b.md:2:1', 'a b.md:4:1› More']);
  expect(await spots(true)).toEqual(['a b.md:2:1Edit', 'a b.md:4:1› MoreEdit']);
  const [edit] = byClass((await missingPage(wiki, '', { ...options, editing: true })).root, 'bl-edit');
  expect(edit?.properties['href']).toBe(`vscode://file${wiki.root}/a%20b.md:2:1`);
  expect(edit?.properties['aria-label']).toBe('Edit a b.md at line 2');
});

test('what is wanted on purpose is marked', async () => {
  const wiki = await wikiOf({ 'backlit.json': '{ "wanted": ["someday"] }', 'a.md': '[[Someday]]' });
  expect(wanted(await report(wiki))).toEqual(['Somedaywanted on purpose']);
});

test('a report of any size is a page of 50 rows with at most 8 places each', async () => {
  const wiki = await wikiOf({
    'a.md': Array.from({ length: 120 }, (_, i) => `[[gone ${i}]]`).join('\n'),
    'b.md': '[[gone 7]]\n\n'.repeat(20),
  });
  const root = await report(wiki, 'page=1');
  expect(wanted(root)).toHaveLength(50);
  expect(byClass(tags(root, 'tbody')[0] ?? root, 'bl-place')).toHaveLength(8);
  expect(hrefs(tags(root, 'tbody')[0] ?? root)).toContain('/notes/gone-7');
  expect(wanted(await report(wiki, 'page=3'))).toHaveLength(20);
});

test('nothing missing is good news', async () => {
  expect(text(byClass(await report(await wikiOf({ 'a.md': '[[b]]', 'b.md': 'x' })), 'bl-lead')[0])).toBe(
    'Every link resolves. ✓ Checked 1 link in 2 notes.',
  );
});

test('the page of a missing note says who wants it, what it may be, and how to create it', async () => {
  const root = stub(await wikiOf(vault), 'corutine explained');
  expect(text(tags(root, 'h1')[0])).toBe('Corutine Explained');
  expect(text(byClass(root, 'bl-lead')[0])).toContain('This page does not exist yet.');
  expect(text(byId(root, 'bl-wanted-by'))).toBe('Wanted by 1 mention in 1 note');
  expect(tags(byClass(root, 'bl-card')[0] ?? root, 'mark').map(text)).toEqual(['Corutine Explained']);
  expect(hrefs(byClass(root, 'bl-suggestions')[0] ?? root)).toEqual(['/notes/Coroutine-Explained']);
  expect(tags(byClass(root, 'bl-create')[0] ?? root, 'code').map(text)).toEqual([
    'Corutine Explained.md',
    '# Corutine Explained In one sentence: …',
    'npx backlit new "Corutine Explained"',
  ]);
});

test('other spellings are told with their count', async () => {
  expect(text(tags(stub(await wikiOf(vault), 'asyncio explained'), 'header')[1])).toContain(
    'Also spelled asyncio explained (1×)',
  );
});

test('no command is offered that a shell might not take as a name', async () => {
  const wiki = await wikiOf({ 'a.md': '[[x$(touch y)]]' });
  const code = tags(byClass(stub(wiki, 'x$(touch y)'), 'bl-create')[0] ?? stub(wiki, 'x$(touch y)'), 'code').map(text);
  expect(code.filter(each => each.includes('npx'))).toEqual([]);
  expect(code[0]).toBe('x$(touch y).md');
});

test('what no note can be called is not offered to be created', async () => {
  const wiki = await wikiOf({ 'a.md': '[x](%23y.md) [z](a%7Cb.md)' });
  const sections = wiki.missing().map(({ key }) => text(byClass(stub(wiki, key), 'bl-create')[0]));
  expect(sections).toEqual(
    ['Create it', 'Create it'].map(title => `${title}No note can have this name. Correct the links that ask for it.`),
  );
});

test('who wants it comes in pages of 200', async () => {
  const wiki = await wikiOf(Object.fromEntries(Array.from({ length: 230 }, (_, i) => [`n${i}.md`, '[[Gone]]'])));
  expect(byClass(stub(wiki, 'gone'), 'bl-card')).toHaveLength(200);
  expect(byClass(stub(wiki, 'gone', 'links=2'), 'bl-card')).toHaveLength(30);
});
