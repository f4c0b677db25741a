/** Search in a browser: the dialog by keyboard and by hand, its states, and all of it without scripts. */
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import type { AxeResults } from 'axe-core';
import type { BrowserContextOptions, Locator, Page } from 'playwright-core';
import { served, type Served } from '../site/served.ts';
import { launch } from './chromium.ts';

const browser = await launch();
const site = await served({
  'index.md': '# Home\n\nOf [[Event Loop]], [[Tasks]], [[Loop Theory]] and [[Loop Theory]].\n',
  'Guides/Event Loop.md':
    '---\nupdated: 2026-11-12\n---\n# Event Loop\n\nThe loop turns. #python/async\n\n## Turns of the loop\n\nEach one ends. See [[Tasks]].\n',
  'Tasks.md': '---\nupdated: 2026-11-10\n---\n# Tasks\n\nA task is run by the loop, in turn.\n',
  'Evil.md': '# <img src=x onerror=alert(1)>\n\nquicksilver <img src=x onerror=alert(2)> \u202e and more\n',
});
const sample = await served(join(import.meta.dirname, '../../notes'));
afterAll(async () => {
  await browser.close();
  await site.stop();
  await sample.stop();
});

const field = (page: Page): Locator => page.getByRole('combobox', { name: 'Search notes' });
const rows = (page: Page): Locator => page.getByRole('option');
const titles = (page: Page): Promise<string[]> => page.locator('.bl-row-title').allTextContents();
const meant = (page: Page): Promise<string | null> =>
  page.locator('[aria-selected="true"] .bl-row-title').textContent();
const said = (page: Page, text: string | RegExp): Promise<void> =>
  page.locator('dialog').getByRole('status').filter({ hasText: text }).waitFor();

test('a key opens it, the first keystroke finds, Enter opens what stands first', async () => {
  const { page, told } = await open(site, '/notes/Tasks');
  await page.keyboard.press('/');
  await field(page).waitFor();
  await page.getByRole('group', { name: 'Most linked' }).waitFor();
  expect(await titles(page)).toContain('Event Loop');
  expect(await field(page).getAttribute('aria-activedescendant')).toBeNull();
  await page.keyboard.type('e');
  await page.getByRole('option', { name: 'Event Loop' }).first().waitFor();
  await page.keyboard.type('vent');
  await said(page, /^\d results?$/);
  expect(await meant(page)).toBe('Event Loop');
  await page.keyboard.press('Enter');
  await page.waitForURL('**/notes/Guides/Event-Loop**');
  expect(told).toEqual([]);
});

test('what is typed before the rest of the dialog has come is not lost', async () => {
  const { page } = await open(site, '/');
  await page.route('**/search-dialog.*.js', async route => {
    await new Promise(settle => setTimeout(settle, 300));
    await route.continue();
  });
  await page.keyboard.press('Control+k');
  await page.keyboard.type('tasks');
  await page.getByRole('option', { name: 'Tasks' }).first().waitFor();
  expect(await field(page).inputValue()).toBe('tasks');
});

test('the keys are letters where text is written, and none of ours with others held', async () => {
  const { page } = await open(site, '/missing');
  const filter = page.getByRole('searchbox', { name: 'Name contains' });
  await filter.press('/');
  await filter.press('Control+k');
  expect(await filter.inputValue()).toBe('/');
  await filter.blur();
  for (const key of ['Control+/', 'Alt+/', 'Meta+/', 'k', 'Shift+Control+k', 'Alt+Control+k'])
    await page.keyboard.press(key);
  await page.evaluate(() =>
    document.body.dispatchEvent(new KeyboardEvent('keydown', { key: '/', isComposing: true, bubbles: true })),
  );
  expect(await page.locator('dialog').count()).toBe(0);
  await page.keyboard.press('Meta+k');
  await field(page).waitFor();
});

test('the focus comes back to where it was, and what was typed is still there', async () => {
  const { page } = await open(site, '/notes/Tasks');
  const focused = (): Promise<string | null | undefined> =>
    page.evaluate(() => document.activeElement?.textContent?.trim());
  await page.getByRole('link', { name: 'All notes' }).focus();
  await page.keyboard.press('/');
  await page.keyboard.type('loop');
  await rows(page).first().waitFor();
  await page.keyboard.press('Escape');
  expect(await focused()).toBe('All notes');
  await page.getByRole('button', { name: 'Search notes' }).click();
  expect(await field(page).inputValue()).toBe('loop');
  await page.locator('dialog').getByRole('button', { name: 'Close' }).click();
  expect(await focused()).toContain('Search notes');
  await page.keyboard.press('Enter');
  await page.mouse.click(5, 5);
  expect(await page.locator('dialog').isVisible()).toBe(false);
  expect(await focused()).toContain('Search notes');
});

test('what is selected in the page is looked for', async () => {
  const { page } = await open(site, '/notes/Tasks');
  await page.getByText('A task is run').evaluate(each => {
    const text = each.firstChild as Text;
    getSelection()?.setBaseAndExtent(text, 2, text, 6);
  });
  await page.keyboard.press('/');
  await page.getByRole('option', { name: 'Tasks' }).first().waitFor();
  expect(await field(page).inputValue()).toBe('task');
  await page.keyboard.type('turns');
  expect(await field(page).inputValue()).toBe('turns');
});

test('arrows go through the list and around its ends, and the field knows the row', async () => {
  const { page } = await open(site, '/');
  await page.keyboard.press('/');
  await page.keyboard.type('loop');
  await said(page, /^\d results?$/);
  const all = await titles(page);
  expect(all.length).toBeGreaterThan(3);
  expect(all.at(-1)).toBe('See all results for “loop”');
  expect(all).toContain('Loop Theory');
  await page.keyboard.press('Home');
  expect(await field(page).evaluate(each => (each as HTMLInputElement).selectionStart)).toBe(0);
  await page.keyboard.press('ArrowDown');
  expect(await meant(page)).toBe(all[1]);
  const active = await field(page).getAttribute('aria-activedescendant');
  expect(await page.locator(`#${active}`).getAttribute('aria-selected')).toBe('true');
  await page.keyboard.press('End');
  expect(await meant(page)).toBe(all.at(-1));
  await page.keyboard.press('ArrowDown');
  expect(await meant(page)).toBe(all[0]);
  await page.keyboard.press('ArrowUp');
  await page.keyboard.press('Enter');
  await page.waitForURL('**/search?q=loop');
  await page.getByRole('status').filter({ hasText: 'for “loop”' }).waitFor();
});

test('an older answer never takes the place of a newer one', async () => {
  const { page } = await open(site, '/');
  const release = await held(page, 'l');
  await page.keyboard.press('/');
  await page.keyboard.type('l');
  await release.asked;
  await field(page).fill('tasks');
  await page.getByRole('option', { name: 'Tasks' }).first().waitFor();
  const before = await titles(page);
  release.now();
  await page.waitForTimeout(200);
  expect(await titles(page)).toEqual(before);
});

test('Enter waits for the answer to what stands in the field', async () => {
  const { page } = await open(site, '/');
  await page.keyboard.press('/');
  await page.keyboard.type('loop');
  await page.getByRole('option', { name: 'Event Loop' }).first().waitFor();
  const release = await held(page, 'task');
  await field(page).fill('task');
  await page.keyboard.press('Enter');
  await said(page, 'Searching…');
  expect(await field(page).isEditable()).toBe(true);
  release.now();
  await page.waitForURL('**/notes/Tasks**');
});

test('while a word is composed, keys belong to the input method', async () => {
  const { page } = await open(site, '/');
  await page.keyboard.press('/');
  await page.keyboard.type('loop');
  await said(page, /^\d results?$/);
  const first = await meant(page);
  await field(page).evaluate(each => {
    for (const key of ['Enter', 'ArrowDown']) {
      each.dispatchEvent(new KeyboardEvent('keydown', { key, isComposing: true, bubbles: true, cancelable: true }));
    }
  });
  expect(await meant(page)).toBe(first);
  expect(page.url()).toBe(`${site.url}/`);
  await field(page).fill('');
  const devtools = await page.context().newCDPSession(page);
  await devtools.send('Input.imeSetComposition', { text: 'tas', selectionStart: 3, selectionEnd: 3 });
  await page.getByRole('option', { name: 'Tasks' }).first().waitFor();
  await devtools.send('Input.insertText', { text: 'tasks' });
  await said(page, /^\d results?$/);
  expect(await field(page).inputValue()).toBe('tasks');
});

test('Ctrl and Enter open another tab, and the dialog stays', async () => {
  const { page } = await open(site, '/');
  await page.keyboard.press('/');
  await page.keyboard.type('tasks');
  await page.getByRole('option', { name: 'Tasks' }).first().waitFor();
  const [tab] = await Promise.all([page.context().waitForEvent('page'), page.keyboard.press('Control+Enter')]);
  await tab.waitForURL('**/notes/Tasks**');
  expect(await field(page).isVisible()).toBe(true);
});

test('a row is a link: a click leads there, also within the page', async () => {
  const { page } = await open(site, '/notes/Guides/Event-Loop');
  await page.keyboard.press('/');
  await page.keyboard.type('turns of the');
  await page
    .getByRole('option', { name: /Turns of the loop/ })
    .first()
    .click();
  await page.waitForURL('**/notes/Guides/Event-Loop#turns-of-the-loop');
  expect(await page.locator('dialog').isVisible()).toBe(false);
});

test('# finds tags, > does what needs no search', async () => {
  const { page } = await open(site, '/');
  await page.keyboard.press('/');
  await page.keyboard.type('#py');
  await said(page, '1 tag');
  expect(await titles(page)).toEqual(['#python/async']);
  await field(page).fill('> dark');
  await said(page, '1 command');
  await page.keyboard.press('Enter');
  expect(await page.evaluate(() => document.documentElement.dataset['theme'])).toBe('dark');
  expect(await page.locator('dialog').isVisible()).toBe(false);
  await page.keyboard.press('/');
  await field(page).fill('>missing');
  await said(page, '1 command');
  await page.keyboard.press('Enter');
  await page.waitForURL('**/missing');
});

test('none: what may have been meant, and how to write it', async () => {
  const { page } = await open(site, '/');
  await page.keyboard.press('/');
  await page.keyboard.type('Evnt Lop');
  await said(page, 'No note says “Evnt Lop”.');
  expect(await page.locator('dialog code').textContent()).toBe('npx backlit new "Evnt Lop"');
  await page.keyboard.press('Control+a');
  await page.keyboard.type('zzzzzz');
  await said(page, 'No note says “zzzzzz”.');
  expect(await field(page).getAttribute('aria-expanded')).toBe('false');
  await page.keyboard.press('Enter');
  await page.waitForURL('**/search?q=zzzzzz');
});

test('failed: the field stays, it can be tried again, and all notes are one link away', async () => {
  const { page } = await open(site, '/');
  await page.route('**/typing.json?*', route => route.abort());
  await page.keyboard.press('/');
  await page.keyboard.type('tasks');
  await said(page, 'The search does not answer.');
  expect(await page.getByRole('link', { name: 'Go through all notes' }).getAttribute('href')).toBe('/all');
  await page.unroute('**/typing.json?*');
  await page.getByRole('button', { name: 'Try again' }).click();
  await page.getByRole('option', { name: 'Tasks' }).first().waitFor();
  expect(await field(page).evaluate(each => each === document.activeElement)).toBe(true);
});

test('without the rest of the dialog, Enter leads to the page of results', async () => {
  const { page } = await open(site, '/');
  await page.route('**/search-dialog.*.js', route => route.abort());
  await page.keyboard.press('/');
  await page.keyboard.type('tasks');
  await page.keyboard.press('Enter');
  await page.waitForURL('**/search?q=tasks');
});

test('the page is renewed under the dialog, and nothing of it changes', async () => {
  const { page } = await open(site, '/notes/Tasks', {}, true);
  await page.keyboard.press('/');
  await page.keyboard.type('tas');
  await rows(page).first().waitFor();
  site.write('Tasks.md', '---\nupdated: 2026-11-10\n---\n# Tasks\n\nA task is run by the loop, in turn and anew.\n');
  await page.locator('main').getByText('and anew').waitFor({ state: 'attached' });
  await page.keyboard.type('ks');
  expect(await field(page).inputValue()).toBe('tasks');
  await rows(page).first().waitFor();
  await page.keyboard.press('Escape');
  await page.waitForFunction(() => document.activeElement === document.body);
  await page.keyboard.press('/');
  await field(page).waitFor();
});

test('before it is opened a page loads nothing of it', async () => {
  const context = await browser.newContext();
  const page = await context.newPage();
  const asked: string[] = [];
  page.on('request', request => asked.push(new URL(request.url()).pathname.replace(/\.[A-Z0-9]+\./, '.')));
  await page.goto(`${site.url}/notes/Tasks`);
  const ofSearch = (): string[] => asked.filter(path => path.includes('search')).sort();
  expect(ofSearch()).toEqual([]);
  await page.keyboard.press('/');
  await page.getByRole('group', { name: 'Most linked' }).waitFor();
  expect(ofSearch()).toEqual(['/api/search/typing.json', '/assets/search-dialog.css', '/assets/search-dialog.js']);
  await context.close();
});

test('without scripts there is one field, and it leads to the results', async () => {
  const { page } = await open(site, '/notes/Tasks', { javaScriptEnabled: false });
  const search = page.getByRole('search', { name: 'All notes' });
  expect(await search.getByRole('button').count()).toBe(0);
  await search.getByRole('searchbox', { name: 'Search notes' }).fill('loop');
  await page.keyboard.press('Enter');
  await page.waitForURL('**/search?q=loop');
  expect(await page.getByRole('heading', { level: 2 }).allTextContents()).toContain('Event Loop');
  await page.locator('#bl-query').fill('turn');
  await page.getByRole('button', { name: 'Search' }).click();
  await page.waitForURL('**/search?q=turn');
});

test('what notes say never runs', async () => {
  const { page, told } = await open(site, '/');
  await page.keyboard.press('/');
  await page.keyboard.type('quicksilver');
  await rows(page).first().waitFor();
  expect(await page.locator('dialog img').count()).toBe(0);
  await page.goto(`${site.url}/search?q=quicksilver`);
  expect(await page.locator('main img').count()).toBe(0);
  expect(told).toEqual([]);
});

test.each([
  ['asyncio.sleep', 'sleep'],
  ['sleep', 'sleep'],
  ['"event loop"', 'loop'],
  ['corutine', 'coroutine'],
  ['協程', '協程'],
])('%s finds what it should in the sample notes, in the dialog and on the page', async (query, word) => {
  const { page } = await open(sample, '/');
  await page.keyboard.press('/');
  await field(page).fill(query);
  await said(page, /results?/);
  const marks = await page.locator('dialog mark').allTextContents();
  expect(marks.length).toBeGreaterThan(0);
  await page.goto(`${sample.url}/search?${new URLSearchParams({ q: query }).toString()}`);
  expect(await page.locator('.bl-outcome').textContent()).toMatch(/\d+ results? for/);
  expect((await page.locator('.bl-hits mark').allTextContents()).join(' ').toLowerCase()).toContain(word);
});

test('operators choose, in the dialog and on the page', async () => {
  const { page } = await open(sample, '/');
  await page.keyboard.press('/');
  await field(page).fill('tag:python path:patterns timeout');
  await said(page, /results?/);
  expect(await meant(page)).toBe('Timeouts');
  await page.goto(`${sample.url}/search?${new URLSearchParams({ q: 'tag:python path:patterns -timeout' }).toString()}`);
  const where = await page.locator('.bl-hit .bl-where').allTextContents();
  expect(where.length).toBeGreaterThan(0);
  expect(where.filter(each => !each.startsWith('Patterns'))).toEqual([]);
  expect(await page.locator('.bl-hit h2').allTextContents()).not.toContain('Timeouts');
});

test.each([
  ['before a query', '/search', null],
  ['results', '/search?q=loop', null],
  ['none', '/search?q=Evnt+Lop', null],
  ['the dialog before a query', '/notes/Tasks', ''],
  ['the dialog with results', '/notes/Tasks', 'loop'],
  ['the dialog with none', '/notes/Tasks', 'Evnt Lop'],
  ['the dialog with commands', '/notes/Tasks', '>'],
] as const)('axe finds nothing, nothing overflows, what is pressed is large enough: %s', async (_name, path, query) => {
  for (const [colorScheme, width] of [
    ['light', 1280],
    ['dark', 1280],
    ['light', 320],
    ['dark', 320],
  ] as const) {
    const options = { colorScheme, viewport: { width, height: 800 } };
    const { page, told } = await open(site, path, options);
    if (query !== null) {
      await page.keyboard.press('/');
      await page.getByRole('group', { name: 'Most linked' }).waitFor();
      await field(page).fill(query);
      if (query !== '') await said(page, /results?|commands|No note/);
    }
    expect(await violationsIn(page), `${colorScheme} ${width}`).toEqual([]);
    expect(await page.evaluate(() => document.documentElement.scrollWidth - innerWidth)).toBeLessThanOrEqual(0);
    expect(told).toEqual([]);
    await page.context().close();
  }
});

/** Holds the answer to one query back until it is let go. */
async function held(page: Page, query: string): Promise<{ readonly asked: Promise<void>; now(): void }> {
  let now = (): void => undefined;
  let reached = (): void => undefined;
  const letGo = new Promise<void>(settle => (now = settle));
  const asked = new Promise<void>(settle => (reached = settle));
  await page.route(
    url => url.pathname.endsWith('/typing.json') && url.searchParams.get('q') === query,
    async route => {
      reached();
      await letGo;
      // What is no longer wanted was taken back.
      await route.continue().catch(() => undefined);
    },
  );
  return { asked, now };
}

/** @param live whether to wait until the server tells the page its version. */
async function open(
  vault: Served,
  path: string,
  options: BrowserContextOptions = {},
  live = false,
): Promise<{ page: Page; told: string[] }> {
  const context = await browser.newContext(options);
  const page = await context.newPage();
  const told: string[] = [];
  page.on('console', message => told.push(message.text()));
  page.on('pageerror', error => told.push(error.message));
  page.on('dialog', dialog => void dialog.dismiss().then(() => told.push(dialog.message())));
  await Promise.all([live ? page.waitForResponse('**/api/events') : null, page.goto(vault.url + path)]);
  return { page, told };
}

async function violationsIn(page: Page): Promise<readonly string[]> {
  const axe = createRequire(import.meta.url).resolve('axe-core/axe.min.js');
  await page.evaluate(readFileSync(axe, 'utf8'));
  const { violations } = await page.evaluate<AxeResults>('axe.run({ rules: { "target-size": { enabled: true } } })');
  return violations.map(({ id, nodes }) => `${id}: ${nodes.map(node => node.html.slice(0, 120)).join(' ')}`);
}
