/** What the pages load: each file with its type, for ever, and the frame that draws in its sandbox. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { afterAll, expect, test } from 'vitest';
import type { Assets } from '../../lib/pages/page.ts';
import { ask, served } from './served.ts';

const site = await served({ 'index.md': '# Home\n' });
afterAll(() => site.stop());

const folder = join(import.meta.dirname, '../../dist/assets');
const names = readdirSync(folder).filter(name => name !== 'manifest.json');

test.each([
  ['css', 'text/css; charset=utf-8'],
  ['js', 'text/javascript; charset=utf-8'],
  ['html', 'text/html; charset=utf-8'],
  ['svg', 'image/svg+xml'],
  ['woff2', 'font/woff2'],
])('%s', async (extension, type) => {
  const name = names.find(each => each.endsWith(`.${extension}`)) ?? '';
  const { status, headers, body } = await ask(site, `/assets/${name}`);
  expect(status).toBe(200);
  expect(body.equals(readFileSync(join(folder, name)))).toBe(true);
  expect(headers).toMatchObject({
    'content-type': type,
    'cache-control': 'public, max-age=31536000, immutable',
    'x-content-type-options': 'nosniff',
  });
});

test('the frame that draws is a sandbox, whoever opens it', async () => {
  const name = names.find(each => each.endsWith('.html')) ?? '';
  const { headers, text } = await ask(site, `/assets/${name}`);
  const policy = headers['content-security-policy'] ?? '';
  expect(policy).toMatch(/^sandbox allow-scripts; default-src 'none'; script-src 'self';/);
  expect(policy).not.toMatch(/unsafe-eval|allow-same-origin|connect-src/);
  expect(policy).toContain("frame-ancestors 'self'");
  const [, script = ''] = /src="([^"]+)"/.exec(text) ?? [];
  const { headers: own } = await ask(site, `/assets/${script}`);
  expect(own).toMatchObject({ 'access-control-allow-origin': '*', 'cross-origin-resource-policy': 'cross-origin' });
});

test('nothing else can be read from its folder', async () => {
  for (const path of ['manifest.json', '', '..', '../cli.cjs', '%2e%2e/cli.cjs', 'constructor']) {
    expect((await ask(site, `/assets/${path}`)).status, path).not.toBe(200);
  }
});

test('all styles of a note, but those of formulas, weigh at most 12 kB, as they are sent', async () => {
  const { css, needs } = JSON.parse(readFileSync(join(folder, 'manifest.json'), 'utf8')) as Assets;
  const sheets = [css, ...needs.code, ...needs.diagram].filter(name => name.endsWith('.css'));
  expect(sheets.length).toBe(3);
  let size = 0;
  for (const name of sheets) {
    const { body } = await ask(site, `/assets/${name}`, { headers: { 'accept-encoding': 'gzip' } });
    expect(body.length, name).toBeLessThanOrEqual(gzipSync(readFileSync(join(folder, name)), { level: 9 }).length);
    size += body.length;
  }
  expect(size).toBeLessThanOrEqual(12 * 1024);
});

test('fonts have one form, and no part of a stylesheet lies elsewhere', () => {
  expect(names.filter(name => /\.(?:woff|ttf|otf|eot)$/.test(name))).toEqual([]);
  for (const name of names.filter(each => each.endsWith('.css'))) {
    const addresses = [...readFileSync(join(folder, name), 'utf8').matchAll(/url\(["']?([^"')]+)/g)];
    for (const [, address = ''] of addresses) expect(names).toContain(address.replace(/^\.\//, ''));
  }
});
