/** The sample vault in a browser: reading, following links, and what every page must be. */
import { readFileSync, rmSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import type { AxeResults } from 'axe-core';
import type { BrowserContextOptions, Page } from 'playwright-core';
import { ask, served } from '../site/served.ts';
import { launch } from './chromium.ts';

const browser = await launch();
const site = await served(join(import.meta.dirname, '../../notes'));
/** What the sample vault has none of: a name of two notes, a draft, a note that is too much to render, no link at all. */
const odd = await served({
  'a/Same.md': '# Same\n\n[[Same]] and [[Other]]',
  'b/Same.md': '---\ndraft: true\n---\n[[nobody]]',
  'Other.md': `${'>'.repeat(5000)} deep`,
  'index.md': 'No heading.',
});
const empty = await served({});
afterAll(async () => {
  await browser.close();
  for (const each of [site, odd, empty]) await each.stop();
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

test.each(
  pages.flatMap(([path]) =>
    (['light', 'dark'] as const).flatMap(colorScheme => [1280, 320].map(width => ({ path, colorScheme, width }))),
  ),
)('axe finds nothing: $path, $colorScheme, $width wide', async ({ path, colorScheme, width }) => {
  const { page } = await open(path, { colorScheme, viewport: { width, height: 800 } });
  expect(await violationsIn(page)).toEqual([]);
  expect(await page.evaluate(() => document.documentElement.scrollWidth - innerWidth)).toBeLessThanOrEqual(0);
});

test.each(pages)('%s is read without scripts', async (path, heading) => {
  const { page } = await open(path, { javaScriptEnabled: false });
  expect(await page.getByRole('heading', { level: 1 }).textContent()).toContain(heading);
  await page.getByRole('link', { name: 'Missing pages' }).first().click();
  await page.waitForURL('**/missing');
  expect(await page.getByRole('link', { name: 'await Explained' }).count()).toBeGreaterThan(0);
});

const islands: ReadonlySet<string> = new Set(['/notes/await-Explained', '/missing', '/health']);

test.each(pages)('%s weighs at most 40 kB, compressed', async path => {
  const { text } = await ask(site, path);
  const parts = [path, ...[...text.matchAll(/(?:href|src)="(\/assets\/[^"]+)"/g)].map(([, address = '']) => address)];
  const sizes = await Promise.all(
    parts.map(async part => (await ask(site, part, { headers: { 'Accept-Encoding': 'gzip' } })).body.length),
  );
  // The page, its stylesheet, script and mark; a script where there is something to filter or to copy; and what code needs.
  const further = (islands.has(path) ? 1 : 0) + (text.includes('<div class="code">') ? 2 : 0);
  expect(parts.length).toBe(4 + further);
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
    // Events end when their page is left.
    if (!request.url().endsWith('/api/events')) said.push(`${request.url()} failed`);
  });
  await page.goto(site.url + path);
  return { page, said };
}

test.each([
  ['which one?', () => `${odd.url}/notes/Same`],
  ['a draft', () => `${odd.url}/notes/b/Same`],
  ['a note shown as its source', () => `${odd.url}/notes/Other`],
  ['the report by note', () => `${odd.url}/missing?group=source`],
  ['a home without a heading', () => odd.url],
  ['an empty vault', () => empty.url],
  ['the report of an empty vault', () => `${empty.url}/missing`],
])('axe finds nothing, in light and dark: %s', async (_name, address) => {
  for (const colorScheme of ['light', 'dark'] as const) {
    const page = await browser.newPage({ colorScheme, viewport: { width: 390, height: 800 } });
    await page.goto(address());
    expect(await violationsIn(page)).toEqual([]);
    await page.close();
  }
});

test('a vault that cannot be read has an error page that everybody can', async () => {
  const gone = await served({ 'a.md': '' });
  await gone.restart(() => rmSync(gone.root, { recursive: true }));
  const page = await browser.newPage();
  await page.goto(gone.url);
  expect(await violationsIn(page)).toEqual([]);
  await gone.stop();
});

test.each([1280, 320])('the report can be read, %i wide', async width => {
  const { page } = await open('/missing', { viewport: { width, height: 800 } });
  const name = await page.getByRole('rowheader', { name: 'Structured Concurrency' }).boundingBox();
  expect(name?.width).toBeGreaterThan(150);
  const suggestion = page.getByRole('table').getByRole('link', { name: 'Coroutine Explained', exact: true });
  expect(await suggestion.filter({ visible: true }).count()).toBe(1);
});

/** What axe has against a page. */
async function violationsIn(page: Page): Promise<readonly string[]> {
  const axe = createRequire(import.meta.url).resolve('axe-core/axe.min.js');
  await page.evaluate(readFileSync(axe, 'utf8'));
  const { violations } = await page.evaluate<AxeResults>('axe.run()');
  return violations.map(({ id, nodes }) => `${id}: ${nodes.map(node => node.html.slice(0, 120)).join(' ')}`);
}
