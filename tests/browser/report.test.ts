/** The reports in a browser: missing pages and the health of the vault, filtered, copied and live. */
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { afterAll, expect, test } from 'vitest';
import type { AxeResults } from 'axe-core';
import type { BrowserContextOptions, Page } from 'playwright-core';
import { served, type Served } from '../site/served.ts';
import { launch } from './chromium.ts';

const browser = await launch();
const site = await served({
  'backlit.json': '{ "wanted": ["Someday"], "editor": "vscode" }',
  'index.md':
    '# Home\n\n[[Apple Pie]], [[Apple Pie]], [[Banana Bread]], [[Cherry Cake]], [[Notes]], [[Someday]], [[1]].\n',
  'Note.md':
    '# Note\n\n## Part\n\nOf [[Banana Bread]], [[index#Nowhere]], ![[gone.png]], [[INDEX]] and [f](./f.txt).\n',
  'Odd.md': '---\nup: [[Note]]\n---\n#### Deep\n\nCafÃ© dÃ©jÃ  vu. [[Odd]] [[Note#^none]]\n',
  'a/Same.md': 'Text.',
  'b/Same.md': '[[Same]]',
  'lone.png': 'x',
});
const large = await served({
  'index.md': Array.from({ length: 300 }, (_, i) => `[[Page ${i}]] of [[index#Part ${i}]].\n`).join('\n'),
});
const fine = await served({ 'index.md': '# Home\n\n[[Note]]\n', 'Note.md': '# Note\n\n[[index]]\n' });
afterAll(async () => {
  await browser.close();
  for (const each of [site, large, fine]) await each.stop();
});

const names = (page: Page): Promise<string[]> => page.locator('tbody th a').allTextContents();
const field = (page: Page) => page.getByRole('searchbox', { name: 'Name contains' });

test('typing filters without loading, the address follows, and the focus stays', async () => {
  const { page, said } = await open(site, '/missing');
  await page.evaluate(() => Object.assign(window, { stays: true }));
  await field(page).pressSequentially('AN', { delay: 20 });
  await page.getByRole('status').filter({ hasText: '1 of 6 pages' }).waitFor();
  expect(await names(page)).toEqual(['Banana Bread']);
  expect(new URL(page.url()).search).toBe('?q=AN');
  expect(
    await field(page).evaluate(each => [each === document.activeElement, (each as HTMLInputElement).value]),
  ).toEqual([true, 'AN']);
  await field(page).fill('');
  await page
    .getByRole('status')
    .filter({ hasText: /^6 pages/ })
    .waitFor();
  expect(new URL(page.url()).search).toBe('');
  expect(await page.evaluate(() => 'stays' in window)).toBe(true);
  expect(said).toEqual([]);
});

test('a choice keeps what was typed, and the address of what is shown can be loaded', async () => {
  const { page } = await open(site, '/missing');
  await page.evaluate(() => Object.assign(window, { stays: true }));
  await field(page).fill('e');
  await page.getByRole('link', { name: 'A–Z' }).click();
  await page.getByRole('status').filter({ hasText: 'from A to Z' }).waitFor();
  await page.getByRole('link', { name: 'Without likely typos' }).click();
  await page.getByRole('status').filter({ hasText: '4 of 6 pages' }).waitFor();
  const shown = await names(page);
  expect(shown).toEqual(['Apple Pie', 'Banana Bread', 'Cherry Cake', 'Someday']);
  expect(await page.getByRole('columnheader', { name: 'Wanted' }).getAttribute('aria-sort')).toBe('ascending');
  expect(await page.evaluate(() => 'stays' in window)).toBe(true);
  await page.reload();
  expect(await names(page)).toEqual(shown);
  expect(await field(page).inputValue()).toBe('e');
});

test('without scripts the form and the links do the same, and there is no button that does nothing', async () => {
  const { page } = await open(site, '/missing', { javaScriptEnabled: false });
  await field(page).fill('an');
  await field(page).press('Enter');
  await page.waitForURL('**/missing?q=an');
  expect(await names(page)).toEqual(['Banana Bread']);
  await page.getByRole('link', { name: 'By note' }).click();
  await page.waitForURL('**/missing?group=source&q=an');
  expect(await page.getByRole('heading', { level: 2 }).count()).toBe(2);
  expect(await page.getByRole('button').allTextContents()).toEqual(['Filter']);
});

test('what can be copied is copied: a command, and the list as a checklist', async () => {
  const { page, said } = await open(site, '/missing', { permissions: ['clipboard-read', 'clipboard-write'] });
  const clipboard = (): Promise<string> => page.evaluate(() => navigator.clipboard.readText());
  await page.locator('tbody summary').first().click();
  await page.getByRole('button', { name: 'Copy the command' }).first().click();
  await page.getByRole('status').filter({ hasText: 'Copied' }).waitFor();
  expect(await clipboard()).toBe('npx backlit new "Banana Bread"');
  await page.getByRole('button', { name: 'Copy as checklist' }).click();
  await expect.poll(clipboard).toMatch(/^- \[ \] /);
  expect((await clipboard()).split('\n')[0]).toBe(
    '- [ ] [[Banana Bread]]: 2 links in 2 notes (`Note.md:5`, `index.md:3`)',
  );
  expect(said).toEqual([]);
});

test('a row that was unfolded stays unfolded while the list changes around it, and moves', async () => {
  const { page } = await open(site, '/missing', {}, true);
  const row = page.locator('#bl-of-Cherry-Cake');
  await row.locator('summary').click();
  await page.evaluate(() => document.querySelectorAll('tbody').forEach(each => Object.assign(each, { old: true })));
  site.write('More.md', '[[Cherry Cake]] [[Cherry Cake]] [[Cherry Cake]] and [[Another]]\n');
  await page.getByRole('rowheader', { name: 'Another' }).waitFor();
  expect((await names(page))[0]).toBe('Cherry Cake');
  expect(await row.locator('details').evaluate(each => (each as HTMLDetailsElement).open)).toBe(true);
  expect(await row.evaluate(each => 'old' in each)).toBe(true);
});

test('a place leads into the editor of who sits at this machine, and of nobody else', async () => {
  const files = { 'backlit.json': '{ "editor": "vscode" }', 'Note.md': 'Of [[Gone]].' };
  const [local, proxied] = [await served(files, []), await served(files)];
  const edit = async (vault: Served): Promise<(string | null)[]> => {
    const { page } = await open(vault, '/missing');
    const links = await page.getByRole('link', { name: 'Edit Note.md at line 1' }).all();
    return Promise.all(links.map(link => link.getAttribute('href')));
  };
  expect(await edit(local)).toEqual([`vscode://file${local.root}/Note.md:1:4`]);
  expect(await edit(proxied)).toEqual([]);
  await local.stop();
  await proxied.stop();
});

test('the health of the vault: from a card to all findings of its rule, filtered by path', async () => {
  const { page, said } = await open(large, '/health');
  await page.getByRole('link', { name: 'All 300 of them' }).click();
  await page.waitForURL('**/health?rule=missing-heading');
  expect(await page.locator('.bl-findings > li').count()).toBe(50);
  await page.getByRole('link', { name: 'Next' }).click();
  await page.waitForURL('**/health?rule=missing-heading&page=2');
  await page.getByRole('searchbox', { name: 'Path contains' }).fill('nobody');
  await page.getByRole('status').filter({ hasText: '0 of 300 findings' }).waitFor();
  expect(new URL(page.url()).search).toBe('?q=nobody&rule=missing-heading');
  await page.getByRole('link', { name: 'Show all' }).click();
  await page.getByRole('status').filter({ hasText: '300 errors' }).waitFor();
  expect(said).toEqual([]);
});

test.each([
  ['the report', site, '/missing'],
  ['filtered', site, '/missing?q=an&sort=name&typos=hide'],
  ['nothing like it', site, '/missing?q=nobody'],
  ['by note', site, '/missing?group=source'],
  ['many', large, '/missing?page=2'],
  ['nothing missing', fine, '/missing'],
  ['health', site, '/health'],
  ['nothing to mend', fine, '/health'],
  ['a rule', large, '/health?rule=missing-heading&page=2'],
  ['a rule without findings', site, '/health?rule=url-collision'],
] as const)('axe finds nothing, nothing overflows, what is pressed is large enough: %s', async (_name, vault, path) => {
  for (const [colorScheme, width] of [
    ['light', 1280],
    ['dark', 320],
  ] as const) {
    const { page, said } = await open(vault, path, { colorScheme, viewport: { width, height: 800 } });
    await page.evaluate(() => document.querySelectorAll('main details').forEach(each => each.setAttribute('open', '')));
    expect(await violationsIn(page), `${colorScheme} ${width}`).toEqual([]);
    expect(await page.evaluate(() => document.documentElement.scrollWidth - innerWidth)).toBeLessThanOrEqual(0);
    expect(said).toEqual([]);
    await page.context().close();
  }
});

/** @param live whether to wait until the server tells the page its version. */
async function open(
  vault: Served,
  path: string,
  options: BrowserContextOptions = {},
  live = false,
): Promise<{ page: Page; said: string[] }> {
  const context = await browser.newContext(options);
  const page = await context.newPage();
  const said: string[] = [];
  page.on('console', message => said.push(message.text()));
  page.on('pageerror', error => said.push(error.message));
  await Promise.all([live ? page.waitForResponse('**/api/events') : null, page.goto(vault.url + path)]);
  return { page, said };
}

async function violationsIn(page: Page): Promise<readonly string[]> {
  const axe = createRequire(import.meta.url).resolve('axe-core/axe.min.js');
  await page.evaluate(readFileSync(axe, 'utf8'));
  const { violations } = await page.evaluate<AxeResults>('axe.run({ rules: { "target-size": { enabled: true } } })');
  return violations.map(({ id, nodes }) => `${id}: ${nodes.map(node => node.html.slice(0, 120)).join(' ')}`);
}
