/** Pages that are open while the vault changes under them. */
import { renameSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import type { Page } from 'playwright-core';
import { served } from '../site/served.ts';
import { launch } from './chromium.ts';

const filler = Array.from({ length: 60 }, (_, i) => `Paragraph ${i} of many.\n`).join('\n');
const browser = await launch();
const site = await served({
  'index.md': '# Home\n\n[[Alpha]] and [[Beta]].\n',
  'Alpha.md': `---\nup: "[[index]]"\n---\n# Alpha\n\nFirst words, and [[Wanted]].\n\n${filler}`,
  'Beta.md': '# Beta\n\nIt mentions [[Alpha]] once.\n',
  'gamma.md': '# Gamma\n\nText of gamma.\n',
  'Doomed.md': '# Doomed\n\nNot for long.\n',
  'Refers.md': '# Refers\n\nTo [[Doomed]].\n',
});
afterAll(async () => {
  await browser.close();
  await site.stop();
});

test('a saved note is true in the page, and the reader stays where they were', async () => {
  const page = await open('/notes/Alpha');
  const properties = page.locator('details.bl-properties');
  const unfolded = (): Promise<boolean> => properties.evaluate(each => each.hasAttribute('open'));
  const first = await unfolded();
  await properties.locator('summary').click();
  await page.evaluate(() => scrollTo(0, 900));
  const top = (): Promise<number> =>
    page.getByText('Paragraph 30 of many.').evaluate(each => each.getBoundingClientRect().top);
  const [before, scrolled] = [await top(), await page.evaluate(() => scrollY)];
  await page.getByText('Paragraph 30 of many.').evaluate(each => getSelection()?.selectAllChildren(each));
  await page.evaluate(() => document.querySelector<HTMLElement>('a[href="/missing"]')?.focus({ preventScroll: true }));
  const took = await until(
    page,
    () => document.body.textContent.includes('Second words'),
    () => site.write('Alpha.md', `---\nup: "[[index]]"\n---\n# Alpha\n\nSecond words, and [[Wanted]].\n\n${filler}`),
  );
  expect(took).toBeLessThan(1000);
  expect(await top()).toBe(before);
  expect(await page.evaluate(() => scrollY)).toBe(scrolled);
  expect(await page.evaluate(() => String(getSelection()))).toBe('Paragraph 30 of many.');
  expect(await page.evaluate(() => document.activeElement?.getAttribute('href'))).toBe('/missing');
  expect(await unfolded()).toBe(!first);
  expect(await page.getByRole('status').textContent()).toBe('This page was updated.');
});

test('a new link is a backlink at once', async () => {
  const page = await open('/notes/gamma');
  await until(
    page,
    () => document.querySelector('main')?.textContent.includes('speaks of gamma') === true,
    () => site.write('New.md', 'A sentence that speaks of [[gamma]].\n'),
  );
  expect(
    await page
      .getByRole('region', { name: /^Linked from/ })
      .getByRole('link', { name: 'New' })
      .count(),
  ).toBe(1);
});

test('a page that is written heals the links to it, and its stub becomes the page', async () => {
  const [page, stub] = [await open('/notes/Alpha'), await open('/notes/Wanted')];
  expect(await page.locator('main a[href="/notes/Wanted"]').getAttribute('class')).toBe('missing');
  site.write('Wanted.md', '# Wanted\n\nHere it is.\n');
  await page.locator('main a[href="/notes/Wanted"]:not(.missing)').waitFor();
  await stub.getByText('Here it is.').waitFor();
  expect(await stub.title()).toMatch(/^Wanted/);
});

test('a note that is renamed takes its readers along when the old name still leads there', async () => {
  const page = await open('/notes/gamma');
  renameSync(join(site.root, 'gamma.md'), join(site.root, 'Gamma.md'));
  await page.waitForURL('**/notes/Gamma**');
  expect(await page.getByText('Text of gamma.').count()).toBe(1);
});

test('a note that is removed becomes the stub of who still wants it', async () => {
  const [page, refers] = [await open('/notes/Doomed'), await open('/notes/Refers')];
  const said: string[] = [];
  page.on('console', message => said.push(message.text()));
  rmSync(join(site.root, 'Doomed.md'));
  await refers.locator('.bl-prose a.missing[href="/notes/Doomed"]').waitFor();
  await page.getByRole('link', { name: 'Refers' }).first().waitFor();
  expect(await page.getByText('Not for long.').count()).toBe(0);
  expect(said).toEqual([]);
});

test('eight open pages are all true, and a ninth still loads', async () => {
  const context = await browser.newContext();
  const tabs = await Promise.all(
    [
      '/',
      '/missing',
      '/notes/Alpha',
      '/notes/Alpha',
      '/notes/Alpha',
      '/notes/Beta',
      '/notes/index',
      '/notes/Refers',
    ].map(async path => {
      const page = await context.newPage();
      await page.goto(site.url + path);
      return page;
    }),
  );
  site.write('Beta.md', '# Beta\n\nIt still mentions [[Alpha]], with [[Many New Words]].\n');
  await Promise.all(
    [1, 2, 3, 4, 5].map(i =>
      tabs[i]
        ?.getByText(/Many New Words/)
        .first()
        .waitFor(),
    ),
  );
  const ninth = await context.newPage();
  await ninth.goto(`${site.url}/notes/Beta`);
  expect(await ninth.getByText('Many New Words').count()).toBeGreaterThan(0);
  await context.close();
});

test('a page that was out of sight is true when it is seen again', async () => {
  const page = await open('/notes/Beta');
  await seen(page, 'hidden');
  site.write('Beta.md', '# Beta\n\nWritten while nobody looked.\n');
  await new Promise(settle => setTimeout(settle, 300));
  expect(await page.getByText('Written while nobody looked.').count()).toBe(0);
  await seen(page, 'visible');
  await page.getByText('Written while nobody looked.').waitFor();
});

test('a page is true again after the server was restarted', async () => {
  const page = await open('/notes/Beta');
  await site.restart(() => site.write('Beta.md', '# Beta\n\nWritten while the server was away.\n'));
  await page.getByText('Written while the server was away.').waitFor();
});

/** Opens a page, which is live from then on: the server has begun to tell it the version. */
async function open(path: string): Promise<Page> {
  const page = await browser.newPage();
  await Promise.all([page.waitForResponse('**/api/events'), page.goto(site.url + path)]);
  return page;
}

/** Milliseconds from the change until the page shows it, on the page's own clock. */
async function until(page: Page, shown: () => boolean, change: () => void): Promise<number> {
  const seen = page.evaluate<number, string>(
    test =>
      new Promise(settle => {
        const holds = new Function(`return (${test})()`) as () => boolean;
        new MutationObserver(() => holds() && settle(Date.now())).observe(document, {
          subtree: true,
          childList: true,
          characterData: true,
        });
      }),
    String(shown),
  );
  await page.evaluate(() => undefined);
  const started = Date.now();
  change();
  return (await seen) - started;
}

/** Puts a page in the background, or back, as a browser does. */
async function seen(page: Page, state: 'visible' | 'hidden'): Promise<void> {
  await page.evaluate(now => {
    Object.defineProperty(document, 'visibilityState', { value: now, configurable: true });
    document.dispatchEvent(new Event('visibilitychange'));
  }, state);
}
