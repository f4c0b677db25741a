/**
 * Takes the pictures of the README from the sample vault: `node scripts/screenshots.js`. Needs a build and a Chromium
 * (`$CHROMIUM`, or `chromium` on the path).
 */
import { spawn } from 'node:child_process';
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { chromium } from 'playwright-core';

const root = join(import.meta.dirname, '..');
const docs = join(root, 'docs');
const pages = [
  { name: 'note', path: '/notes/Coroutine-Explained', width: 1280, height: 860 },
  { name: 'stub', path: '/notes/await-Explained', width: 1280, height: 760 },
  { name: 'missing', path: '/missing', width: 1280, height: 760, open: 1 },
  { name: 'graph', path: '/graph', width: 1280, height: 860, ready: 'canvas' },
  { name: 'phone', path: '/notes/Foundations/Event-Loop', width: 390, height: 844 },
];

const server = spawn(process.execPath, [join(root, 'bin/backlit.js'), 'serve', join(root, 'notes'), '--port', '3999']);
try {
  const address = await new Promise((resolve, reject) => {
    server.stdout.on('data', data => resolve(String(data).trim().split('\n')[0]));
    server.once('exit', () => reject(new Error('the server ended')));
  });
  mkdirSync(docs, { recursive: true });
  const browser = await chromium.launch({
    executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium',
    args: ['--no-sandbox', '--disable-gpu', '--no-first-run', '--disable-background-networking'],
  });
  for (const colorScheme of ['light', 'dark']) {
    for (const { name, path, width, height, open = 0, ready = 'main' } of pages) {
      // Without motion, what is drawn stands in its place from the first moment.
      const page = await browser.newPage({
        colorScheme,
        reducedMotion: 'reduce',
        viewport: { width, height },
        deviceScaleFactor: 1.5,
      });
      await page.goto(address + path);
      await page.locator(ready).first().waitFor();
      // What is drawn may take a moment more.
      if (ready !== 'main') await page.waitForTimeout(1000);
      for (let i = 0; i < open; i++) await page.locator('main details > summary').nth(i).click();
      await page.mouse.move(0, 0);
      await page.screenshot({ path: join(docs, `${name}-${colorScheme}.png`) });
      await page.close();
    }
  }
  await browser.close();
} finally {
  server.kill('SIGINT');
}
