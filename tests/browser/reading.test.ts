/** The sample vault in a browser: reading, following links, and what every page must be. */
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import type { BrowserContextOptions, Page } from 'playwright-core';
import { ask, served } from '../site/served.ts';
import { launch } from './chromium.ts';

const browser = await launch();
const site = await served(join(import.meta.dirname, '../../notes'));
afterAll(async () => {
  await browser.close();
  await site.stop();
});

/** One page of each kind, and what its `h1` says. */
const pages = [
  ['/', 'Async Notes'],
  ['/notes/Coroutine-Explained', 'Coroutine Explained'],
  ['/notes/Patterns', 'Patterns for Everyday Use'],
  ['/notes/Foundations', 'Foundations'],
  ['/notes/await-Explained', 'await Explained'],
  ['/missing', 'Missing pages'],
  ['/health', 'Health'],
  ['/all', 'All notes'],
  ['/recent', 'Recently changed'],
  ['/tags', 'Tags'],
  ['/search?q=coroutine', 'Search'],
  ['/notes/Nobody-Wants-This', 'Nothing here'],
] as const;

test('a reader follows a link, finds it among the backlinks, and comes back', async () => {
  const { page, said } = await open('/');
  await page.getByRole('main').getByRole('link', { name: 'Coroutine Explained', exact: true }).first().click();
  await page.waitForURL('**/notes/Coroutine-Explained');
  await page.getByRole('main').getByRole('link', { name: 'Event Loop', exact: true }).first().click();
  await page.waitForURL('**/notes/Foundations/Event-Loop');
  const linked = page.getByRole('region', { name: /^Linked from/ });
  const card = linked.getByRole('article').filter({ has: page.getByRole('link', { name: 'Coroutine Explained' }) });
  expect(await card.first().locator('mark').count()).toBeGreaterThan(0);
  await card.getByRole('link', { name: 'Coroutine Explained' }).first().click();
  await page.waitForURL(/\/notes\/Coroutine-Explained/);
  expect(said).toEqual([]);
});

test('a missing link leads to its stub, and the report to the same', async () => {
  const { page } = await open('/notes/Coroutine-Explained');
  const link = page.getByRole('main').getByRole('link', { name: 'await Explained (missing note)' }).first();
  expect(await link.evaluate(each => getComputedStyle(each).textDecorationStyle)).toBe('dashed');
  await link.click();
  expect(await page.getByRole('heading', { level: 1 }).textContent()).toContain('await Explained');
  await page.goto(`${site.url}/missing`);
  await page.getByRole('link', { name: 'await Explained' }).first().click();
  await page.waitForURL('**/notes/await-Explained');
});

test.each(pages)('%s: one h1, nothing said in the console', async (path, heading) => {
  const { page, said } = await open(path);
  const headings = page.getByRole('heading', { level: 1 });
  expect(await headings.count()).toBe(1);
  expect(await headings.textContent()).toContain(heading);
  expect(said).toEqual([]);
});

test.each(pages)('%s is read without scripts', async (path, heading) => {
  const { page } = await open(path, { javaScriptEnabled: false });
  expect(await page.getByRole('heading', { level: 1 }).textContent()).toContain(heading);
  await page.getByRole('link', { name: 'Missing pages' }).first().click();
  await page.waitForURL('**/missing');
  expect(await page.getByRole('link', { name: 'await Explained' }).count()).toBeGreaterThan(0);
});

test.each(pages)('%s weighs at most 40 kB, compressed', async path => {
  const { text } = await ask(site, path);
  const parts = [path, ...[...text.matchAll(/(?:href|src)="(\/assets\/[^"]+)"/g)].map(([, address = '']) => address)];
  const sizes = await Promise.all(
    parts.map(async part => (await ask(site, part, { headers: { 'Accept-Encoding': 'gzip' } })).body.length),
  );
  // The page, its stylesheet, script and mark; and the stylesheet that code needs.
  expect(parts.length).toBe(text.includes('<div class="code">') ? 5 : 4);
  expect(sizes.reduce((sum, size) => sum + size)).toBeLessThanOrEqual(40_000);
});

/** Opens a page and collects what the console says of it, but for the browser's own line about a 404 document. */
async function open(path: string, options: BrowserContextOptions = {}): Promise<{ page: Page; said: string[] }> {
  const context = await browser.newContext(options);
  const page = await context.newPage();
  const said: string[] = [];
  page.on('console', message => {
    if (!/status of 404/.test(message.text())) said.push(message.text());
  });
  page.on('pageerror', error => said.push(error.message));
  page.on('requestfailed', request => {
    // What is under way ends when its page is left.
    if (request.failure()?.errorText !== 'net::ERR_ABORTED') said.push(`${request.url()} failed`);
  });
  await page.goto(site.url + path);
  return { page, said };
}

test.each([1280, 320])('the report can be read, %i wide', async width => {
  const { page } = await open('/missing', { viewport: { width, height: 800 } });
  const name = await page.getByRole('rowheader', { name: 'Structured Concurrency' }).boundingBox();
  expect(name?.width).toBeGreaterThan(150);
  const suggestion = page.getByRole('table').getByRole('link', { name: 'Coroutine Explained', exact: true });
  expect(await suggestion.filter({ visible: true }).count()).toBe(1);
});
