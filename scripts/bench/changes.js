/** One saved note: how soon the server has a new version, its pages tell it, and an open browser shows it. */
import { existsSync } from 'node:fs';
import { chromium } from 'playwright-core';
import { median } from './statistics.js';
import { addressOf, nameOf, writeNote } from './vaults.js';

const rounds = 20;
const browserPath = process.env.CHROMIUM ?? '/usr/bin/chromium';

/**
 * Medians in milliseconds, each from the write of a note on: until `/api/version` has changed; until the page of the
 * note and that of the note it links to both tell it; until the latter, open in a browser, shows it (null without one).
 */
export async function savedNote({ url }, folder, notes) {
  // A note in the middle is linked to by few, as most are.
  const [changed, linked] = [Math.floor(notes / 2), notes - 1];
  const write = words => writeNote(folder, notes, changed, `\n${words} leads to [[${nameOf(linked)}]].\n`);
  try {
    const versions = [];
    const pages = [];
    for (let round = 0; round < rounds; round++) {
      const words = `Saved sentence number ${round}`;
      const before = await version(url);
      const started = performance.now();
      write(words);
      while ((await version(url)) === before);
      versions.push(performance.now() - started);
      for (const note of [changed, linked]) while (!(await page(url, note)).includes(words));
      pages.push(performance.now() - started);
    }
    return { version: median(versions), pages: median(pages), browser: await inBrowser(url, linked, write) };
  } finally {
    writeNote(folder, notes, changed);
  }
}

async function version(url) {
  return (await (await fetch(`${url}/api/version`)).json()).version;
}

async function page(url, note) {
  return (await fetch(url + addressOf(note))).text();
}

async function inBrowser(url, note, write) {
  if (!existsSync(browserPath)) return null;
  const browser = await chromium.launch({
    executablePath: browserPath,
    args: ['--headless', '--no-sandbox', '--disable-gpu', '--no-first-run', '--disable-background-networking'],
  });
  try {
    const tab = await browser.newPage();
    await Promise.all([tab.waitForResponse('**/api/events'), tab.goto(url + addressOf(note))]);
    const times = [];
    for (let round = 0; round < rounds; round++) {
      const words = `Sentence ${round} for a browser`;
      const shown = tab.evaluate(untilShown, words);
      // The page answers questions in their order: after this one it watches.
      await tab.evaluate(() => undefined);
      const started = Date.now();
      write(words);
      times.push((await shown) - started);
    }
    return median(times);
  } finally {
    await browser.close();
  }
}

/** Runs in the page. */
function untilShown(words) {
  return new Promise(settle => {
    const look = () => document.body.textContent.includes(words) && settle(Date.now());
    new MutationObserver(look).observe(document, { subtree: true, childList: true, characterData: true });
  });
}
