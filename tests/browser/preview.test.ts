/** Previews in a browser: when they open and close, on a clock that the test turns, and what they leave as it is. */
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { gzipSync } from 'node:zlib';
import { afterAll, expect, test } from 'vitest';
import type { AxeResults } from 'axe-core';
import type { BrowserContextOptions, Locator, Page } from 'playwright-core';
import { ask, served } from '../site/served.ts';
import { launch } from './chromium.ts';

const long = 'More.\n\n'.repeat(100);
const here = `# Here\n\nTo [[There]], [[Nobody]], [[There#Part]], [[There#^one|a block]].[^1]\n\n${long}[^1]: At the foot.\n`;
const there = `# There\n\nFirst words of [[Here|it]].\n\n## Part\n\nA part.\n\n- one item ^one\n- two\n\n${long}`;

const browser = await launch();
const site = await served({ 'Here.md': here, 'There.md': there, 'Other.md': 'Wants [[Nobody]].' });
const changing = await served({ 'Here.md': here, 'There.md': there });
afterAll(async () => {
  await browser.close();
  for (const each of [site, changing]) await each.stop();
});

test('500 ms after a pointer came to rest on a link, and not before', async () => {
  const { page, card, link } = await open();
  await link('There').hover();
  await pass(page, 499);
  expect(await card.count()).toBe(0);
  await page.clock.runFor(1);
  expect(await card.getAttribute('aria-label')).toBe('Preview: There');
  expect(await card.textContent()).toContain('First words of it.');
});

test('the next one at once, and 300 ms of grace', async () => {
  const { page, card, link } = await open();
  await link('There').hover();
  await pass(page, 500);
  await page.getByLabel('Preview: There').waitFor();
  await link('Nobody').hover();
  await page.getByLabel('Preview: Nobody').waitFor();
  expect(await card.textContent()).toContain('Not written yet · wanted by 2 notes');
  await page.mouse.move(5, 500);
  await page.clock.runFor(299);
  expect(await card.count()).toBe(1);
  await page.clock.runFor(1);
  expect(await card.count()).toBe(0);
});

test('the pointer may go into the card, stay there and mark its words', async () => {
  const { page, card, link } = await open();
  await link('There').hover();
  await pass(page, 500);
  const { x, y, width, height } = await boxOf(card);
  await page.mouse.move(x + width / 2, y + height / 2, { steps: 8 });
  await page.clock.runFor(5000);
  expect(await card.count()).toBe(1);
  await card.getByText('First words').dblclick({ position: { x: 10, y: 8 } });
  expect(await page.evaluate(() => String(getSelection()).trim())).toBe('First');
  expect(await card.count()).toBe(1);
});

test('a link within the card opens no other', async () => {
  const { page, card, link } = await open();
  await link('There').hover();
  await pass(page, 500);
  await card.getByRole('link', { name: 'There' }).hover();
  await page.clock.runFor(5000);
  expect(await page.getByLabel(/^Preview:/).count()).toBe(1);
});

test('nothing opens while the page scrolls, and scrolling closes', async () => {
  const { page, card, link } = await open();
  await link('There').hover();
  await page.clock.runFor(400);
  await scrolledBy(page, 40);
  await page.clock.runFor(5000);
  expect(await card.count()).toBe(0);
  await link('There').hover({ position: { x: 3, y: 3 } });
  await pass(page, 500);
  await card.waitFor();
  await scrolledBy(page, 40);
  await card.waitFor({ state: 'detached' });
});

test('Escape closes it and leaves the focus where it is', async () => {
  const { page, card, link } = await open();
  await tabTo(page, link('There'));
  await pass(page, 699);
  expect(await card.count()).toBe(0);
  await page.clock.runFor(1);
  await card.waitFor();
  const focused = (): Promise<string | undefined> => page.evaluate(() => document.activeElement?.textContent);
  expect(await focused()).toBe('There');
  await page.keyboard.press('Escape');
  expect(await card.count()).toBe(0);
  expect(await focused()).toBe('There');
  await page.clock.runFor(5000);
  expect(await card.count()).toBe(0);
});

test('what was asked for and then left is never shown', async () => {
  const { page, card, link } = await open();
  let release = (): void => undefined;
  const held = new Promise<void>(settle => (release = settle));
  await page.route('**/api/previews/notes/There.html', async route => {
    await held;
    // The page may have taken its question back.
    await route.continue().catch(() => undefined);
  });
  await link('There').hover();
  await Promise.all([page.waitForRequest('**/notes/There.html'), page.clock.runFor(200)]);
  await link('Nobody').hover();
  release();
  await pass(page, 5000);
  await card.waitFor();
  expect(await page.getByLabel(/^Preview:/).evaluateAll(cards => cards.map(each => each.ariaLabel))).toEqual([
    'Preview: Nobody',
  ]);
});

test('a finger that taps goes to the page', async () => {
  const { page, card, link } = await open({ hasTouch: true });
  await Promise.all([page.waitForURL('**/There'), link('There').tap()]);
  await page.clock.runFor(5000);
  expect(await card.count()).toBe(0);
});

test('who wants none, and who has no room, gets none and asks for none', async () => {
  const off = await open();
  await off.page.evaluate(() => (document.documentElement.dataset['previews'] = 'off'));
  for (const { page, card, link } of [off, await open({ viewport: { width: 780, height: 700 } })]) {
    const asked: string[] = [];
    page.on('request', request => asked.push(new URL(request.url()).pathname));
    await link('There').hover();
    await page.clock.runFor(5000);
    expect(await card.count()).toBe(0);
    expect(asked.filter(path => path.startsWith('/api/'))).toEqual([]);
  }
});

test('a section, a block and a footnote', async () => {
  const { page, card, link } = await open();
  await link('There#part').hover();
  await pass(page, 500);
  await page.getByLabel('Preview: There › Part').getByText('A part.').waitFor();
  await link('There#^one').hover();
  await card.getByText('one item').waitFor();
  expect(await card.getByText('two').count()).toBe(0);
  await page.locator('main a[data-footnote-ref]').hover();
  await page.getByLabel('Preview: footnote 1').waitFor();
  expect(await card.textContent()).toMatch(/^\s*At the foot\.\s*$/);
  expect(await card.locator('[id]').count()).toBe(0);
});

test('a card says nothing about its link, whose name stays its own', async () => {
  const { page, card, link } = await open();
  const before = await link('There').evaluate(each => each.outerHTML);
  await link('There').hover();
  await pass(page, 500);
  await card.waitFor();
  expect(await link('There').evaluate(each => each.outerHTML)).toBe(before);
});

test.each([
  [1280, 'light'],
  [1280, 'dark'],
  [800, 'light'],
] as const)('inside the window, and axe finds nothing: %i wide, %s', async (width, colorScheme) => {
  for (const path of ['There', 'Nobody', 'There#part', 'There#^one']) {
    const page = await browser.newPage({ viewport: { width, height: 500 }, colorScheme });
    await page.goto(`${site.url}/notes/Here`);
    await linkIn(page, path).hover();
    const card = page.locator('#bl-preview');
    await card.waitFor();
    const { x, y, width: wide, height } = await boxOf(card);
    expect(Math.min(x, y)).toBeGreaterThanOrEqual(0);
    expect(x + wide).toBeLessThanOrEqual(width);
    expect(y + height).toBeLessThanOrEqual(500);
    expect(await violationsIn(page)).toEqual([]);
    await page.close();
  }
});

test('a page that changes under it: it stays with its link, and goes with it', async () => {
  const page = await browser.newPage({ viewport: { width: 1280, height: 800 } });
  await Promise.all([page.waitForResponse('**/api/events'), page.goto(`${changing.url}/notes/Here`)]);
  await linkIn(page, 'There').hover();
  const card = page.locator('#bl-preview');
  await card.waitFor();
  changing.write('Here.md', here.replace('# Here\n', '# Here\n\nAn addition.\n').replace('More.', 'Else.'));
  await page.getByText('An addition.').waitFor();
  expect(await card.textContent()).toContain('First words of it.');
  changing.write('Here.md', here.replace('[[There]]', 'nowhere'));
  await card.waitFor({ state: 'detached' });
});

test('small, kept by their tag, and none where there is nothing to show', async () => {
  const first = await ask(site, '/api/previews/notes/There.html');
  expect(first.status).toBe(200);
  expect(first.headers).toMatchObject({ 'cache-control': 'no-cache', 'x-robots-tag': 'noindex' });
  expect(first.body.length).toBeLessThan(2048);
  const known = { 'If-None-Match': String(first.headers.etag) };
  expect((await ask(site, '/api/previews/notes/There.html', { headers: known })).status).toBe(304);
  expect((await ask(site, '/api/previews/notes/Nobody-At-All.html')).status).toBe(204);
  expect((await ask(site, '/api/previews/tags/python.html')).status).toBe(404);
  expect((await ask(site, '/api/previews/notes/There')).status).toBe(404);
});

test('its script is loaded by who points at a link, and weighs at most 3 kB', async () => {
  const page = await browser.newPage({ viewport: { width: 1280, height: 800 } });
  const loaded: string[] = [];
  page.on('request', request => loaded.push(new URL(request.url()).pathname));
  await page.goto(`${site.url}/notes/Here`);
  await page.mouse.move(640, 700);
  expect(loaded.filter(path => path.startsWith('/assets/preview-card.'))).toEqual([]);
  await Promise.all([page.waitForResponse('**/assets/preview-card.*'), linkIn(page, 'There').hover()]);
  const sizes = await Promise.all(
    loaded
      .filter(path => path.startsWith('/assets/preview-card'))
      .map(async path => gzipSync((await ask(site, path)).body).length),
  );
  expect(sizes).toHaveLength(1);
  expect(sizes.reduce((sum, size) => sum + size)).toBeLessThanOrEqual(3 * 1024);
});

test('a page that somebody is about to go to is made ready; one that is missing is not', async () => {
  const { page, link } = await open();
  const session = await page.context().newCDPSession(page);
  const tried: string[] = [];
  const faults: string[] = [];
  session.on('Preload.ruleSetUpdated', ({ ruleSet }) => faults.push(...[ruleSet.errorMessage ?? []].flat()));
  session.on('Preload.prerenderStatusUpdated', ({ key }) => tried.push(new URL(key.url).pathname));
  page.on('console', message => faults.push(message.text()));
  await session.send('Preload.enable');
  await page.reload();
  await link('Nobody').hover();
  await link('There').hover();
  await expect.poll(() => tried).toContain('/notes/There');
  expect(tried).not.toContain('/notes/Nobody');
  expect(faults).toEqual([]);
});

test.each([
  ['no-preference', 'true'],
  ['reduce', 'false'],
] as const)('one page fades into the next, but for who wants no motion: %s', async (reducedMotion, fades) => {
  const page = await browser.newPage({ reducedMotion });
  await page.goto(`${site.url}/notes/Here`);
  await page.evaluate(() => {
    addEventListener('pageswap', event => sessionStorage.setItem('fades', String(event.viewTransition !== null)));
  });
  await linkIn(page, 'There').click();
  await page.waitForURL('**/There');
  expect(await page.evaluate(() => sessionStorage.getItem('fades'))).toBe(fades);
});

/** A page on which no time passes but what the test lets pass, its previews loaded. */
async function open(
  options: BrowserContextOptions = {},
): Promise<{ page: Page; card: Locator; link: (path: string) => Locator }> {
  const context = await browser.newContext({ viewport: { width: 1280, height: 800 }, ...options });
  const page = await context.newPage();
  await page.clock.install();
  await page.goto(`${site.url}/notes/Here`);
  await page.clock.pauseAt(Date.now() + 1_000_000);
  if (options.hasTouch !== true) {
    await Promise.all([page.waitForResponse('**/assets/preview-card.*'), linkIn(page, 'There').hover()]);
    await page.mouse.move(5, 700);
    await takeIn(page);
  }
  return { page, card: page.locator('#bl-preview'), link: path => linkIn(page, path) };
}

/** The link to a page, in the text. */
function linkIn(page: Page, path: string): Locator {
  return page.locator(
    `main .bl-prose a[href="/notes/${path.replace('^', '%5E')}"], main .bl-prose a[href="/notes/${path}"]`,
  );
}

/** Lets time pass. In its first part a preview is asked for, which comes without any time passing. */
async function pass(page: Page, milliseconds: number): Promise<void> {
  const answer = page.waitForResponse('**/api/previews/**');
  await page.clock.runFor(160);
  await (await answer).finished();
  await takeIn(page);
  await page.clock.runFor(milliseconds - 160);
}

/** What has come to a page is taken in before it comes to a message of its own. */
async function takeIn(page: Page): Promise<void> {
  await page.evaluate(() => {
    const { port1, port2 } = new MessageChannel();
    return new Promise<void>(settle => {
      port1.onmessage = () => settle();
      port2.postMessage(null);
    });
  });
}

async function scrolledBy(page: Page, pixels: number): Promise<void> {
  await page.evaluate(distance => {
    const scrolled = new Promise(settle => addEventListener('scroll', settle, { once: true }));
    scrollBy(0, distance);
    return scrolled.then(() => undefined);
  }, pixels);
}

/** Comes to a link by the keyboard. */
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
