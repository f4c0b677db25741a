/** Previews in a browser: when they open and close, on a clock that the test turns, and what they leave as it is. */
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { afterAll, expect, test } from 'vitest';
import type { AxeResults } from 'axe-core';
import type { BrowserContextOptions, Locator, Page } from 'playwright-core';
import { ask, served } from '../site/served.ts';
import { launch } from './chromium.ts';

const browser = await launch();
const site = await served(join(import.meta.dirname, '../../notes'));
const live = await served({
  'Here.md': `# Here\n\nTo [[There]] and [[Nobody]].\n\n${'More.\n\n'.repeat(200)}`,
  'There.md': '# There\n\nFirst words of there.\n',
});
afterAll(async () => {
  await browser.close();
  for (const each of [site, live]) await each.stop();
});

const note = '/notes/Coroutine-Explained';

test('500 ms after a pointer came to rest on a link, and not before', async () => {
  const { page, card, link } = await open();
  await link('Event Loop').hover();
  await come(page, 499);
  expect(await card.count()).toBe(0);
  await page.clock.runFor(1);
  expect(await card.getAttribute('aria-label')).toBe('Preview: Event Loop');
  expect(await card.textContent()).toContain('An event loop is a while loop with good manners.');
});

test('at once on the next link, and 300 ms of grace', async () => {
  const { page, card, link } = await open();
  await link('Event Loop').hover();
  await come(page, 500);
  await link('await Explained').hover();
  await card.and(page.getByLabel('Preview: await Explained')).waitFor();
  expect(await card.textContent()).toContain('Not written yet · wanted by 5 notes');
  await page.mouse.move(5, 500);
  await page.clock.runFor(299);
  expect(await card.count()).toBe(1);
  await page.clock.runFor(1);
  expect(await card.count()).toBe(0);
});

test('the pointer may go into the card, stay there and mark its words', async () => {
  const { page, card, link } = await open();
  await link('Event Loop').hover();
  await come(page, 500);
  const box = await boxOf(card);
  await page.mouse.move(box.x + 40, box.y + box.height - 10, { steps: 8 });
  await page.clock.runFor(5000);
  expect(await card.count()).toBe(1);
  await card.getByText('loop with good manners').dblclick({ position: { x: 60, y: 8 } });
  expect(await page.evaluate(() => String(getSelection()).trim().length)).toBeGreaterThan(0);
  expect(await card.count()).toBe(1);
});

test('nothing opens while the page scrolls, and scrolling closes', async () => {
  const { page, card, link } = await open();
  await link('Event Loop').hover();
  await page.clock.runFor(400);
  await page.mouse.wheel(0, 30);
  await page.waitForFunction(() => scrollY > 0);
  await page.clock.runFor(2000);
  expect(await card.count()).toBe(0);
  await link('Event Loop').hover({ position: { x: 3, y: 3 } });
  await come(page, 500);
  await card.waitFor();
  await page.mouse.wheel(0, 30);
  await card.waitFor({ state: 'detached' });
});

test('Escape closes it and leaves the focus where it is', async () => {
  const { page, card, link } = await open();
  await tabTo(page, link('Event Loop'));
  await come(page, 699);
  expect(await card.count()).toBe(0);
  await page.clock.runFor(1);
  await card.waitFor();
  const focused = (): Promise<string | undefined> => page.evaluate(() => document.activeElement?.textContent);
  expect(await focused()).toBe('Event Loop');
  await page.keyboard.press('Escape');
  expect(await card.count()).toBe(0);
  expect(await focused()).toBe('Event Loop');
  await page.clock.runFor(5000);
  expect(await card.count()).toBe(0);
});

test('what was asked for and then left is never shown', async () => {
  const { page, card, link } = await open();
  const answers: (() => void)[] = [];
  await page.route('**/api/previews/notes/Foundations/Event-Loop.html', async route => {
    await new Promise<void>(settle => answers.push(settle));
    await route.continue().catch(() => undefined);
  });
  await link('Event Loop').hover();
  await Promise.all([page.waitForRequest('**/Event-Loop.html'), page.clock.runFor(200)]);
  await link('await Explained').hover();
  for (const answer of answers) answer();
  await come(page, 5000);
  expect(await card.count()).toBe(1);
  expect(await card.getAttribute('aria-label')).toBe('Preview: await Explained');
});

test('a finger that taps goes to the page', async () => {
  const { page, card, link } = await open({ hasTouch: true });
  await Promise.all([page.waitForURL('**/Event-Loop'), link('Event Loop').tap()]);
  await page.clock.runFor(5000);
  expect(await card.count()).toBe(0);
});

test('who wants none, and who has no room, gets none', async () => {
  const off = await open();
  await off.page.evaluate(() => (document.documentElement.dataset['previews'] = 'off'));
  const small = await open({ viewport: { width: 780, height: 700 } });
  for (const { page, card, link } of [off, small]) {
    const asked: string[] = [];
    page.on('request', request => asked.push(request.url()));
    await link('Event Loop').hover();
    await page.clock.runFor(5000);
    expect(await card.count()).toBe(0);
    expect(asked.filter(url => url.includes('/api/previews/'))).toEqual([]);
  }
});

test('a section, a block and a footnote', async () => {
  const parts = await open({}, '/notes/Patterns');
  await parts.link('the table').hover();
  await come(parts.page, 500);
  expect(await parts.card.getByRole('table').count()).toBe(1);
  const history = await open({}, '/notes/Foundations/From-2.5-to-3.11');
  await history.page.locator('main a[data-footnote-ref]').first().hover();
  await come(history.page, 500);
  expect(await history.card.textContent()).toContain('deprecated since 3.8');
  expect(await history.card.locator('[data-footnote-backref], [id]').count()).toBe(0);
});

test.each([
  [1280, 'light'],
  [1280, 'dark'],
  [800, 'light'],
] as const)('inside the window, and axe finds nothing: %i wide, %s', async (width, colorScheme) => {
  const { page, card, link } = await open({ viewport: { width, height: 600 }, colorScheme });
  for (const name of ['Event Loop', 'async def Explained', 'Awaitables']) {
    await link(name).scrollIntoViewIfNeeded();
    await link(name).hover();
    await come(page, 500);
    await card.waitFor();
    const box = await boxOf(card);
    expect(box.x).toBeGreaterThanOrEqual(0);
    expect(box.y).toBeGreaterThanOrEqual(0);
    expect(box.x + box.width).toBeLessThanOrEqual(width);
    expect(box.y + box.height).toBeLessThanOrEqual(600);
    await page.clock.resume();
    expect(await violationsIn(page)).toEqual([]);
    await page.mouse.move(2, 400);
    await card.waitFor({ state: 'detached' });
    await pause(page);
  }
});

test('a page that changes under it: it stays with its link, and goes with it', async () => {
  const page = await browser.newPage({ viewport: { width: 1280, height: 800 } });
  await Promise.all([page.waitForResponse('**/api/events'), page.goto(`${live.url}/notes/Here`)]);
  await page.locator('main .bl-prose a', { hasText: 'There' }).hover();
  const card = page.locator('#bl-preview');
  await card.waitFor();
  live.write('Here.md', `# Here\n\nTo [[There]] and [[Nobody]].\n\nAn addition.\n\n${'More.\n\n'.repeat(200)}`);
  await page.getByText('An addition.').waitFor();
  expect(await card.textContent()).toContain('First words of there.');
  live.write('Here.md', `# Here\n\nTo nobody.\n\n${'More.\n\n'.repeat(200)}`);
  await card.waitFor({ state: 'detached' });
});

test('a name stays its own: a card says nothing about its link', async () => {
  const { page, card, link } = await open();
  const before = await link('Event Loop').evaluate(each => each.outerHTML);
  await link('Event Loop').hover();
  await come(page, 500);
  await card.waitFor();
  expect(await link('Event Loop').evaluate(each => each.outerHTML)).toBe(before);
});

test('small, kept by their tag, and none where there is nothing to show', async () => {
  const path = '/api/previews/notes/Coroutine-Explained.html';
  const first = await ask(site, path);
  expect(first.status).toBe(200);
  expect(first.headers).toMatchObject({ 'cache-control': 'no-cache', 'x-robots-tag': 'noindex' });
  expect(first.body.length).toBeLessThan(4096);
  const again = await ask(site, path, { headers: { 'If-None-Match': String(first.headers.etag) } });
  expect(again.status).toBe(304);
  expect((await ask(site, '/api/previews/parts/notes/Coroutine-Explained/example.html')).text).toContain('› Example');
  expect((await ask(site, '/api/previews/notes/Nobody-At-All.html')).status).toBe(204);
  expect((await ask(site, '/api/previews/tags/python.html')).status).toBe(404);
  expect((await ask(site, '/api/previews/notes/Coroutine-Explained')).status).toBe(404);
});

test('its script is loaded by who points at a link, and weighs at most 3 kB', async () => {
  const { page, link } = await open();
  const loaded = (): Promise<string[]> =>
    page.evaluate(() => performance.getEntriesByType('resource').map(({ name }) => name));
  expect((await loaded()).filter(name => name.includes('/preview-card.'))).toEqual([]);
  await Promise.all([page.waitForResponse('**/assets/preview-card.*'), link('Event Loop').hover()]);
  const [address = ''] = (await loaded()).filter(name => name.includes('/preview-card.'));
  expect(gzipSync((await ask(site, new URL(address).pathname)).body).length).toBeLessThanOrEqual(3 * 1024);
});

test('a page that somebody is about to go to is made ready; one that is missing is not', async () => {
  const { page, link } = await open();
  const session = await page.context().newCDPSession(page);
  const tried: string[] = [];
  const faults: string[] = [];
  session.on('Preload.ruleSetUpdated', ({ ruleSet }) => faults.push(...[ruleSet.errorMessage ?? []].flat()));
  session.on('Preload.prerenderStatusUpdated', ({ key }) => tried.push(new URL(key.url).pathname));
  const said: string[] = [];
  page.on('console', message => said.push(message.text()));
  await session.send('Preload.enable');
  await page.reload();
  await link('await Explained').hover();
  await link('Event Loop').hover();
  await expect.poll(() => tried).toContain('/notes/Foundations/Event-Loop');
  expect(tried).not.toContain('/notes/await-Explained');
  expect([...faults, ...said]).toEqual([]);
});

test.each([
  ['no-preference', 'true'],
  ['reduce', 'false'],
] as const)('one page fades into the next, but for who wants no motion: %s', async (reducedMotion, fades) => {
  const { page, link } = await open({ reducedMotion });
  await page.clock.resume();
  await page.evaluate(() => {
    addEventListener('pageswap', event => sessionStorage.setItem('fades', String(event.viewTransition !== null)));
  });
  await link('Event Loop').click();
  await page.waitForURL('**/Event-Loop');
  expect(await page.evaluate(() => sessionStorage.getItem('fades'))).toBe(fades);
});

/** A page on which no time passes but what the test lets pass, its previews loaded. */
async function open(
  options: BrowserContextOptions = {},
  path = note,
): Promise<{ page: Page; card: Locator; link: (name: string) => Locator }> {
  const context = await browser.newContext({ viewport: { width: 1280, height: 800 }, ...options });
  const page = await context.newPage();
  await page.clock.install();
  await page.goto(site.url + path);
  await pause(page);
  if (options.hasTouch !== true) {
    await Promise.all([page.waitForResponse('**/assets/preview-card.*'), page.locator('main a').first().hover()]);
    await page.mouse.move(2, 700);
  }
  const link = (name: string): Locator => page.locator('main .bl-prose a', { hasText: name }).first();
  return { page, card: page.locator('#bl-preview'), link };
}

async function pause(page: Page): Promise<void> {
  await page.clock.pauseAt(Date.now() + 1_000_000);
}

/** Lets time pass. In its first part a preview is asked for, which comes without any time passing. */
async function come(page: Page, milliseconds: number): Promise<void> {
  const answer = page.waitForResponse('**/api/previews/**', { timeout: 1500 }).catch(() => null);
  await page.clock.runFor(160);
  await (await answer)?.finished();
  // The page takes in what came before it comes to a message of its own.
  await page.evaluate(() => {
    const { port1, port2 } = new MessageChannel();
    return new Promise<void>(settle => {
      port1.onmessage = () => settle();
      port2.postMessage(null);
    });
  });
  await page.clock.runFor(milliseconds - 160);
}

async function tabTo(page: Page, link: Locator): Promise<void> {
  await link.evaluate(each => {
    const before = document.createElement('a');
    before.href = '#';
    each.before(before);
    before.focus({ preventScroll: true });
  });
  await page.keyboard.press('Tab');
}

async function boxOf(element: Locator): Promise<{ x: number; y: number; width: number; height: number }> {
  const box = await element.boundingBox();
  if (box === null) throw new Error('a box');
  return box;
}

/** What axe has against a page. */
async function violationsIn(page: Page): Promise<readonly string[]> {
  const axe = createRequire(import.meta.url).resolve('axe-core/axe.min.js');
  await page.evaluate(readFileSync(axe, 'utf8'));
  const { violations } = await page.evaluate<AxeResults>('axe.run()');
  return violations.map(({ id, nodes }) => `${id}: ${nodes.map(each => each.html.slice(0, 120)).join(' ')}`);
}
