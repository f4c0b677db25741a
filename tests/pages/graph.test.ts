/** The page of the graph: what it says, its table, and the ways to look. */
import { expect, test } from 'vitest';
import { aroundOf, graphQueryOf } from '../../lib/pages/graph-query.ts';
import { graphPage } from '../../lib/pages/graph.tsx';
import type { Page } from '../../lib/pages/page.ts';
import type { Wiki } from '../../lib/wiki.ts';
import { byClass, hrefs, tags, text } from './tree.ts';
import { asked, options, wikiOf } from './vault.ts';

const files = {
  'index.md': '# Home\n\n[[Apple]], [[Apple]], [[Gone]].',
  'fruit/Apple.md': '---\ntags: [a, b, c, d]\n---\n[[index]] [[Gone]] [[Pear]]',
  'fruit/Pear.md': 'Nothing.',
};

async function page(wiki: Wiki, query = ''): Promise<Page> {
  const params = asked(query);
  const around = aroundOf(wiki, graphQueryOf(params));
  return graphPage(wiki, { view: await wiki.graphView(around), around, params }, options);
}

const names = ({ root }: Page): string[] =>
  tags(root, 'tbody').flatMap(body => tags(body, 'a').filter(isName).map(text));
const isName = ({ properties }: { properties: Record<string, unknown> }): boolean =>
  String(properties['href']).startsWith('/notes/');
const lead = ({ root }: Page): string => text(byClass(root, 'bl-lead')[0]);

test('the picture has its place, and the table says the same', async () => {
  const shown = await page(await wikiOf(files));
  expect(shown.title).toBe('Graph · Async Notes');
  expect(lead(shown)).toBe('3 notes and 1 missing page, 4 connections.');
  expect(shown.needs).toEqual(['graph']);
  const [picture] = tags(shown.root, 'bl-graph');
  expect(picture?.properties).toMatchObject({ stage: '/assets/graph-stage.js', worker: '/assets/graph-worker.js' });
  expect(String(picture?.properties['data'])).toMatch(/^\/api\/graph-view\.json\?v=[\w-]{16}$/);
  expect(text(picture)).toContain('The table below says the same');
  expect(tags(shown.root, 'tr').map(text)).toEqual([
    'PageLinks inLinks outTags',
    'Applefruit#a #b #c and 1 more23#a #b #c and 1 more',
    'Gone (missing note)2–',
    'Home13',
    'Pearfruit10',
  ]);
  expect(hrefs(tags(shown.root, 'tbody')[0] ?? shown.root)).toContain('/tags/a');
});

test('the table is sorted and filtered by addresses, which forgive every value', async () => {
  const wiki = await wikiOf(files);
  const shown = await page(wiki, 'sort=name&view=table');
  expect(names(shown)).toEqual(['Apple', 'Gone (missing note)', 'Home', 'Pear']);
  expect(tags(shown.root, 'bl-graph')).toEqual([]);
  expect(
    tags(shown.root, 'th')
      .map(({ properties }) => properties['aria-sort'] ?? null)
      .slice(0, 4),
  ).toEqual(['ascending', null, null, null]);
  expect(hrefs(shown.root)).toContain('/graph?view=table&sort=out');
  expect(names(await page(wiki, 'sort=out'))).toEqual(['Apple', 'Home', 'Gone (missing note)', 'Pear']);
  expect(names(await page(wiki, 'q=PÉAR'))).toEqual([]);
  expect(names(await page(wiki, 'q=pe&depth=9&sort=x&page=-3&view=%00'))).toEqual(['Pear']);
  expect(text(tags((await page(wiki, 'q=<none>')).root, 'main')[0])).toContain('No page is named like “<none>”');
});

test('around a note: how far, the way to it, and back to all', async () => {
  const wiki = await wikiOf(files);
  const shown = await page(wiki, 'around=fruit/Pear&depth=1');
  expect(text(tags(shown.root, 'h1')[0])).toBe('Pear');
  expect(lead(shown)).toBe('1 page is one link away.');
  expect(shown.noindex).toBe(true);
  expect(names(shown)).toEqual(['Apple', 'Pear']);
  const links = hrefs(shown.root);
  expect(links).toContain('/graph?around=fruit%2FPear');
  expect(links).toContain('/graph?around=fruit%2FPear&depth=3');
  expect(links).toContain('/notes/fruit/Pear');
  expect(String(tags(shown.root, 'bl-graph')[0]?.properties['data'])).toContain('?around=fruit%2FPear&depth=1&v=');
  expect(text(tags((await page(wiki, 'around=Nobody')).root, 'main')[0])).toContain('There is no note “Nobody”');
});

test('an empty vault, a single note, notes without links: each says what it is', async () => {
  const empty = await page(await wikiOf({}));
  expect(lead(empty)).toBe('There are no notes yet.');
  expect(tags(empty.root, 'bl-graph').length + tags(empty.root, 'table').length).toBe(0);
  expect(lead(await page(await wikiOf({ 'a.md': 'x' })))).toBe('1 note. No note links to another page yet.');
  const alone = await page(await wikiOf({ 'a.md': 'x', 'b.md': 'x' }), 'around=a');
  expect(lead(alone)).toBe('Nothing links here, and it links to no other page.');
});

test('fifty rows a page, with real links, however many there are', async () => {
  const wiki = await wikiOf({ 'a.md': Array.from({ length: 120 }, (_, i) => `[[Page ${i}]]`).join(' ') });
  const shown = await page(wiki, 'page=3&sort=name');
  expect(names(shown).length).toBe(21);
  expect(hrefs(shown.root)).toContain('/graph?sort=name&page=2#bl-table');
});
