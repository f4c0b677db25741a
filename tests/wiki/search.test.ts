/** The door to search: in this process, and in a worker that follows the vault. */
import { build } from 'esbuild';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, onTestFinished, test } from 'vitest';
import type { NoteId } from '../../lib/model.ts';
import { openSearch, openWiki, type Search, type Wiki } from '../../lib/wiki.ts';
import { filesOf, wikiOf, writeVault } from '../vault.ts';

const root = join(import.meta.dirname, '../..');
const temporary = mkdtempSync(join(tmpdir(), 'backlit-search-'));
afterAll(() => rmSync(temporary, { recursive: true, force: true }));

const worker = join(temporary, 'search-worker.js');
await build({
  absWorkingDir: root,
  entryPoints: ['lib/wiki/search-worker.ts'],
  bundle: true,
  platform: 'node',
  format: 'esm',
  target: 'node20',
  logLevel: 'error',
  banner: { js: "import { createRequire } from 'node:module'; const require = createRequire(import.meta.url);" },
  outfile: worker,
});

const vault = `
-- .obsidian/app.json --
{ "userIgnoreFilters": ["Hidden/"] }
-- Event Loop.md --
---
tags: [Python/Async]
description: What runs it all.
---
It turns. See [[Asyncio Explained]] and [[asyncio explained|more]].
-- Start.md --
Begin with the [[Event Loop]], then [[Async Map]].
-- Hidden/Event.md --
An event nobody looks for.
`;

const range = { from: 0, count: 10, typing: false };

/** A search whose index is whole. */
async function threaded(wiki: Wiki): Promise<Search> {
  const search = openSearch(wiki, { worker });
  onTestFinished(() => search.close());
  await expect.poll(() => search.indexing, { timeout: 10_000 }).toBeNull();
  return search;
}

test('both ways answer alike, and leave out what the vault excludes', async () => {
  const wiki = await wikiOf(vault);
  const [atOnce, thread] = [openSearch(wiki, { worker: null }), await threaded(wiki)];
  for (const query of ['event', 'event loop', '"runs it all"', 'tag:python', 'evnet', 'nobody', 'async']) {
    const answer = await atOnce.search(query, range);
    await expect.poll(() => thread.search(query, range)).toEqual(answer);
  }
  expect((await atOnce.search('event', range)).hits.map(({ id }) => id)).toEqual(['Event Loop.md', 'Start.md']);
  expect((await atOnce.search('"runs it all"', range)).hits[0]).toMatchObject({ line: 3 });
  expect(await thread.naming(['Event Loop'], 5)).toEqual(['Event Loop.md', 'Start.md']);
  expect(await atOnce.naming(['Event Loop'], 5)).toEqual(['Event Loop.md', 'Start.md']);
});

test('pages that are wanted and not written, and tags', async () => {
  const search = openSearch(await wikiOf(vault), { worker: null });
  expect((await search.search('async', range)).tags).toEqual([{ tag: 'Python/Async', notes: 1 }]);
  expect((await search.search('asy', range)).missing).toEqual([
    { title: 'Asyncio Explained', url: '/notes/Asyncio-Explained', links: 2 },
    { title: 'Async Map', url: '/notes/Async-Map', links: 1 },
  ]);
  expect((await search.search('asyncio -map', range)).missing).toEqual([]);
});

test('what is saved is found, what is gone is not', async () => {
  const folder = writeVault(filesOf(vault));
  const wiki = openWiki(folder);
  const search = await threaded(wiki);
  const total = async (query: string): Promise<number> => (await search.search(query, range)).total;
  expect(await total('xylophone')).toBe(0);
  writeFileSync(join(folder, 'Start.md'), 'A xylophone for [[Never Heard]].');
  wiki.refresh(['Start.md']);
  await expect.poll(() => total('xylophone')).toBe(1);
  await expect.poll(async () => (await search.search('never', range)).missing).toHaveLength(1);
  rmSync(join(folder, 'Start.md'));
  wiki.refresh(['Start.md' as NoteId]);
  await expect.poll(() => total('xylophone')).toBe(0);
});

test('a note whose file is gone before anybody looks at it fails nothing', async () => {
  const folder = writeVault(filesOf(vault));
  const wiki = openWiki(folder);
  const search = await threaded(wiki);
  writeFileSync(join(folder, 'brief.md'), 'A xylophone for [[Never Heard]].');
  wiki.refresh(['brief.md']);
  rmSync(join(folder, 'brief.md'));
  // The index hears of it now, and reads it when it is gone.
  await new Promise(resolve => setImmediate(resolve));
  expect((await search.search('xylophone', range)).total).toBe(0);
  expect((await search.search('loop', range)).total).toBeGreaterThan(0);
});

test('once every note was in the index, it stays whole while many that changed are read again', async () => {
  const folder = writeVault(new Map(Array.from({ length: 2100 }, (_, i) => [`n${i}.md`, 'old'])));
  const wiki = openWiki(folder);
  const opened = openSearch(wiki, { worker });
  expect(opened.isWhole).toBe(false);
  opened.close();
  const search = await threaded(wiki);
  expect(search.isWhole).toBe(true);
  for (let i = 0; i < 2100; i++) writeFileSync(join(folder, `n${i}.md`), 'other');
  wiki.refresh('all');
  const seen = new Set<boolean>();
  const total = async (): Promise<number> => {
    seen.add(search.isWhole);
    return (await search.search('other', range)).total;
  };
  await expect.poll(total, { timeout: 10_000 }).toBe(2100);
  expect([...seen]).toEqual([true]);
});

test('a search that was closed says so', async () => {
  const search = await threaded(await wikiOf(vault));
  search.close();
  await expect(search.search('event', range)).rejects.toThrow('closed');
});

test('a worker that cannot be started fails the question, not the process', async () => {
  const search = openSearch(await wikiOf(vault), { worker: join(temporary, 'nothing.js') });
  onTestFinished(() => search.close());
  await expect(search.search('event', range)).rejects.toThrow('nothing.js');
});
