/** Addresses of tags, and of all that a name could mean. */
import { afterAll, expect, test } from 'vitest';
import { ask, served } from './served.ts';

const site = await served({
  'a/Same.md': '# Same in a',
  'b/Same.md': '# Same in b',
  'Note.md': '# Note\n\n[[Same]] #Python/Async',
});
afterAll(() => site.stop());

test('a tag has one address, to which every other casing leads', async () => {
  expect((await ask(site, '/tags/python/async')).text).toContain('<h1 dir="auto">#Python/Async</h1>');
  expect((await ask(site, '/tags/python')).text).toContain('href="/tags/python/async"');
  const { status, headers } = await ask(site, '/tags/Python/Async');
  expect([status, headers.location]).toEqual([307, '/tags/python/async']);
  expect((await ask(site, '/tags')).text).toContain('>#Python</a>');
  expect((await ask(site, '/tags/nobody')).status).toBe(404);
});

test('every link of a note leads somewhere, also the one to all that a name could mean', async () => {
  const { text } = await ask(site, '/notes/Note');
  const body = text.slice(text.indexOf('<div class="bl-prose"'), text.indexOf('</article>'));
  const links = [...body.matchAll(/href="([^"]+)"/g)].map(([, href = '']) => href);
  expect(links).toEqual(['/notes/a/Same', '/notes/Same?which', '/tags/python/async']);
  for (const link of links) expect((await ask(site, link)).status, link).toBe(200);
  const which = (await ask(site, '/notes/Same?which')).text;
  expect(which).toContain('href="/notes/a/Same"');
  expect(which).toContain('href="/notes/b/Same"');
});

test('asked which of one, the page itself answers', async () => {
  expect((await ask(site, '/notes/Note?which')).text).toMatch(/<h1[^>]*>Note<\/h1>/);
});
