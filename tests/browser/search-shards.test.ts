/** Search without a server: the dialog in a browser, a host of nothing but files, a policy as strict as ours. */
import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { build } from 'esbuild';
import { afterAll, expect, onTestFinished, test } from 'vitest';
import type { Page } from 'playwright-core';
import { generatedNotes, sharded, shardedVault } from '../search/sharded.ts';
import type { ShardFiles } from '../../lib/search/shard-writer.ts';
import { launch } from './chromium.ts';

const root = join(import.meta.dirname, '../..');
const browser = await launch();
afterAll(() => browser.close());

const { outputFiles } = await build({
  absWorkingDir: root,
  entryPoints: { page: 'tests/browser/search-shards-page.ts', worker: 'lib/client/search-shards-worker.ts' },
  bundle: true,
  minify: true,
  format: 'esm',
  write: false,
  outdir: '/',
});
const scripts = new Map(outputFiles.map(({ path, contents }) => [path, contents]));

const sample = await shardedVault(join(root, 'notes'));

test('nothing is loaded before it is asked; what is typed is found; a hit leads to its heading', async () => {
  const { page, host } = await open(sample.files);
  expect(host.asked).toEqual([]);
  await ask(page, 'fairness');
  await page.getByRole('option', { name: 'Fairness' }).first().waitFor();
  const hrefs = await page.getByRole('option').evaluateAll(rows => rows.map(row => row.getAttribute('href')));
  expect(hrefs).toContain('/notes/Foundations/Event-Loop#fairness');
  expect(await page.locator('mark').first().textContent()).toMatch(/fairness/i);
});

test.each(['asyncio.sleep', 'sleep', '"event loop"', '協程', 'corutine', 'tag:python path:guide', 'event lo'])(
  'the same titles as with a server, in the same order: %s',
  async query => {
    const { page } = await open(sample.files);
    await ask(page, query);
    await page.getByRole('option').first().waitFor();
    const { hits } = sample.served(query, { typing: true, count: 8 });
    const titles = hits.map(({ kind, title, heading }) => (kind === 'heading' ? (heading?.text ?? title) : title));
    expect(await page.locator('.bl-row-note, .bl-row-heading').locator('.bl-row-title').allTextContents()).toEqual(
      titles,
    );
  },
);

const many = sharded(generatedNotes(1000));

test.each(['loop', 'event loop', '"event loop"', 'callbakc', 'l', 'socket callback thread'])(
  'a thousand notes: few bytes, and the page itself neither loads nor reads any of them: %s',
  async query => {
    const { page, host } = await open(many.files);
    await page.evaluate(() => {
      const long: number[] = [];
      Object.assign(window, { long });
      new PerformanceObserver(list => long.push(...list.getEntries().map(({ duration }) => duration))).observe({
        type: 'longtask',
      });
    });
    await ask(page, query);
    await page.getByRole('option').first().waitFor();
    expect(host.bytes).toBeLessThan(60_000);
    const loaded = await page.evaluate(() => performance.getEntriesByType('resource').map(({ name }) => name));
    expect(loaded.filter(name => name.includes('/search/'))).toEqual([]);
    // A busy machine may make one task of the page long; those of a search in it would be many.
    expect(await page.evaluate(() => (window as unknown as { long: number[] }).long.length)).toBeLessThan(3);
  },
);

test('without a connection it says so, and goes on when there is one', async () => {
  const { page, host } = await open(sample.files);
  host.isAway = true;
  await ask(page, 'fairness');
  await page.getByText('The search does not answer.').waitFor();
  host.isAway = false;
  await page.getByRole('button', { name: 'Try again' }).click();
  await page.getByRole('option', { name: 'Fairness' }).first().waitFor();
});

async function ask(page: Page, query: string): Promise<void> {
  if (!(await page.locator('dialog').isVisible())) await page.getByRole('button', { name: 'Search' }).click();
  await page.getByRole('combobox').fill(query);
}

interface Host {
  /** Files of the index that were asked for, and their bytes. */
  readonly asked: string[];
  bytes: number;
  isAway: boolean;
}

async function open(files: ShardFiles): Promise<{ page: Page; host: Host }> {
  const host: Host = { asked: [], bytes: 0, isAway: false };
  const server = createServer(({ url = '' }, response) => {
    response.setHeader(
      'Content-Security-Policy',
      "default-src 'none'; script-src 'self'; connect-src 'self'; worker-src 'self'",
    );
    const script = scripts.get(url);
    if (url === '/') response.setHeader('Content-Type', 'text/html').end(html);
    else if (script !== undefined) response.setHeader('Content-Type', 'text/javascript').end(script);
    else if (host.isAway) response.destroy();
    else {
      const name = url.replace('/search/', '');
      const file = files.get(name);
      host.asked.push(name);
      host.bytes += file?.length ?? 0;
      response.writeHead(file === undefined ? 404 : 200, { 'Content-Type': 'application/octet-stream' }).end(file);
    }
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  const context = await browser.newContext();
  onTestFinished(async () => {
    await context.close();
    server.closeAllConnections();
    server.close();
  });
  const page = await context.newPage();
  await page.goto(`http://127.0.0.1:${(server.address() as AddressInfo).port}/`);
  return { page, host };
}

const html =
  '<!doctype html><html lang="en"><title>Notes</title><body><button>Search</button>' +
  '<dialog><form><input name="q" aria-label="Search notes"></form></dialog><script type="module" src="/page.js"></script>';
