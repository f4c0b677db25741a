/** Every kind of page in either scheme, wide and narrow: axe has nothing against it, and it is never scrolled sideways. */
import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import type { Page } from 'playwright-core';
import { served } from '../site/served.ts';
import { violationsIn } from './axe.ts';
import { launch } from './chromium.ts';

const browser = await launch();
const sample = await served(join(import.meta.dirname, '../../notes'));
/** What the sample vault has none of. */
const odd = await served({
  'a/Same.md': '# Same\n\n[[Same]] and [[Other]]',
  'b/Same.md': '---\ndraft: true\n---\n[[nobody]]',
  'Other.md': `${'>'.repeat(5000)} deep`,
  'index.md': 'No heading.',
  'broken.md': '---\nup: [[Home]]\n  bad: : x\n---\n# Broken\n',
  'long.md': `---\ntitle: ${'A very long title '.repeat(20)}\naliases: [short]\n---\n[[Same]]`,
  'عربي.md': '---\nlang: ar\n---\n# عنوان\n\nنص مع [[long|رابط]] و[[غير موجود]].\n',
});
const overview = await served({ 'one.md': '# One\n', 'deep/two.md': '[[one]]' });
const empty = await served({});
const gone = await served({ 'a.md': '' });
await gone.restart(() => rmSync(gone.root, { recursive: true }));
const wrong = await served({ 'a.md': '' }, []);
await wrong.restart(() => wrong.write('backlit.json', '{ "rules": { "orphan": "loud" } }\n'));
afterAll(async () => {
  await browser.close();
  for (const each of [sample, odd, overview, empty, gone, wrong]) await each.stop();
});

/** Colours do not fade from one scheme into the other while they are measured. */
const still = { reducedMotion: 'reduce' } as const;

test.each([
  ['home', sample, '/'],
  ['a note', sample, '/notes/Coroutine-Explained'],
  ['all that a note can hold', sample, '/notes/Tour/Kitchen-Sink'],
  ['who links to it, filtered', sample, '/notes/Coroutine-Explained?sort=title&q=a'],
  ['who links to it, without sentences', sample, '/notes/Coroutine-Explained?view=compact'],
  ['a folder with a note', sample, '/notes/Patterns'],
  ['a folder', sample, '/notes/Foundations'],
  ['a folder by the last change', sample, '/notes/Foundations?order=newest'],
  ['a file', sample, '/notes/Tour/Learning-Path.canvas'],
  ['a missing page', sample, '/notes/await-Explained'],
  ['the report', sample, '/missing'],
  ['the report by note', sample, '/missing?group=source'],
  ['health', sample, '/health'],
  ['health of one rule', sample, '/health?rule=case-mismatch'],
  ['tags', sample, '/tags'],
  ['a tag', sample, '/tags/python'],
  ['all notes', sample, '/all'],
  ['recent changes', sample, '/recent'],
  ['the graph as a table', sample, '/graph?view=table'],
  ['search', sample, '/search?q=loop'],
  ['search for nothing that is there', sample, '/search?q=qqqqq'],
  ['404', sample, '/notes/Nobody-Wants-This'],
  ['which one?', odd, '/notes/Same'],
  ['a draft', odd, '/notes/b/Same'],
  ['a note shown as its source', odd, '/notes/Other'],
  ['broken front matter', odd, '/notes/broken'],
  ['a very long title, by another name', odd, '/notes/short'],
  ['from right to left', odd, '/notes/عربي'],
  ['a home without a heading', odd, '/'],
  ['a home without a note', overview, '/'],
  ['an empty vault', empty, '/'],
  ['the report of an empty vault', empty, '/missing'],
  ['a vault that is not there', gone, '/'],
  ['settings that are wrong', wrong, '/'],
])('%s', async (_name, site, path) => {
  const page = await browser.newPage(still);
  await page.goto(site.url + path);
  await inEachForm(page, async form => {
    expect(await violationsIn(page), form).toEqual([]);
    expect(await sideways(page), form).toBeLessThanOrEqual(0);
  });
  await page.close();
});

test('what can be opened: appearance, navigation, contents, the sheet of keys', async () => {
  const page = await browser.newPage(still);
  await page.goto(`${sample.url}/notes/Foundations/Event-Loop`);
  await inEachForm(page, async form => {
    for (const summary of await page.locator('.bl-look > summary, .bl-toc-bar summary, .bl-menu > summary').all()) {
      if (!(await summary.isVisible())) continue;
      await summary.click();
      expect(await violationsIn(page), `${form}, ${await summary.textContent()}`).toEqual([]);
      await page.keyboard.press('Escape');
    }
    await page.getByRole('button', { name: 'Keys' }).click();
    expect(await violationsIn(page), `${form}, keys`).toEqual([]);
    await page.keyboard.press('Escape');
  });
  await page.close();
});

async function inEachForm(page: Page, look: (form: string) => Promise<void>): Promise<void> {
  for (const width of [1280, 320]) {
    await page.setViewportSize({ width, height: 800 });
    for (const colorScheme of ['light', 'dark'] as const) {
      await page.emulateMedia({ colorScheme });
      await look(`${colorScheme}, ${width} wide`);
    }
  }
}

async function sideways(page: Page): Promise<number> {
  return page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
}
