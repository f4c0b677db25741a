/** The graph in a browser: drawn, pointed at, searched, filtered, moved by keys; and what there is where it cannot be. */
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import type { AxeResults } from 'axe-core';
import type { BrowserContextOptions, Locator, Page } from 'playwright-core';
import { arrangement } from '../../lib/client/graph-layout.ts';
import { ask, served, type Served } from '../site/served.ts';
import { launch } from './chromium.ts';

const browser = await launch();
const sample = await served(join(import.meta.dirname, '../../notes'));
const odd = await served({
  'index.md': '# Home\n\n[[Other]] [[Gone]]\n',
  'deep/Other.md': '---\ntags: [one/two]\n---\n[[index]]\n',
  'Alone.md': 'Nothing.\n',
});
const single = await served({ 'Only.md': 'No link.\n' });
const empty = await served({});
afterAll(async () => {
  await browser.close();
  for (const each of [sample, odd, single, empty]) await each.stop();
});

const told = (page: Page): Locator => page.locator('bl-graph [part=told]');
const found = (page: Page): Locator => page.getByRole('listbox', { name: 'Pages' }).getByRole('option');
const filter = (page: Page): Locator => page.locator('bl-graph summary');
const chosen = (page: Page): Locator => page.getByRole('region', { name: 'The chosen page' });

test('the picture is drawn by a script of our own, under the policy of every page, and nothing jumps', async () => {
  const { page, said } = await open(sample, '/graph');
  await drawn(page);
  const picture = page.getByRole('img', { name: /^\d+ notes, \d+ missing pages, \d+ connections\./ });
  expect((await picture.boundingBox())?.height).toBeGreaterThan(300);
  expect(await inked(page)).toBeGreaterThan(1000);
  expect(await page.evaluate(shifts)).toBe(0);
  expect(said).toEqual([]);
});

test('what is found in it is chosen, and leads on to what it is connected with, all by keys', async () => {
  const { page, said } = await open(odd, '/graph');
  await drawn(page);
  const field = page.getByRole('combobox', { name: 'Find in the picture' });
  await field.fill('o');
  expect(await found(page).allTextContents()).toEqual(['Other deep', 'Home', 'Gone missing', 'Alone']);
  await field.press('ArrowDown');
  await field.press('ArrowUp');
  await field.press('Enter');
  expect(await chosen(page).getByRole('link', { name: 'Other' }).getAttribute('href')).toBe('/notes/deep/Other');
  expect(await chosen(page).textContent()).toContain('1 link in · 1 link out');
  await chosen(page).getByRole('button', { name: 'Home' }).press('Enter');
  expect(await chosen(page).getByRole('link', { name: 'Home' }).evaluate(isFocused)).toBe(true);
  expect(await chosen(page).getByRole('button').allTextContents()).toEqual(['×', 'Other', 'Gone (missing)']);
  await page.getByRole('group', { name: 'Picture of the graph' }).press('Escape');
  expect(await chosen(page).count()).toBe(0);
  await field.fill('Home');
  await field.press('Enter');
  await chosen(page).getByRole('link', { name: 'Only what is around it' }).press('Enter');
  await page.waitForURL('**/graph?around=index');
  expect(said).toEqual([]);
});

test('keys and buttons move and zoom it', async () => {
  const { page } = await open(sample, '/graph', { reducedMotion: 'reduce' });
  await drawn(page);
  const first = await image(page);
  await page.getByRole('button', { name: 'Zoom in' }).click();
  const near = await image(page);
  expect(near).not.toBe(first);
  await page.getByRole('button', { name: 'Show all' }).click();
  expect(await image(page)).toBe(first);
  const picture = page.getByRole('group', { name: 'Picture of the graph' });
  await picture.press('ArrowRight');
  const aside = await image(page);
  expect(aside).not.toBe(first);
  await picture.press('-');
  expect(await image(page)).not.toBe(aside);
  await picture.press('0');
  expect(await image(page)).toBe(first);
});

test('a click opens the note; the page before comes back as it was left', async () => {
  const { page } = await open(single, '/graph', { reducedMotion: 'reduce' });
  await drawn(page);
  await page.getByRole('button', { name: 'Zoom in' }).click();
  const left = await image(page);
  const box = await page.locator('bl-graph').boundingBox();
  await page.mouse.click((box?.x ?? 0) + (box?.width ?? 0) / 2, (box?.y ?? 0) + (box?.height ?? 0) / 2);
  await page.waitForURL('**/notes/Only');
  await page.goBack();
  await drawn(page);
  expect(await image(page)).toBe(left);
});

test('filters leave out what is not asked for', async () => {
  const { page } = await open(odd, '/graph', { reducedMotion: 'reduce' });
  await drawn(page);
  const all = await inked(page);
  await filter(page).click();
  await page.getByRole('checkbox', { name: 'Missing pages' }).uncheck();
  const without = await inked(page);
  expect(without).toBeLessThan(all);
  await page.getByRole('combobox', { name: 'Tag' }).selectOption({ label: '#one/two (1)' });
  expect(await inked(page)).toBeLessThan(without);
  await page.keyboard.press('Escape');
  expect(await page.getByRole('checkbox').count()).toBe(0);
});

test('a change of the vault is drawn, and what was unfolded in the page stays', async () => {
  const { page } = await open(odd, '/graph', {}, true);
  await drawn(page);
  odd.write('New.md', 'A link to [[Alone]].\n');
  await page.getByRole('img', { name: /^4 notes, 1 missing page, 3 connections\./ }).waitFor();
  await page.getByRole('rowheader', { name: 'New' }).waitFor();
});

test('where nothing can be drawn, a sentence says why, and the table is there', async () => {
  const { page, said } = await open(sample, '/graph', {}, false, () => {
    HTMLCanvasElement.prototype.getContext = () => null;
  });
  await told(page).filter({ hasText: 'it has no WebGL' }).waitFor();
  expect(await page.getByRole('table').isVisible()).toBe(true);
  expect(said).toEqual([]);
});

test('what could not be loaded can be tried again', async () => {
  const { page } = await open(sample, '/missing');
  let answers = 0;
  await page.route('**/api/graph-view.json*', route => (answers++ === 0 ? route.abort() : route.continue()));
  await page.goto(`${sample.url}/graph`);
  await told(page).filter({ hasText: 'could not be loaded' }).waitFor();
  await page.getByRole('button', { name: 'Try again' }).click();
  await drawn(page);
});

test('without scripts there is the table, and no empty box before it', async () => {
  const { page } = await open(sample, '/graph', { javaScriptEnabled: false });
  expect(await page.locator('bl-graph').isVisible()).toBe(false);
  await page.getByRole('columnheader', { name: 'Page' }).getByRole('link').click();
  await page.waitForURL('**/graph?sort=name');
  expect(await page.getByRole('rowheader').first().textContent()).toContain('A Short History');
});

test('the data of the picture is small, has a tag, and is the same again', async () => {
  const { headers, text } = await ask(sample, '/api/graph-view.json');
  const data = JSON.parse(text) as Record<string, readonly unknown[]>;
  for (const column of ['urls', 'linksIn', 'linksOut', 'folder', 'tagged']) {
    expect(data[column]?.length, column).toBe(data['titles']?.length);
  }
  expect(data['from']?.length).toBe(data['to']?.length);
  const again = await ask(sample, '/api/graph-view.json', { headers: { 'If-None-Match': headers.etag ?? '' } });
  expect(again.status).toBe(304);
});

test('the same graph is always arranged alike, nodes apart, those without links around the others', () => {
  const pairs = Array.from({ length: 39 }, (_, i): [number, number] => [i + 1, Math.floor(i / 3)]);
  const layout = {
    nodes: 50,
    from: Int32Array.from(pairs, ([from]) => from),
    to: Int32Array.from(pairs, ([, to]) => to),
  };
  const places = placesOf(layout);
  expect(placesOf(layout)).toEqual(places);
  expect(places.every(Number.isFinite)).toBe(true);
  const away = Array.from({ length: 50 }, (_, node) =>
    Math.hypot(places[2 * node] as number, places[2 * node + 1] as number),
  );
  expect(Math.min(...away.slice(40))).toBeGreaterThan(Math.max(...away.slice(0, 39)) * 0.9);
  expect(placesOf({ nodes: 0, from: new Int32Array(), to: new Int32Array() }).length).toBe(0);
});

const looks = (['light', 'dark'] as const).flatMap(colorScheme =>
  [1280, 320].map(width => ({ colorScheme, viewport: { width, height: 800 } })),
);

test.each(
  (
    [
      ['the whole graph', sample, '/graph'],
      ['around a note', sample, '/graph?around=Foundations/Event-Loop&depth=1'],
      ['as a table', sample, '/graph?view=table&sort=name'],
      ['nothing like it', odd, '/graph?q=nobody'],
      ['one note', single, '/graph'],
      ['an empty vault', empty, '/graph'],
    ] as const
  ).flatMap(([name, vault, path]) => looks.map(look => ({ name, vault, path, look }))),
)('axe finds nothing, nothing overflows: $name, $look.colorScheme, $look.viewport.width wide', async asked => {
  const { page, said } = await open(asked.vault, asked.path, asked.look);
  if ((await page.locator('bl-graph').count()) > 0) {
    await drawn(page);
    await page.getByRole('combobox', { name: 'Find in the picture' }).fill('o');
    expect(await violationsIn(page), 'found').toEqual([]);
    await page.keyboard.press('Enter');
    await filter(page).click();
  }
  expect(await violationsIn(page)).toEqual([]);
  expect(await page.evaluate(() => document.documentElement.scrollWidth - innerWidth)).toBeLessThanOrEqual(0);
  expect(said).toEqual([]);
  await page.context().close();
});

function placesOf(layout: Parameters<typeof arrangement>[0]): Float32Array {
  const steps = arrangement(layout);
  for (;;) {
    const { done, value } = steps.next();
    if (done === true) return value;
  }
}

/** @param live whether to wait until the server tells the page its version. */
async function open(
  vault: Served,
  path: string,
  options: BrowserContextOptions = {},
  live = false,
  before?: () => void,
): Promise<{ page: Page; said: string[] }> {
  const context = await browser.newContext(options);
  if (before !== undefined) await context.addInitScript(before);
  const page = await context.newPage();
  const said: string[] = [];
  page.on('console', message => {
    // A browser without a graphics card says that it reads back what it has drawn.
    if (!message.text().includes('GPU stall due to ReadPixels')) said.push(message.text());
  });
  page.on('pageerror', error => said.push(error.message));
  await Promise.all([live ? page.waitForResponse('**/api/events') : null, page.goto(vault.url + path)]);
  return { page, said };
}

async function drawn(page: Page): Promise<void> {
  await page.getByRole('combobox', { name: 'Find in the picture' }).waitFor();
  await page.evaluate(() => new Promise(settle => requestAnimationFrame(() => requestAnimationFrame(settle))));
}

/** How many pixels of the sheet over the picture are not empty. */
function inked(page: Page): Promise<number> {
  return page.locator('bl-graph canvas[part=sheet]').evaluate(each => {
    const canvas = each as HTMLCanvasElement;
    const data = canvas.getContext('2d')?.getImageData(0, 0, canvas.width, canvas.height).data ?? [];
    return Array.from(data).filter((value, at) => at % 4 === 3 && value > 0).length;
  });
}

/** The sheet as it looks, after what was asked for is drawn. */
async function image(page: Page): Promise<string> {
  await page.evaluate(() => new Promise(settle => requestAnimationFrame(() => requestAnimationFrame(settle))));
  return page.locator('bl-graph canvas[part=sheet]').evaluate(each => (each as HTMLCanvasElement).toDataURL());
}

/** How much of the page has jumped. */
function shifts(): Promise<number> {
  return new Promise(settle => {
    let sum = 0;
    new PerformanceObserver(list => {
      for (const entry of list.getEntries()) sum += (entry as PerformanceEntry & { value: number }).value;
    }).observe({ type: 'layout-shift', buffered: true });
    setTimeout(() => settle(sum), 100);
  });
}

function isFocused(element: Element): boolean {
  return (element.getRootNode() as ShadowRoot).activeElement === element;
}

async function violationsIn(page: Page): Promise<readonly string[]> {
  const axe = createRequire(import.meta.url).resolve('axe-core/axe.min.js');
  await page.evaluate(readFileSync(axe, 'utf8'));
  const { violations } = await page.evaluate<AxeResults>('axe.run({ rules: { "target-size": { enabled: true } } })');
  return violations.map(({ id, nodes }) => `${id}: ${nodes.map(node => node.html.slice(0, 120)).join(' ')}`);
}
