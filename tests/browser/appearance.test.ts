/** How the wiki looks as its reader wishes: chosen once, kept, never a moment in another look; and as the system wishes. */
import { join } from 'node:path';
import { afterAll, expect, onTestFinished, test } from 'vitest';
import type { BrowserContextOptions, Page } from 'playwright-core';
import { served } from '../site/served.ts';
import { launch } from './chromium.ts';

const browser = await launch();
const site = await served(join(import.meta.dirname, '../../notes'));
afterAll(async () => {
  await browser.close();
  await site.stop();
});

const note = '/notes/Coroutine-Explained';
const light = 'rgb(253, 252, 250)';
const dark = 'rgb(21, 23, 26)';

test('a theme is seen at once, kept on the next page, and there before its first paint', async () => {
  const { page, said } = await open({ colorScheme: 'light' });
  await choose(page, 'Theme', 'Dark');
  expect(await paper(page)).toBe(dark);
  // Scripts that come after the first paint do not come at all.
  await page.route('**/assets/*.js', route => route.abort());
  await page.goto(`${site.url}/missing`);
  expect(await paper(page)).toBe(dark);
  expect(
    await page
      .locator('meta[name="theme-color"]')
      .evaluateAll(metas => metas.map(meta => [meta.getAttribute('media'), meta.getAttribute('content')])),
  ).toEqual([
    ['not all', '#fdfcfa'],
    ['all', '#15171a'],
  ]);
  expect(said).toEqual([]);
});

test('on Auto the system decides, also while the page is open, and nothing is stored; else it has no say', async () => {
  const { page } = await open({ colorScheme: 'light' });
  await page.emulateMedia({ colorScheme: 'dark' });
  expect(await paper(page)).toBe(dark);
  expect(await stored(page)).toEqual({});
  await choose(page, 'Theme', 'Light');
  expect(await paper(page)).toBe(light);
  await page.emulateMedia({ colorScheme: 'light' });
  await page.emulateMedia({ colorScheme: 'dark' });
  expect(await paper(page)).toBe(light);
  expect(await stored(page)).toEqual({ 'backlit.theme': 'light' });
});

test.each([
  ['Text', 'Small', '16px', 1280],
  ['Text', 'Medium', '18px', 1280],
  ['Text', 'Large', '20px', 1280],
  ['Text', 'Small', '16px', 390],
  ['Text', 'Medium', '17px', 390],
  ['Text', 'Large', '20px', 390],
])('%s %s is %s, %i wide', async (name, value, size, width) => {
  const { page } = await open({ viewport: { width, height: 800 } });
  await choose(page, name, value);
  const text = page.locator('.bl-prose p').first();
  expect(Math.round(Number.parseFloat(await text.evaluate(each => getComputedStyle(each).fontSize)))).toBe(
    Number.parseInt(size, 10),
  );
  expect(await page.evaluate(() => document.documentElement.scrollWidth - innerWidth)).toBeLessThanOrEqual(0);
});

test('width and typeface; the menu shows what is chosen, and resets it all', async () => {
  const { page } = await open({ viewport: { width: 1600, height: 900 } });
  const text = page.locator('.bl-prose');
  const usual = await text.evaluate(each => [each.clientWidth, getComputedStyle(each).fontFamily]);
  await choose(page, 'Width', 'Wide');
  await choose(page, 'Typeface', 'Serif');
  await choose(page, 'Page previews', 'Off');
  await page.reload();
  const [width, family] = await text.evaluate(each => [each.clientWidth, getComputedStyle(each).fontFamily] as const);
  expect(width).toBeGreaterThan(Number(usual[0]) + 150);
  expect(family).toMatch(/ serif$/);
  await page.getByText('Appearance').click();
  const chosen = page.locator('.bl-look :checked');
  expect(await chosen.evaluateAll(inputs => inputs.map(input => (input as HTMLInputElement).value))).toEqual([
    '',
    '',
    'wide',
    'serif',
    'off',
    '',
  ]);
  await page.getByRole('button', { name: 'Reset' }).click();
  expect(await stored(page)).toEqual({});
  expect(await text.evaluate(each => [each.clientWidth, getComputedStyle(each).fontFamily])).toEqual(usual);
});

test('another open page follows', async () => {
  const { page } = await open({ colorScheme: 'light' });
  const other = await page.context().newPage();
  await other.goto(site.url);
  await choose(page, 'Theme', 'Dark');
  await expect.poll(() => paper(other)).toBe(dark);
});

test('where nothing may be stored, the page still obeys; without scripts there is no menu', async () => {
  const { page, said } = await open({ colorScheme: 'light' }, () =>
    Object.defineProperty(window, 'localStorage', {
      get: () => {
        throw new DOMException('no', 'SecurityError');
      },
    }),
  );
  await choose(page, 'Theme', 'Dark');
  expect(await paper(page)).toBe(dark);
  expect(said).toEqual([]);
  const without = await open({ javaScriptEnabled: false, colorScheme: 'dark' });
  expect(await without.page.getByText('Appearance').isVisible()).toBe(false);
  expect(await without.page.getByRole('button', { name: 'Keys' }).isVisible()).toBe(false);
  expect(await paper(without.page)).toBe(dark);
});

test('paper is light and the same, whatever the screen is', async () => {
  const prints: Buffer[] = [];
  for (const colorScheme of ['light', 'dark'] as const) {
    const { page } = await open({ colorScheme });
    if (colorScheme === 'dark') await choose(page, 'Theme', 'Dark');
    await page.emulateMedia({ media: 'print', colorScheme });
    expect(await page.locator('nav:visible, .bl-top:visible, button:visible').count()).toBe(0);
    prints.push(await page.screenshot({ fullPage: true }));
  }
  expect(prints[0]?.equals(prints[1] ?? Buffer.of())).toBe(true);
});

test('readers who want more contrast, less motion or colours of their own get them', async () => {
  const { page } = await open({ contrast: 'more', reducedMotion: 'reduce' });
  const colours = (selector: string): Promise<string> =>
    page
      .locator(selector)
      .first()
      .evaluate(each => getComputedStyle(each).color);
  expect(await colours('.bl-facts')).toBe(await colours('.bl-prose'));
  expect(
    await page
      .locator('.bl-prose a')
      .first()
      .evaluate(each => getComputedStyle(each).transitionDuration),
  ).toBe('0s');
  const forced = await open({ forcedColors: 'active' });
  const mark = forced.page.locator('.bl-linked mark').first();
  expect(await mark.evaluate(each => getComputedStyle(each).backgroundColor)).not.toBe(await paper(forced.page));
});

async function open(
  options: BrowserContextOptions = {},
  before: (() => void) | null = null,
): Promise<{ page: Page; said: string[] }> {
  const context = await browser.newContext(options);
  onTestFinished(() => context.close());
  const page = await context.newPage();
  const said: string[] = [];
  page.on('console', message => void (/ERR_FAILED/.test(message.text()) || said.push(message.text())));
  page.on('pageerror', error => said.push(error.message));
  if (before !== null) await page.addInitScript(before);
  await page.goto(site.url + note);
  return { page, said };
}

async function choose(page: Page, name: string, value: string): Promise<void> {
  const menu = page.locator('.bl-look');
  if ((await menu.getAttribute('open')) === null) await menu.locator('summary').click();
  await page.getByRole('group', { name }).getByRole('radio', { name: value }).check();
}

function paper(page: Page): Promise<string> {
  return page.evaluate(() => getComputedStyle(document.body).backgroundColor);
}

function stored(page: Page): Promise<Record<string, string>> {
  return page.evaluate(() => ({ ...localStorage }));
}
