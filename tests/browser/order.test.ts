/** The order of a folder: chosen once, kept for every other folder, and never a moment in the wrong one. */
import { afterAll, expect, onTestFinished, test } from 'vitest';
import type { BrowserContextOptions, Page } from 'playwright-core';
import { served } from '../site/served.ts';
import { launch } from './chromium.ts';

const folder = (name: string): Record<string, string> =>
  Object.fromEntries(
    ['Delta', 'Beta', 'Alpha', 'Gamma'].map((title, at) => [
      `${name}/${at}.md`,
      `---\nupdated: 2026-03-0${9 - at}\n---\n# ${title}\n`,
    ]),
  );
const browser = await launch();
const site = await served({ ...folder('one'), ...folder('two'), 'few/a.md': 'x', 'index.md': '# Home' });
afterAll(async () => {
  await browser.close();
  await site.stop();
});

const byFile = ['Delta', 'Beta', 'Alpha', 'Gamma'];
const byTitle = byFile.toSorted();

test('an order is chosen without loading, and kept for the next folder; what is usual again is kept nowhere', async () => {
  const page = await open('/notes/one');
  await page.evaluate(() => Object.assign(globalThis, { same: true }));
  await page.getByRole('link', { name: 'A–Z' }).click();
  await expect.poll(() => titles(page)).toEqual(byTitle);
  expect(await page.evaluate(() => 'same' in globalThis)).toBe(true);
  expect(page.url()).toContain('?order=title');
  await page.goto(`${site.url}/notes/two`);
  await expect.poll(() => titles(page)).toEqual(byTitle);
  await page.getByRole('link', { name: 'By file' }).click();
  await expect.poll(() => titles(page)).toEqual(byFile);
  expect(await page.evaluate(() => localStorage.length)).toBe(0);
  await page.goto(`${site.url}/notes/one`);
  expect(await titles(page)).toEqual(byFile);
});

test.each(['no-preference', 'reduce'] as const)(
  'nothing is seen in the wrong order, and nothing moves, %s',
  async reducedMotion => {
    const page = await open('/notes/one', { reducedMotion });
    await page.evaluate(() => localStorage.setItem('backlit.order', 'title'));
    let release = (): void => undefined;
    const held = new Promise<void>(settle => (release = settle));
    await page.route('**/notes/two?order=title', async route => {
      await held;
      await route.continue();
    });
    await page.addInitScript(() => {
      const moved: number[] = [];
      Object.assign(globalThis, { moved });
      new PerformanceObserver(list => {
        for (const entry of list.getEntries()) moved.push((entry as PerformanceEntry & { value: number }).value);
      }).observe({ type: 'layout-shift', buffered: true });
    });
    await page.goto(`${site.url}/notes/two`);
    const list = page.locator('.bl-ordered');
    expect(await list.evaluate(each => getComputedStyle(each).visibility)).toBe('hidden');
    release();
    await expect.poll(() => titles(page)).toEqual(byTitle);
    expect(await list.evaluate(each => getComputedStyle(each).visibility)).toBe('visible');
    expect(await page.evaluate(() => (globalThis as unknown as { moved: number[] }).moved)).toEqual([]);
  },
);

test('a list that does not come in the kept order is shown as it is', async () => {
  const page = await open('/notes/one');
  await page.evaluate(() => localStorage.setItem('backlit.order', 'title'));
  await page.route('**/notes/two?order=title', route => route.abort());
  await page.goto(`${site.url}/notes/two`);
  const list = page.locator('.bl-ordered');
  await expect.poll(() => list.evaluate(each => getComputedStyle(each).visibility)).toBe('visible');
  expect(await titles(page)).toEqual(byFile);
});

test('what is set back in the menu of appearance is in the usual order at once, and in the next folder', async () => {
  const page = await open('/notes/one');
  await page.getByRole('link', { name: 'A–Z' }).click();
  await expect.poll(() => titles(page)).toEqual(byTitle);
  await page.locator('.bl-look summary').click();
  await page.getByRole('button', { name: 'Reset' }).click();
  await expect.poll(() => titles(page)).toEqual(byFile);
  expect(await page.evaluate(() => localStorage.length)).toBe(0);
  await page.goto(`${site.url}/notes/two`);
  expect(await titles(page)).toEqual(byFile);
});

test('an address that says an order is shown in it, and changes nothing that is kept', async () => {
  const page = await open('/notes/one?order=newest');
  expect(await titles(page)).toEqual(byFile);
  expect(await page.evaluate(() => localStorage.length)).toBe(0);
  await page.evaluate(() => localStorage.setItem('backlit.order', 'title'));
  await page.reload();
  expect(await titles(page)).toEqual(byFile);
  await page.goto(`${site.url}/notes/few`);
  expect(page.url()).toBe(`${site.url}/notes/few`);
});

test('without scripts each order is a link', async () => {
  const page = await open('/notes/one', { javaScriptEnabled: false });
  await page.getByRole('link', { name: 'A–Z' }).click();
  expect(await titles(page)).toEqual(byTitle);
});

function titles(page: Page): Promise<string[]> {
  return page.locator('.bl-list a').allTextContents();
}

async function open(path: string, options: BrowserContextOptions = {}): Promise<Page> {
  const page = await browser.newPage(options);
  onTestFinished(() => page.close());
  await page.goto(site.url + path);
  return page;
}
