/** The text of a note in a browser: what keyboards, pointers, copying and screen readers get of it. */
import { afterAll, expect, test } from 'vitest';
import type { BrowserContextOptions, Page } from 'playwright-core';
import { served } from '../site/served.ts';
import { launch } from './chromium.ts';

const browser = await launch();
const site = await served({
  'Note.md': [
    '# Note',
    'See [[#Far below]], [[#^block]] and [[Same]].',
    '## A *heading*',
    '> [!tip]- Folded\n> Hidden at first.',
    '- [x] done',
    'Filler.\n\n'.repeat(60),
    '## Far below',
    'The block. ^block',
    'Filler.\n\n'.repeat(60),
  ].join('\n\n'),
  'a/Same.md': '# Same',
  'b/Same.md': '# Same',
});
afterAll(async () => {
  await browser.close();
  await site.stop();
});

test('a heading is called what it reads; its link is seen when it is pointed at or reached', async () => {
  const page = await open();
  expect(await page.getByRole('heading', { name: 'A heading', exact: true }).count()).toBe(1);
  const link = page.getByRole('link', { name: 'Link to section “A heading”' });
  const shown = (): Promise<string> => link.evaluate(each => getComputedStyle(each).opacity);
  expect(await shown()).toBe('0');
  await page.getByRole('heading', { name: 'A heading', exact: true }).hover();
  await expect.poll(shown).toBe('1');
  await page.mouse.move(0, 0);
  await expect.poll(shown).toBe('0');
  await link.focus();
  await page.keyboard.press('Shift+Tab');
  await page.keyboard.press('Tab');
  await expect.poll(shown).toBe('1');
  await page.keyboard.press('Enter');
  expect(page.url()).toMatch(/#a-heading$/);
});

test('what is copied has no sign of ours in it', async () => {
  const page = await open();
  const copied = await page.evaluate(() => {
    const selection = getSelection();
    selection?.selectAllChildren(document.querySelector('.bl-prose') ?? document.body);
    return selection?.toString() ?? '';
  });
  expect(copied).toContain('A heading');
  expect(copied).not.toMatch(/[¶?]/);
});

test.each(['Far below', '^block'])('a link to %s shows it below the bar, and marks it', async name => {
  const page = await open({ reducedMotion: 'reduce' });
  await page.getByRole('main').getByRole('link', { name, exact: true }).click();
  const { top, outline, animation } = await page.evaluate(() => {
    const target = document.querySelector(':target') ?? document.body;
    const { outlineColor, animationName } = getComputedStyle(target);
    return { top: target.getBoundingClientRect().top, outline: outlineColor, animation: animationName };
  });
  const bar = await page.evaluate(() => document.querySelector('.bl-top')?.getBoundingClientRect().bottom ?? 0);
  expect(top).toBeGreaterThan(bar);
  expect(top).toBeLessThan(bar + 60);
  expect(outline).not.toMatch(/, 0\)$|transparent/);
  expect(animation).toBe('none');
});

test('a callout folds and opens without scripts, with the keyboard', async () => {
  const page = await open({ javaScriptEnabled: false });
  const text = page.getByText('Hidden at first.');
  expect(await text.isVisible()).toBe(false);
  await page.locator('summary.callout-title').focus();
  await page.keyboard.press('Enter');
  expect(await text.isVisible()).toBe(true);
});

test('the way from an ambiguous name to all that it could mean', async () => {
  const page = await open();
  await page.getByRole('link', { name: 'Which “Same”?' }).click();
  expect(await page.getByRole('heading', { level: 1 }).textContent()).toBe('Which “Same”?');
  expect(await page.getByRole('main').getByRole('link', { name: 'Same' }).count()).toBe(2);
});

test('a task has a box with a name that cannot be changed', async () => {
  const box = (await open()).getByRole('checkbox', { name: 'Done' });
  expect([await box.isChecked(), await box.isDisabled()]).toEqual([true, true]);
});

async function open(options: BrowserContextOptions = {}): Promise<Page> {
  const page = await (await browser.newContext(options)).newPage();
  await page.goto(`${site.url}/notes/Note`);
  return page;
}
