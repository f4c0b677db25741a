/** The note that holds everything a note can hold, in a browser; and one that is written from right to left. */
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import type { AxeResults } from 'axe-core';
import type { BrowserContextOptions, Page } from 'playwright-core';
import { ask, served } from '../site/served.ts';
import { launch } from './chromium.ts';

const browser = await launch();
const site = await served(join(import.meta.dirname, '../../notes'));
const persian = await served({
  'fa.md': [
    '---\nlang: fa\nمترجم: "[[en]]"\nتمام: true\n---\n# Python و کوروتین‌ها',
    'Python در سال ۲۰۱۵ کلمه‌های `async` و `await` را یاد گرفت.',
    '- یک\n- [ ] دو',
    '> نقل قول',
    '> [!tip]- نکته\n> بسته است.',
    'An English paragraph in between.',
    '```python title="tea.py"\nawait tea()  # چای\n```',
  ].join('\n\n'),
  'en.md': 'English, with a Hebrew paragraph.\n\nשלום עולם',
});
afterAll(async () => {
  await browser.close();
  await site.stop();
  await persian.stop();
});

const kitchenSink = '/notes/Tour/Kitchen-Sink';
// What the first reader of such a note waits for is not what is looked at here.
await ask(site, kitchenSink);

test.each((['light', 'dark'] as const).flatMap(colorScheme => [1280, 390, 320].map(width => ({ colorScheme, width }))))(
  'nothing sticks out, is said, is asked for elsewhere or is found by axe: $colorScheme, $width wide',
  async view => {
    const { colorScheme, width } = view;
    const { page, said } = await open(site.url + kitchenSink, { colorScheme, viewport: { width, height: 800 } });
    await page.locator('details').evaluateAll(all => all.forEach(each => each.setAttribute('open', '')));
    expect(await widthBeyond(page)).toBeLessThanOrEqual(0);
    expect(await violationsIn(page)).toEqual([]);
    expect(said).toEqual([]);
  },
);

test('all of it is there without scripts', async () => {
  const { page } = await open(site.url + kitchenSink, { javaScriptEnabled: false });
  const article = page.getByRole('article');
  expect(await article.locator('.callout').count()).toBeGreaterThanOrEqual(18);
  expect(await article.locator('img').count()).toBeGreaterThanOrEqual(5);
  for (const seen of [
    'Folded callouts need no script.',
    'stateDiagram-v2',
    'asks for the result',
    'It whistles in two',
  ]) {
    expect(await article.getByText(seen).count(), seen).toBeGreaterThan(0);
  }
  for (const unseen of ['the real recipe', 'link that nobody reads']) {
    expect(await page.getByText(unseen).count(), unseen).toBe(0);
  }
});

test('every local address of the page leads somewhere, but for those that it calls missing', async () => {
  const { page } = await open(site.url + kitchenSink);
  const addresses = await page
    .locator('article :is(a:not(.missing)[href^="/"], [src^="/"])')
    .evaluateAll(all => all.map(each => each.getAttribute('href') ?? each.getAttribute('src') ?? ''));
  expect(addresses.length).toBeGreaterThan(30);
  const statuses = await Promise.all(
    [...new Set(addresses)].map(async address => [address, (await ask(site, address.split('#')[0] ?? '')).status]),
  );
  expect(statuses.filter(([, status]) => status !== 200)).toEqual([]);
});

test('a note from right to left has its marks, its lines and its columns on that side', async () => {
  const { page } = await open(`${persian.url}/notes/fa`, { viewport: { width: 1280, height: 800 } });
  expect(
    await page
      .locator('main > article')
      .evaluate(article => [article.getAttribute('lang'), article.getAttribute('dir')]),
  ).toEqual(['fa', 'rtl']);
  const directions = await page.evaluate(() =>
    [
      'h1',
      '.bl-properties dd',
      '.bl-prose > p',
      '.bl-prose ul',
      'blockquote',
      '.callout',
      'pre',
      '.bl-prose > p:last-of-type',
    ].map(each => getComputedStyle(document.querySelector(each) as Element).direction),
  );
  expect(directions).toEqual(['rtl', 'rtl', 'rtl', 'rtl', 'rtl', 'rtl', 'ltr', 'ltr']);
  const quotation = await page
    .locator('blockquote')
    .first()
    .evaluate(each => getComputedStyle(each).borderRightWidth);
  expect(quotation).toBe('3px');
  const [box, words] = [page.locator('li input'), page.getByText('دو', { exact: true })];
  expect((await box.boundingBox())?.x).toBeGreaterThan((await words.boundingBox())?.x ?? Infinity);
  expect(await widthBeyond(page)).toBeLessThanOrEqual(0);
  expect(await violationsIn(page)).toEqual([]);
});

test('a paragraph from right to left in another note stands on its own side', async () => {
  const { page } = await open(`${persian.url}/notes/en`);
  const sides = await page
    .locator('.bl-prose > p')
    .evaluateAll(all => all.map(each => getComputedStyle(each).direction));
  expect(sides).toEqual(['ltr', 'rtl']);
  expect(await page.locator('main > article').getAttribute('dir')).toBeNull();
});

/** Opens a page; what it says in the console, and what it asks of other servers. */
async function open(address: string, options: BrowserContextOptions = {}): Promise<{ page: Page; said: string[] }> {
  const context = await browser.newContext(options);
  const page = await context.newPage();
  const said: string[] = [];
  page.on('console', message => said.push(message.text()));
  page.on('pageerror', error => said.push(error.message));
  page.on('request', request => {
    const { protocol, origin } = new URL(request.url());
    if (protocol !== 'data:' && origin !== new URL(address).origin) said.push(`asks for ${request.url()}`);
  });
  await page.goto(address, { waitUntil: 'load' });
  return { page, said };
}

function widthBeyond(page: Page): Promise<number> {
  return page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
}

/** What axe has against a page. */
async function violationsIn(page: Page): Promise<readonly string[]> {
  const axe = createRequire(import.meta.url).resolve('axe-core/axe.min.js');
  await page.evaluate(readFileSync(axe, 'utf8'));
  const { violations } = await page.evaluate<AxeResults>('axe.run()');
  return violations.map(({ id, nodes }) => `${id}: ${nodes.map(node => node.html.slice(0, 120)).join(' ')}`);
}
