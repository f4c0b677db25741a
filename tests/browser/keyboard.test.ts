/** A reader who uses the keyboard alone: from the first Tab through the page to another one. */
import { join } from 'node:path';
import { afterAll, expect, onTestFinished, test } from 'vitest';
import type { Page } from 'playwright-core';
import { served } from '../site/served.ts';
import { launch } from './chromium.ts';

const browser = await launch();
const site = await served(join(import.meta.dirname, '../../notes'));
afterAll(async () => {
  await browser.close();
  await site.stop();
});

test('skip, navigation, contents, a link and its preview, backlinks, search, result', async () => {
  const page = await open('/notes/Coroutine-Explained');
  const { keyboard } = page;
  await keyboard.press('Tab');
  expect(await focused(page)).toBe('Skip to content');
  await keyboard.press('Enter');
  expect(await page.evaluate(() => document.activeElement?.id)).toBe('bl-content');
  await page.reload();

  await tabTo(page, 'Foundations');
  await keyboard.press('ArrowDown');
  expect(await focused(page)).toBe('Guide');
  await keyboard.press('End');
  expect(await focused(page)).toBe('Health');

  await tabTo(page, 'Example', '.bl-toc');
  await keyboard.press('Enter');
  expect(page.url()).toMatch(/#example$/);

  await tabTo(page, 'Asyncio Explained (missing note)');
  const card = page.getByRole('group', { name: 'Preview: Asyncio Explained' });
  await card.waitFor();
  await keyboard.press('Escape');
  expect(await card.count()).toBe(0);
  expect(await focused(page)).toBe('Asyncio Explained (missing note)');

  await tabTo(page, 'Async Generators', '.bl-linked');
  await keyboard.press('ArrowDown');
  expect(await focused(page)).toBe('Awaitables');

  await keyboard.press('/');
  await page.getByRole('combobox', { name: 'Search notes' }).waitFor();
  await keyboard.type('event loop');
  await page.getByRole('option', { name: 'Event Loop' }).first().waitFor();
  await keyboard.press('Enter');
  await page.waitForURL('**/notes/Foundations/Event-Loop**');
});

test('the sheet of keys names those that there are, and gives the focus back', async () => {
  const page = await open('/notes/Foundations/Event-Loop');
  await page.getByRole('link', { name: 'Generators' }).first().focus();
  await page.keyboard.press('?');
  const sheet = page.getByRole('dialog', { name: 'Keys' });
  expect(await sheet.locator('dt').allInnerTexts()).toEqual(['/ Ctrl K', 'Tab', '↑ ↓ Home End', '← →', 'Esc', '?']);
  await page.keyboard.press('Escape');
  expect(await sheet.count()).toBe(0);
  expect(await focused(page)).toBe('Generators');
  await page.goto(`${site.url}/graph?around=index`);
  await page.keyboard.press('?');
  expect(await sheet.locator('dt').allInnerTexts()).toContain('+ − 0');
});

test('a key alone is a letter where somebody writes, and does nothing once it is switched off', async () => {
  const page = await open('/missing');
  await page.getByRole('searchbox', { name: 'Name contains' }).pressSequentially('?/');
  expect(await page.getByRole('dialog').count()).toBe(0);
  expect(await page.getByRole('searchbox', { name: 'Name contains' }).inputValue()).toBe('?/');
  await page.evaluate(() => localStorage.setItem('backlit.keys', 'off'));
  await page.reload();
  await page.keyboard.press('?');
  await page.keyboard.press('/');
  expect(await page.getByRole('dialog').count()).toBe(0);
});

test('arrows fold a folder, and nothing holds the reader', async () => {
  const page = await open('/notes/Foundations/Event-Loop');
  await page.locator('.bl-nav').getByRole('link', { name: 'Event Loop' }).focus();
  await page.keyboard.press('ArrowLeft');
  expect(await focused(page)).toBe('Foundations');
  const folder = page.locator('.bl-nav li > details');
  await page.keyboard.press('ArrowLeft');
  expect(await folder.getAttribute('open')).toBeNull();
  await page.keyboard.press('ArrowRight');
  expect(await folder.getAttribute('open')).not.toBeNull();
  const seen = new Set<string>();
  for (let i = 0; i < 200 && !seen.has('Keys'); i++) {
    await page.keyboard.press('Tab');
    seen.add(await focused(page));
  }
  expect(seen).toContain('Keys');
});

async function open(path: string): Promise<Page> {
  const page = await browser.newPage({ viewport: { width: 1280, height: 800 } });
  onTestFinished(() => page.close());
  await page.goto(site.url + path);
  return page;
}

function focused(page: Page): Promise<string> {
  return page.evaluate(() => document.activeElement?.textContent?.trim().replace(/\s+/g, ' ') ?? '');
}

/** Tabs on until something of that text is reached, within `around`. */
async function tabTo(page: Page, text: string, around = 'body'): Promise<void> {
  for (let i = 0; i < 150; i++) {
    await page.keyboard.press('Tab');
    const isInside = await page.evaluate(within => (document.activeElement?.closest(within) ?? null) !== null, around);
    if (isInside && (await focused(page)) === text) return;
  }
  throw new Error(`“${text}” is not reached`);
}
