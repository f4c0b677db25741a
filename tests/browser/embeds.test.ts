/** Notes within notes and pictures, in a browser. */
import { createRequire } from 'node:module';
import { readFileSync } from 'node:fs';
import { afterAll, expect, test } from 'vitest';
import type { AxeResults } from 'axe-core';
import type { Page } from 'playwright-core';
import { served } from '../site/served.ts';
import { launch } from './chromium.ts';

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
const table = '| a | b |\n|---|---|\n| c | d |';
const browser = await launch();
const site = await served({
  'index.md': `# Home\n\n## One\n\n${table}\n\n![[Part]]\n\n![[Part#Two]] ![[Gone]]\n\nIn a sentence *![[Part]]*.\n\n${'Filler.\n\n'.repeat(60)}`,
  'Part.md': `Lead[^1].\n\n## Two\n\nfirst words\n\n${table}\n\n### Three\n\n![[Deep]]\n\n[^1]: A footnote.\n`,
  'Deep.md': `The deepest.\n\n![[Part]]\n`,
  'pictures.md':
    '# Pictures\n\nText above.\n\n![[wide.svg]]\n\n<img src="wide.svg" width="100">\n\n<img src="gone.png" alt="Lost">\n\nText below.\n',
  'wide.svg':
    '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 4000 1000"><rect width="4000" height="1000"/></svg>',
});
afterAll(async () => {
  await browser.close();
  await site.stop();
});

test('a saved note is true in the open page that embeds it, at every place', async () => {
  const { page } = await open('/');
  await page.evaluate(() => scrollTo(0, 900));
  expect(await page.getByText('first words').count()).toBe(2);
  site.write(
    'Part.md',
    `Lead[^1].\n\n## Two\n\nsecond words\n\n${table}\n\n### Three\n\n![[Deep]]\n\n[^1]: A footnote.\n`,
  );
  await page.getByText('second words').first().waitFor();
  expect(await page.getByText('second words').count()).toBe(2);
  expect(await page.getByText('first words').count()).toBe(0);
  site.write('Deep.md', 'Deeper still.\n');
  await page.getByText('Deeper still.').first().waitFor();
});

test.each([1280, 320])('axe finds nothing and nothing is wider than the page, %d wide', async width => {
  const { page, said } = await open('/', width);
  await page.evaluate(axe);
  const found = await page.evaluate(() => (globalThis as unknown as { axe: { run(): Promise<AxeResults> } }).axe.run());
  expect(found.violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html}`)).toEqual([]);
  expect(await page.evaluate(() => document.documentElement.scrollWidth - innerWidth)).toBeLessThanOrEqual(0);
  expect(said).toEqual([]);
});

test('the outline of a page is its own, whatever it embeds', async () => {
  const { page } = await open('/');
  const headings = await page.locator('article :is(h1, h2, h3, h4, h5, h6)').allTextContents();
  expect(headings).toEqual(['Home', 'One']);
});

test('a footnote of an embedded note leads to its own, and back', async () => {
  const { page } = await open('/');
  await page.locator('figure.embed [data-footnote-ref]').first().click();
  expect(new URL(page.url()).hash).toMatch(/^#bl-e\d+-bl-fn-1$/);
  expect(await page.locator(':target').textContent()).toContain('A footnote.');
  await page.locator(':target [data-footnote-backref]').first().click();
  expect(new URL(page.url()).hash).toMatch(/^#bl-e\d+-bl-fnref-1$/);
});

test('pictures keep their places while they load, and what is missing says so', async () => {
  const { page, said } = await open('/notes/pictures');
  const shift = await page.evaluate(
    () =>
      new Promise<number>(settle => {
        let sum = 0;
        const add = (entries: PerformanceEntryList): void => {
          for (const entry of entries) sum += (entry as PerformanceEntry & { value: number }).value;
        };
        const observer = new PerformanceObserver(list => add(list.getEntries()));
        observer.observe({ type: 'layout-shift', buffered: true });
        setTimeout(() => {
          add(observer.takeRecords());
          settle(sum);
        }, 500);
      }),
  );
  expect(shift).toBe(0);
  const sizes = await page.locator('article img').evaluateAll(images =>
    images.map(image => {
      const { width, height } = image.getBoundingClientRect();
      return Math.round((100 * width) / height);
    }),
  );
  expect(sizes).toEqual([400, 400]);
  expect(await page.locator('article').textContent()).toContain('Lost (missing file)');
  expect(said).toEqual([]);
});

async function open(path: string, width = 1280): Promise<{ page: Page; said: string[] }> {
  const page = await browser.newPage({ viewport: { width, height: 800 } });
  const said: string[] = [];
  page.on('console', message => said.push(message.text()));
  page.on('pageerror', error => said.push(String(error)));
  await Promise.all([page.waitForResponse('**/api/events'), page.goto(site.url + path)]);
  return { page, said };
}
