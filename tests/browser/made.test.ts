/** Formulas, code and diagrams in a browser: how they look, what they load, and that they stay in their place. */
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { afterAll, expect, test } from 'vitest';
import type { AxeResults } from 'axe-core';
import type { BrowserContextOptions, Locator, Page } from 'playwright-core';
import { ask, served } from '../site/served.ts';
import { launch } from './chromium.ts';

const flow = 'graph TD\n  accTitle: A choice\n  accDescr: From A to B or to C\n  A[One] -->|yes| B\n  A -->|no| C\n';
const fenced = (language: string, code: string): string => `\`\`\`${language}\n${code}\`\`\`\n`;

const browser = await launch();
const site = await served({
  'index.md': '# Home\n\n[[Plain]]\n',
  'Plain.md': '# Plain\n\nWords and `inline code`.\n',
  'Math.md': '# Math\n\nIn a line $x^2$, and wrong $\\frac{a$.\n\n$$\n\\sum_{i=1}^n i = \\frac{n(n+1)}{2}\n$$\n',
  'Code.md': `# Code\n\n${fenced('js title="a.js" {1} showLineNumbers', `const a = 1; // ${'long '.repeat(60)}\n\tb();\n`)}`,
  'Diagram.md': `# Diagram\n\n${fenced('mermaid', flow)}\n${fenced('mermaid', 'sequenceDiagram\n  A->>B: Hello\n')}`,
  'Wrong.md': `# Wrong\n\n${fenced('mermaid', 'graph TD\n  A --\n')}`,
  'Hostile.md': `# Hostile\n\n${fenced(
    'mermaid',
    '%%{init: {"securityLevel": "loose", "htmlLabels": true}}%%\ngraph TD\n  A["<img src=x onerror=alert(1)>"] --> B\n' +
      '  click A href "javascript:alert(2)"\n  click B call alert(3)\n',
  )}`,
  'Edited.md': `# Edited\n\n${fenced('mermaid', flow)}`,
  'Growing.md': '# Growing\n\nWords.\n',
});
afterAll(async () => {
  await browser.close();
  await site.stop();
});

const drawings = (page: Page): Locator => page.locator('bl-diagram img').filter({ visible: true });

test('a page without them loads no byte for them, and may do nothing because of them', async () => {
  const { page, loaded } = await open('/notes/Plain');
  await page.waitForLoadState('networkidle');
  expect(loaded.map(path => path.replace(/\.\w+(?=\.\w+$)/, '')).sort()).toEqual([
    '/assets/index.css',
    '/assets/mark.svg',
    '/assets/page.js',
    '/notes/Plain',
  ]);
  const { headers } = await ask(site, '/notes/Plain');
  expect(headers['content-security-policy']).not.toMatch(/unsafe|blob|frame-src|font-src/);
});

test.each([
  ['Math', "style-src 'self'; img-src 'self'; media-src 'self'", "font-src 'self'; style-src-attr 'unsafe-inline'"],
  ['Code', "style-src 'self'; img-src 'self'; media-src 'self'", "frame-ancestors 'none'"],
  ['Diagram', "style-src 'self'; img-src 'self' blob:; media-src 'self'", "frame-src 'self'"],
])('%s loosens the policy by no more than it must', async (note, part, end) => {
  const policy = (await ask(site, `/notes/${note}`)).headers['content-security-policy'] as string;
  expect(policy).toContain(part);
  expect(policy.endsWith(end)).toBe(true);
  expect(policy).not.toMatch(/unsafe-eval|script-src [^;]*unsafe|style-src [^;]*unsafe/);
});

test('a formula has its fonts and its form, without scripts too', async () => {
  for (const javaScriptEnabled of [true, false]) {
    const { page, said, loaded } = await open('/notes/Math', { javaScriptEnabled });
    await page.waitForLoadState('networkidle');
    expect(loaded.filter(path => path.endsWith('.woff2')).length).toBeGreaterThan(1);
    expect(loaded.filter(path => /diagram|code/.test(path))).toEqual([]);
    const [raised, base] = [
      page.locator('.katex-html .mtight').first(),
      page.locator('.katex-html .mathnormal').first(),
    ];
    const [high, low] = [await raised.boundingBox(), await base.boundingBox()];
    expect((high?.y ?? 0) + (high?.height ?? 0)).toBeLessThan((low?.y ?? 0) + (low?.height ?? 0));
    expect(await page.getByText('math error: Unexpected end').isVisible()).toBe(true);
    expect(said).toEqual([]);
  }
});

test('code is coloured without scripts, scrolls with the keyboard, and has no button', async () => {
  const { page } = await open('/notes/Code', { javaScriptEnabled: false, colorScheme: 'dark' });
  const keyword = page.locator('.code .k').first();
  expect(await keyword.evaluate(each => getComputedStyle(each).color)).toBe('rgb(255, 148, 146)');
  expect(await page.getByRole('figure').getByText('a.js').isVisible()).toBe(true);
  expect(await page.getByRole('button', { name: /copy/i }).count()).toBe(0);
  const block = page.locator('pre');
  await block.focus();
  await page.keyboard.press('End');
  await page.keyboard.press('ArrowRight');
  expect(await block.evaluate(each => each.scrollWidth - each.clientWidth)).toBeGreaterThan(100);
});

test('what is copied is the code', async () => {
  const { page, said } = await open('/notes/Code', { permissions: ['clipboard-read', 'clipboard-write'] });
  await page.getByRole('button', { name: 'Copy a.js' }).click();
  await page.getByText('Copied').first().waitFor();
  expect(await page.evaluate(() => navigator.clipboard.readText())).toBe(
    `const a = 1; // ${'long '.repeat(60)}\n\tb();\n`,
  );
  expect(said).toEqual([]);
});

test.each((['light', 'dark'] as const).flatMap(colorScheme => [1280, 390].map(width => ({ colorScheme, width }))))(
  'diagrams are drawn, $colorScheme, $width wide',
  async ({ colorScheme, width }) => {
    const { page, said } = await open('/notes/Diagram', { colorScheme, viewport: { width, height: 900 } });
    await drawings(page).nth(1).waitFor();
    expect(await drawings(page).count()).toBe(2);
    expect(await drawings(page).first().getAttribute('alt')).toBe('A choice. From A to B or to C');
    for (const drawing of await drawings(page).all()) {
      expect(await drawing.evaluate((each: HTMLImageElement) => each.complete && each.naturalHeight > 50)).toBe(true);
    }
    expect(await page.locator('iframe').getAttribute('sandbox')).toBe('allow-scripts');
    expect(await page.locator('bl-diagram pre').first().isVisible()).toBe(false);
    await page.getByText('Source of the diagram').first().click();
    expect(await page.locator('bl-diagram pre').first().textContent()).toBe(flow);
    expect(await page.evaluate(() => document.documentElement.scrollWidth - innerWidth)).toBeLessThanOrEqual(0);
    expect(await violationsIn(page)).toEqual([]);
    expect(said).toEqual([]);
  },
);

test('on paper a diagram is the light one, whatever the screen is', async () => {
  const { page } = await open('/notes/Diagram', { colorScheme: 'dark' });
  await drawings(page).first().waitFor();
  const [light, dark] = ['light', 'dark'].map(scheme => page.locator(`bl-diagram [part~="${scheme}"]`).first());
  expect([await light?.isVisible(), await dark?.isVisible()]).toEqual([false, true]);
  await page.emulateMedia({ media: 'print' });
  expect([await light?.isVisible(), await dark?.isVisible()]).toEqual([true, false]);
});

test('one that is wrong says why, and shows its source', async () => {
  const { page, said } = await open('/notes/Wrong');
  await page.getByText('This diagram cannot be drawn. Parse error').waitFor();
  expect(await page.locator('bl-diagram pre').isVisible()).toBe(true);
  expect(await violationsIn(page)).toEqual([]);
  expect(said).toEqual([]);
});

test('what a diagram says runs nothing', async () => {
  const { page } = await open('/notes/Hostile');
  const dialogs: string[] = [];
  page.on('dialog', dialog => {
    dialogs.push(dialog.message());
    void dialog.dismiss();
  });
  await drawings(page).first().waitFor();
  await drawings(page).first().click();
  expect(dialogs).toEqual([]);
  expect(new URL(page.url()).pathname).toBe('/notes/Hostile');
});

test('without scripts a diagram is its source', async () => {
  const { page, loaded } = await open('/notes/Diagram', { javaScriptEnabled: false });
  expect(await page.locator('bl-diagram pre').first().textContent()).toBe(flow);
  expect(await page.locator('bl-diagram pre').first().isVisible()).toBe(true);
  expect(loaded.filter(path => path.endsWith('.js'))).toEqual([]);
});

test('a diagram that is edited is drawn anew', async () => {
  const { page, said } = await open('/notes/Edited');
  await page.getByAltText('A choice. From A to B or to C').filter({ visible: true }).waitFor();
  site.write('Edited.md', `# Edited\n\n${fenced('mermaid', flow.replace('A choice', 'Another choice'))}`);
  await page.getByAltText('Another choice. From A to B or to C').filter({ visible: true }).waitFor();
  expect(said).toEqual([]);
});

test('an open page that comes to need more gets it', async () => {
  const { page, said } = await open('/notes/Growing');
  site.write('Growing.md', `# Growing\n\n$x^2$\n\n${fenced('mermaid', flow)}`);
  await drawings(page).first().waitFor();
  expect(
    await page
      .locator('.katex-html .mathnormal')
      .first()
      .evaluate(each => getComputedStyle(each).fontFamily),
  ).toBe('KaTeX_Math');
  expect(said).toEqual([]);
});

/** Opens a page; collects what the console says of it and which of our files it loads. */
async function open(
  path: string,
  options: BrowserContextOptions = {},
): Promise<{ page: Page; said: string[]; loaded: string[] }> {
  const context = await browser.newContext(options);
  const page = await context.newPage();
  const [said, loaded]: [string[], string[]] = [[], []];
  page.on('console', message => said.push(message.text()));
  page.on('pageerror', error => said.push(error.message));
  page.on('request', request => {
    const { pathname } = new URL(request.url());
    if (pathname !== '/api/events') loaded.push(pathname);
  });
  await page.goto(site.url + path);
  return { page, said, loaded };
}

/** What axe has against a page, its frames apart. */
async function violationsIn(page: Page): Promise<readonly string[]> {
  const axe = createRequire(import.meta.url).resolve('axe-core/axe.min.js');
  await page.evaluate(readFileSync(axe, 'utf8'));
  const { violations } = await page.evaluate<AxeResults>('axe.run(document, { iframes: false })');
  return violations.map(({ id, nodes }) => `${id}: ${nodes.map(node => node.html.slice(0, 120)).join(' ')}`);
}
