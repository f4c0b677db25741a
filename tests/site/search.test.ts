/** What is looked for, asked of the built server as anybody could ask it. */
import { gzipSync } from 'node:zlib';
import { afterAll, expect, test } from 'vitest';
import type { SearchOffer } from '../../lib/search/types.ts';
import { ask, served } from './served.ts';

const site = await served({
  'index.md': '# Home\n\nSee [[Event Loop]], [[Tasks]] and [[Not Written]].\n',
  'Event Loop.md': '# Event Loop\n\nIt turns until all is done. #python\n',
  'Tasks.md': '# Tasks\n\nA task is run by the loop. <script>alert(1)</script>\n',
});
afterAll(() => site.stop());

const search = (q: string) => ask(site, `/search?${new URLSearchParams({ q }).toString()}`);
const typed = async (q: string): Promise<SearchOffer> =>
  JSON.parse((await ask(site, `/api/search/typing.json?${new URLSearchParams({ q }).toString()}`)).text) as SearchOffer;
const titles = ({ groups }: SearchOffer): string[] => groups.flatMap(({ rows }) => rows.map(({ title }) => title));

test('the page of results: 200, for no robot, asked about each time', async () => {
  const { status, headers, text } = await search('turns');
  expect(status).toBe(200);
  expect(headers['x-robots-tag']).toBe('noindex');
  expect(headers['cache-control']).toBe('no-cache');
  expect(text).toContain('1 result for “turns”');
  expect(text).toContain('href="/notes/Event-Loop');
  expect((await search('')).status).toBe(200);
  expect((await ask(site, '/search')).text).toContain('Most linked');
});

test('the last word of what is typed may go on, and that of the page is whole', async () => {
  expect(titles(await typed('tur'))).toContain('Event Loop');
  expect(titles(await typed(''))).toContain('Event Loop');
  expect(titles(await typed('#py'))).toEqual(['#python']);
  expect(titles(await typed('>miss'))).toEqual(['Missing pages']);
  expect(titles(await typed('not wr'))).toContain('Not Written');
});

test.each([
  '(((((',
  '*',
  '\\',
  '\0',
  '-',
  '-loop',
  '"',
  'tag:',
  '__proto__',
  'constructor',
  '\u202eloop',
  '\ud800',
  '[[',
  '😀',
  '<script>alert(1)</script>',
  'loop '.repeat(2000),
])('%j is answered with results or an honest none', async q => {
  const [page, offer] = await Promise.all([search(q), typed(q)]);
  expect(page.status).toBe(200);
  expect(page.text).toMatch(/\d results?|No note says|How to ask/);
  expect(page.text.replace(/="[^"]*"/g, '')).not.toContain('<script>alert');
  expect(offer.groups).toBeInstanceOf(Array);
});

test('the same as data, and some of it', async () => {
  const data = async (query: string): Promise<unknown> =>
    JSON.parse((await ask(site, `/api/search.json?${query}`)).text);
  expect(await data('q=turns')).toEqual({
    version: 1,
    query: 'turns',
    total: 1,
    results: [
      {
        path: 'Event Loop.md',
        title: 'Event Loop',
        line: 3,
        heading: null,
        snippet: expect.stringContaining('It turns until all is done.') as string,
        score: expect.any(Number) as number,
      },
    ],
    missing: [],
    tags: [],
  });
  const some = (await data('q=loop&from=1&count=1')) as { total: number; results: unknown[] };
  expect([some.total, some.results.length]).toEqual([3, 1]);
  expect(await data('q=')).toMatchObject({ total: 0, results: [] });
});

test('a page of results that is not there is the last one there is', async () => {
  for (const page of ['99', '0', '-1', 'x', '1e9']) {
    const { status, text } = await ask(site, `/search?q=loop&page=${page}`);
    expect(status).toBe(200);
    expect(text).toContain('href="/notes/Event-Loop');
  }
});

test('a saved note is found, and one that is taken back is not', async () => {
  site.write('New.md', '# New\n\nOf quicksilver.\n');
  await expect.poll(async () => titles(await typed('quicksilver')), { timeout: 5000 }).toContain('New');
  site.write('New.md', '# New\n\nOf lead.\n');
  await expect.poll(async () => (await typed('quicksilver')).total, { timeout: 5000 }).toBe(0);
});

test('some note, another way each time', async () => {
  const { status, headers } = await ask(site, '/random');
  expect([status, headers['cache-control']]).toEqual([307, 'no-store']);
  expect(headers.location).toMatch(/^\/notes\//);
});

test('the dialog weighs little', async () => {
  const { text: page } = await ask(site, '/');
  const weight = async (address: string | undefined): Promise<number> =>
    gzipSync((await ask(site, address ?? '')).body, { level: 9 }).length;
  const [, script, style] = /data-script="(.*?)" data-style="(.*?)"/.exec(page) ?? [];
  expect((await weight(script)) + (await weight(style))).toBeLessThanOrEqual(4000);
});
