import { expect, test } from 'vitest';
import type { Name } from '../../lib/model.ts';
import { missingReport } from '../../lib/pages/missing.tsx';
import { stubPage } from '../../lib/pages/stub.tsx';
import type { Wiki } from '../../lib/wiki.ts';
import type { Root } from 'hast';
import { byClass, byId, hrefs, tags, text } from './tree.ts';
import { asked, options, wikiOf } from './vault.ts';

const vault = {
  'Coroutine Explained.md':
    'Told in [[await Explained]].\n\nAnd [[Asyncio Explained]] too, [[asyncio explained]] says.\n',
  'Event Loop.md': '# Event Loop\n## More\nSee [[await Explained]], [[Corutine Explained]] and [[1]].\n',
};

const report = (wiki: Wiki, query = ''): Root => missingReport(wiki, { params: asked(query) }, options).root;
const stub = (wiki: Wiki, key: string, query = ''): Root =>
  stubPage(wiki, { key: key as Name, params: asked(query) }, options).root;
const wanted = (root: Root): string[] => tags(root, 'tbody').map(row => text(tags(row, 'th')[0]));

test('the most wanted stands first, what is hardly a link last, each with its figures', async () => {
  const root = report(await wikiOf(vault));
  expect(text(byClass(root, 'bl-lead')[0])).toBe('4 pages are wanted by 6 links. Checked 6 links in 2 notes.');
  const rows = tags(root, 'tbody').map(row => [...tags(row, 'th'), ...byClass(row, 'bl-n')].map(text));
  expect(rows).toEqual([
    ['await Explained', '2', '2'],
    ['Asyncio Explained', '2', '1'],
    ['Corutine Explained', '1', '1'],
    ['1probably not meant as a link', '1', '1'],
  ]);
});

test('a row tells what may be meant, and every place with its sentence', async () => {
  const row = tags(report(await wikiOf(vault)), 'tbody')[2];
  if (row === undefined) throw new Error('a row');
  expect(hrefs(byClass(row, 'bl-suggestions')[0] ?? row)).toEqual(['/notes/Coroutine-Explained']);
  expect(byClass(row, 'bl-place').map(text)).toEqual(['Event Loop.md:3:26']);
  expect(byClass(row, 'bl-place').map(({ properties }) => properties['href'])).toEqual(['/notes/Event-Loop#more']);
  expect(text(tags(row, 'blockquote')[0])).toBe('See await Explained, Corutine Explained and 1.');
  expect(tags(row, 'mark').map(text)).toEqual(['Corutine Explained']);
});

test('it is sorted, grouped and filtered by its address alone', async () => {
  const wiki = await wikiOf(vault);
  expect(wanted(report(wiki, 'sort=name'))).toEqual([
    'Asyncio Explained',
    'await Explained',
    'Corutine Explained',
    '1probably not meant as a link',
  ]);
  expect(wanted(report(wiki, 'q=ASYNCIO'))).toEqual(['Asyncio Explained']);
  expect(wanted(report(wiki, 'q=nobody'))).toEqual([]);
  expect(wanted(report(wiki, 'sort=up&group=down&page=x'))).toEqual(wanted(report(wiki)));
  const cards = byClass(report(wiki, 'group=source&q=explained'), 'bl-card');
  expect(cards.map(card => [text(tags(card, 'h2')[0]), ...byClass(card, 'missing').map(text)])).toEqual([
    ['Coroutine Explained 3 missing links', 'await Explained', 'Asyncio Explained', 'Asyncio Explained'],
    ['Event Loop 2 missing links', 'await Explained', 'Corutine Explained'],
  ]);
});

test('the links of its tools keep what else was asked', async () => {
  const tools = byClass(report(await wikiOf(vault), 'q=a+b&sort=name'), 'bl-tools')[0];
  if (tools === undefined) throw new Error('tools');
  expect(hrefs(tools)).toEqual([
    '/missing?q=a+b',
    '/missing?sort=name&q=a+b',
    '/missing?group=source&q=a+b',
    '/api/missing.json',
  ]);
  expect(tags(tools, 'input').map(({ properties }) => [properties['name'], properties['value']])).toEqual([
    ['q', 'a b'],
    ['sort', 'name'],
  ]);
});

test('a report of any size is a page of 50 rows with at most 8 places each', async () => {
  const wiki = await wikiOf({
    'a.md': Array.from({ length: 120 }, (_, i) => `[[gone ${i}]]`).join('\n'),
    'b.md': '[[gone 7]]\n\n'.repeat(20),
  });
  const root = report(wiki, 'page=1');
  expect(wanted(root)).toHaveLength(50);
  expect(byClass(tags(root, 'tbody')[0] ?? root, 'bl-place')).toHaveLength(8);
  expect(hrefs(tags(root, 'tbody')[0] ?? root)).toContain('/notes/gone-7');
  expect(wanted(report(wiki, 'page=3'))).toHaveLength(20);
});

test('nothing missing is good news', async () => {
  expect(text(byClass(report(await wikiOf({ 'a.md': '[[b]]', 'b.md': 'x' })), 'bl-lead')[0])).toBe(
    'Every link resolves. Checked 1 link in 2 notes.',
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
