/** The frame around a page: where the reader is, what opens and closes, and that it bears every size and spacing. */
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { afterAll, expect, onTestFinished, test } from 'vitest';
import type { BrowserContextOptions, Page } from 'playwright-core';
import { ask, served } from '../site/served.ts';
import { launch } from './chromium.ts';

const browser = await launch();
const site = await served(join(import.meta.dirname, '../../notes'));
afterAll(async () => {
  await browser.close();
  await site.stop();
});

const note = '/notes/Coroutine-Explained';
const kinds = [
  '/',
  note,
  '/notes/Foundations',
  '/notes/await-Explained',
  '/missing',
  '/health',
  '/search?q=loop',
  '/all',
];

test('the contents say which section is read, in the rail and in the bar', async () => {
  const page = await open(note, { viewport: { width: 1280, height: 700 } });
  const current = page.locator('.bl-rail .bl-toc [aria-current]');
  expect(await current.count()).toBe(0);
  await page.getByRole('heading', { name: 'Example', exact: true }).evaluate(each => each.scrollIntoView());
  await expect.poll(() => current.allTextContents()).toEqual(['Example']);
  await page.evaluate(() => scrollTo(0, 0));
  await expect.poll(() => current.count()).toBe(0);

  await page.setViewportSize({ width: 390, height: 700 });
  await page.reload();
  const bar = page.locator('.bl-toc-bar');
  await page.getByRole('heading', { name: 'Example', exact: true }).evaluate(each => each.scrollIntoView());
  await bar.getByText('On this page · Example').waitFor();
  await bar.locator('summary').click();
  await bar.getByRole('link', { name: 'What they are good for' }).click();
  expect(await bar.locator('details').getAttribute('open')).toBeNull();
  // The heading is below the bar, not behind it.
  const heading = await page.getByRole('heading', { name: 'What they are good for' }).boundingBox();
  const above = await bar.boundingBox();
  expect(heading?.y).toBeGreaterThanOrEqual((above?.y ?? 0) + (above?.height ?? 0));
});

test('a menu closes by a click elsewhere, and by Escape, which gives the focus back', async () => {
  const page = await open(note, { viewport: { width: 390, height: 700 } });
  for (const menu of ['.bl-look', '.bl-menu']) {
    const isOpen = (): Promise<boolean> => page.locator(menu).evaluate(each => (each as HTMLDetailsElement).open);
    await page.locator(`${menu} > summary`).click();
    expect(await isOpen()).toBe(true);
    await page.keyboard.press('Tab');
    await page.keyboard.press('Escape');
    expect(await isOpen()).toBe(false);
    expect(await page.locator(`${menu} > summary`).evaluate(each => each === document.activeElement)).toBe(true);
    await page.locator(`${menu} > summary`).click();
    await page.mouse.click(200, 650);
    expect(await isOpen()).toBe(false);
  }
});

test.each(kinds)('%s: nothing jumps while it is loaded, however slowly', async path => {
  const page = await browser.newPage();
  onTestFinished(() => page.close());
  const devtools = await page.context().newCDPSession(page);
  await devtools.send('Emulation.setCPUThrottlingRate', { rate: 6 });
  await page.goto(site.url + path);
  await page.waitForTimeout(300);
  const shifts = await page.evaluate(
    () =>
      new Promise<string[]>(settle => {
        const moved = (entry: PerformanceEntry): string[] =>
          (entry as PerformanceEntry & { sources: { node: Element | null }[] }).sources.map(
            ({ node }) => `${node?.localName}.${node?.className}`,
          );
        new PerformanceObserver(list => settle(list.getEntries().flatMap(moved))).observe({
          type: 'layout-shift',
          buffered: true,
        });
        setTimeout(() => settle([]), 200);
      }),
  );
  expect(shifts).toEqual([]);
});

test.each(kinds)('%s: text of twice the size, four times the zoom and wide spacing lose nothing', async path => {
  const page = await open(path, { bypassCSP: true, viewport: { width: 1280, height: 900 } });
  const sideways = (): Promise<number> => page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
  const before = await clipped(page);
  await page.addStyleTag({
    content: `* { line-height: 1.5 !important; letter-spacing: 0.12em !important; word-spacing: 0.16em !important }
      p { margin-bottom: 2em !important }`,
  });
  expect(await sideways(), 'spacing').toBeLessThanOrEqual(0);
  expect((await clipped(page)).filter(each => !before.includes(each))).toEqual([]);
  await page.addStyleTag({ content: ':root { font-size: 200% !important }' });
  expect(await sideways(), 'text').toBeLessThanOrEqual(0);
  // A line of some words, beside all that stands around it.
  expect((await page.locator('main').boundingBox())?.width).toBeGreaterThan(480);
  const zoomed = await open(path, { viewport: { width: 320, height: 256 }, deviceScaleFactor: 4 });
  expect(await zoomed.evaluate(() => document.documentElement.scrollWidth - innerWidth), 'zoom').toBeLessThanOrEqual(0);
});

/** Elements whose text is cut off, but for titles that are clamped on purpose. */
function clipped(page: Page): Promise<string[]> {
  return page.evaluate(() =>
    [...document.querySelectorAll<HTMLElement>('body *')]
      .filter(each => {
        const { overflowX, overflowY } = getComputedStyle(each);
        if (each.closest('.bl-vh, .bl-brand, h1, svg') !== null || each.getClientRects().length === 0) return false;
        return (
          (/hidden|clip/.test(overflowX) && each.scrollWidth > each.clientWidth + 1) ||
          (/hidden|clip/.test(overflowY) && each.scrollHeight > each.clientHeight + 1)
        );
      })
      .map(each => `${each.localName}.${each.className} ${each.textContent.slice(0, 40)}`),
  );
}

test('without scripts everything is reached: contents, order and filter of mentions, all notes', async () => {
  const page = await open(note, { javaScriptEnabled: false });
  await page.getByRole('link', { name: 'Most mentions' }).click();
  const titles = page.locator('.bl-linked h3');
  expect(await titles.first().textContent()).toBe('Event Loop');
  await page.getByRole('searchbox', { name: 'Note contains' }).fill('awaita');
  await page.getByRole('button', { name: 'Filter' }).click();
  expect(await titles.allTextContents()).toEqual(['Awaitables']);
  await page.getByRole('link', { name: 'All notes' }).click();
  expect(await page.getByRole('main').getByRole('link').count()).toBeGreaterThan(20);
  const narrow = await open(note, { javaScriptEnabled: false, viewport: { width: 390, height: 800 } });
  await narrow.locator('.bl-menu > summary').click();
  await narrow.getByRole('link', { name: 'Missing pages', exact: true }).click();
  await narrow.waitForURL('**/missing');
});

test('with scripts the mentions are filtered while somebody types', async () => {
  const page = await open(note);
  const titles = page.locator('.bl-linked h3');
  const all = await titles.count();
  await page.getByRole('searchbox', { name: 'Note contains' }).pressSequentially('loop');
  await expect.poll(() => titles.count()).toBeLessThan(all);
  expect(await titles.allTextContents()).toEqual(['Event Loop', 'Blocking the Loop']);
  expect(page.url()).toContain('?q=loop');
});

test('a note loads one script of at most 8 kB, compressed; its page has at most 11 kB', async () => {
  const { text } = await ask(site, note);
  const scripts = [...text.matchAll(/<script[^>]* src="([^"]+)"/g)].map(([, address = '']) => address);
  const sizes = await Promise.all(scripts.map(async address => gzipSync((await ask(site, address)).body).length));
  expect(scripts.length).toBe(1);
  expect(sizes.reduce((sum, size) => sum + size)).toBeLessThanOrEqual(8 * 1024);
  expect(gzipSync(text).length).toBeLessThanOrEqual(11 * 1024);
});

async function open(path: string, options: BrowserContextOptions = {}): Promise<Page> {
  const page = await browser.newPage(options);
  onTestFinished(() => page.close());
  await page.goto(site.url + path);
  return page;
}
