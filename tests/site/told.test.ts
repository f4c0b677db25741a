/** What a reader is told of a fault, and what is kept from them. */
import { rmSync } from 'node:fs';
import { afterAll, expect, test } from 'vitest';
import { WikiError } from '../../lib/model.ts';
import { toldOf } from '../../lib/site/told.ts';
import { ask, served } from './served.ts';

const files = { 'index.md': '# Home', 'b.md': 'x' };
const site = await served(files, []);
const open = await served(files, ['notes.example']);
afterAll(() => Promise.all([site.stop(), open.stop()]));

const wrong = '{\n  "title": "T",\n  "lang": 7\n}\n';

test('wrong settings: the file, the line and what is in it, until they are right', async () => {
  site.write('backlit.json', wrong);
  await expect.poll(async () => (await ask(site, '/')).text).toContain('backlit.json:3:11');
  const { status, text } = await ask(site, '/notes/b');
  expect(status).toBe(500);
  expect(text).toContain('<mark>7</mark>');
  expect(text.split('backlit.json:3:11')).toHaveLength(2);
  expect(text).toContain('>Try again</a>');
  expect(text).not.toContain(site.root);
  site.write('backlit.json', '{\n  "title": "T"\n}\n');
  await expect.poll(async () => (await ask(site, '/notes/b')).status).toBe(200);
});

test('who reads from elsewhere is told the place and shown nothing of the file', async () => {
  open.write('backlit.json', wrong);
  await expect.poll(async () => (await ask(open, '/')).text).toContain('backlit.json:3:11');
  const { text } = await ask(open, '/');
  expect(text).not.toContain('<mark>');
});

test('a folder that is gone: no path of this machine, neither on a page nor in data', async () => {
  const gone = await served({ 'index.md': '# Home' });
  await gone.restart(() => rmSync(gone.root, { recursive: true }));
  for (const path of ['/', '/api/stats.json']) {
    const { status, text } = await ask(gone, path);
    expect(status).toBe(500);
    expect(text).toContain('The folder of these notes is not there.');
    expect(text).not.toContain(gone.root);
  }
  await gone.stop();
});

test('a fault of ours has no inside', () => {
  const { message, hint, excerpt } = toldOf(new TypeError('x is not a function at /srv/secret.js:1:2'));
  expect(message).toMatch(/^Backlit could not make this page/);
  expect([hint, excerpt]).toEqual([null, null]);
  const told = new WikiError('bad-usage', 'What is wrong', 'What to do');
  expect(toldOf(told)).toBe(told);
});
