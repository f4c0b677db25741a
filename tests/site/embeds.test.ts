/** Embedded notes and files that are no notes, asked of the built server. */
import { afterAll, expect, test } from 'vitest';
import { ask, served } from './served.ts';

const site = await served({
  'index.md': '# Home\n\n![[Part#One]]\n\n[[My Board.canvas]] ![[My Board.canvas]]\n',
  'Part.md': '## One\n\nfirst words\n\n## Two\n\nunseen\n',
  'My Board.canvas': '{"nodes":[{"id":"a","type":"text","text":"A card, to [[Part]]"}]}',
  'broken.canvas': '{',
  'Plan.excalidraw.md':
    '---\nexcalidraw-plugin: parsed\n---\n# Text Elements\nwords ^a\n\n# Drawing\n```json\n{"type":"x"}\n```\n',
});
afterAll(() => site.stop());

test('a page shows what it embeds, and has another tag once that is saved', async () => {
  const before = await ask(site, '/');
  expect(before.text).toContain('first words');
  expect(before.text).not.toContain('unseen');
  site.write('Part.md', '## One\n\nsecond words\n');
  await expect.poll(async () => (await ask(site, '/')).text).toContain('second words');
  const after = await ask(site, '/', { headers: { 'If-None-Match': String(before.headers.etag) } });
  expect(after.status).toBe(200);
});

test('a canvas has a page, which the file stands behind', async () => {
  const page = await ask(site, '/notes/My%20Board.canvas');
  expect(page).toMatchObject({ status: 200, headers: { 'content-type': 'text/html; charset=utf-8' } });
  expect(page.text).toContain('A card, to <a href="/notes/Part">Part</a>');
  expect(page.text).toContain('href="/files/My%20Board.canvas" download="My Board.canvas"');
  expect(page.text).toContain('id="bl-linked-from"');
  expect((await ask(site, '/')).text).toContain('href="/notes/My%20Board.canvas"');
  expect((await ask(site, '/files/My%20Board.canvas')).headers['content-type']).toMatch(/json/);
  expect((await ask(site, '/notes/My-Board.canvas')).status).toBe(307);
});

test('a file that is not what its name says has a page that says so', async () => {
  const page = await ask(site, '/notes/broken.canvas');
  expect(page.status).toBe(200);
  expect(page.text).toContain('not of the kind its name says');
});

test('of a drawing, the page tells the words and not the data', async () => {
  const { text } = await ask(site, '/notes/Plan.excalidraw');
  expect(text).toContain('words');
  expect(text).toContain('This is an Excalidraw drawing.');
  expect(text).not.toContain('&quot;type&quot;');
});
