/** Unlinked mentions in a browser: looked for when they are unfolded, true while the vault changes, said when it fails. */
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { afterAll, expect, test } from 'vitest';
import type { AxeResults } from 'axe-core';
import type { BrowserContextOptions, Page } from 'playwright-core';
import { ask, served } from '../site/served.ts';
import { launch } from './chromium.ts';

const browser = await launch();
const site = await served({
  'Event Loop.md': '# Event Loop\nIt runs.',
  'linking.md': 'See [[Event Loop]] and [[Socket Pair]].',
  'a.md': '# Naming\n## Part\nThe event loop, <script>and</script> a socket pair.',
  'b.md': 'An event loop. The Event Loop.',
  'Orphan Note.md': 'Alone.',
  'c.md': 'Here is an orphan note.',
});
afterAll(async () => {
  await browser.close();
  await site.stop();
});

async function open(path: string, options: BrowserContextOptions = {}): Promise<Page> {
  const page = await (await browser.newContext(options)).newPage();
  await page.goto(site.url + path);
  return page;
}

const unfold = (page: Page): Promise<void> => page.locator('.bl-unlinked summary').click();
const cards = (page: Page): ReturnType<Page['locator']> => page.locator('.bl-unlinked .bl-card');

test('they come when the section is unfolded, and stay true', async () => {
  const page = await open('/notes/Event-Loop');
  expect(await cards(page).count()).toBe(0);
  await unfold(page);
  await cards(page).nth(1).waitFor();
  expect(await page.locator('.bl-unlinked p[role=status]').textContent()).toBe('3 mentions in 2 notes, not linked.');
  expect(await cards(page).locator('mark').allTextContents()).toEqual(['event loop', 'event loop', 'Event Loop']);
  expect(new URL(page.url()).search).toBe('?mentions=1');
  expect(await page.evaluate(() => document.activeElement?.tagName)).toBe('SUMMARY');
  await cards(page).first().getByRole('button', { name: 'Copy the link' }).waitFor();
  site.write('b.md', 'An [[event loop]].');
  await cards(page).nth(1).waitFor({ state: 'detached' });
  expect(await page.locator('.bl-unlinked details').getAttribute('open')).toBe('');
  await page.getByRole('link', { name: 'Part' }).click();
  await page.waitForURL('**/notes/a#part');
});

test('on the page of a note that is not written yet', async () => {
  const page = await open('/notes/Socket-Pair');
  await unfold(page);
  await cards(page).first().waitFor();
  expect(await cards(page).locator('mark').allTextContents()).toEqual(['socket pair']);
});

test('without scripts a link leads to them', async () => {
  const page = await open('/notes/Event-Loop', { javaScriptEnabled: false });
  await unfold(page);
  await page.getByRole('link', { name: /^Look for text that names this note/ }).click();
  await page.waitForURL('**/notes/Event-Loop?mentions=1#bl-unlinked');
  expect(await cards(page).first().isVisible()).toBe(true);
});

test('none is said', async () => {
  const page = await open('/notes/linking');
  await unfold(page);
  await page.getByText('No other note says “linking” without linking here.').waitFor();
});

test('a fault is said, and the link tries again', async () => {
  const page = await open('/notes/Event-Loop');
  await page.route('**/notes/Event-Loop?mentions=1', route => route.abort());
  await unfold(page);
  const again = page.getByRole('link', { name: 'That did not work. Try again' });
  await again.waitFor();
  await page.unroute('**/notes/Event-Loop?mentions=1');
  await again.click();
  await cards(page).first().waitFor();
});

test('a note that nothing links to shows where it is named, as soon as that costs nothing', async () => {
  const page = await open('/notes/Orphan-Note');
  const named = async (): Promise<readonly string[]> => {
    await page.reload();
    return page.locator('.bl-linked mark').allTextContents();
  };
  await expect.poll(named, { timeout: 15_000 }).toEqual(['orphan note']);
  expect(await page.getByText('It is named here, and could be linked:').count()).toBe(1);
});

test('search engines are told to pass them by', async () => {
  const { headers } = await ask(site, '/notes/Event-Loop?mentions=1');
  expect(headers['x-robots-tag']).toBe('noindex');
});

test.each(
  ['/notes/Event-Loop?mentions=1', '/notes/Socket-Pair?mentions=1', '/notes/Orphan-Note'].flatMap(path =>
    (['light', 'dark'] as const).flatMap(colorScheme => [1280, 390].map(width => ({ path, colorScheme, width }))),
  ),
)('axe finds nothing: $path, $colorScheme, $width wide', async ({ path, colorScheme, width }) => {
  const page = await open(path, { colorScheme, viewport: { width, height: 800 } });
  await page.evaluate(readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8'));
  const { violations } = await page.evaluate<AxeResults>('axe.run()');
  expect(violations.map(({ id, nodes }) => `${id}: ${nodes.map(node => node.html.slice(0, 120)).join(' ')}`)).toEqual(
    [],
  );
  expect(await page.evaluate(() => document.documentElement.scrollWidth - innerWidth)).toBeLessThanOrEqual(0);
});
