/** Files that are no notes and have a page: where it is, and what it shows. */
import { expect, test } from 'vitest';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { AttachmentId, NoteId } from '../../lib/model.ts';
import type { Wiki } from '../../lib/wiki.ts';
import { rendered, wikiOf } from '../vault.ts';

const file = (path: string): AttachmentId => path as AttachmentId;

function html(wiki: Wiki, path: string): string | null {
  const shown = wiki.file(file(path))?.shown ?? null;
  return shown === null ? null : rendered(wiki, shown).html;
}

const canvas = JSON.stringify({
  nodes: [
    { id: 'g', type: 'group', x: 0, y: 0, width: 100, height: 100, label: 'A *group*' },
    {
      id: 'low',
      type: 'text',
      x: 10,
      y: 50,
      width: 10,
      height: 10,
      text: 'Second, to [[b]] and [[gone]]\n\n```\nopen',
    },
    { id: 'top', type: 'text', x: 10, y: 10, width: 10, height: 10, text: '---\na: b\n---\n# First' },
    { id: 'file', type: 'file', x: 10, y: 200, width: 1, height: 1, file: 'x/b.md', subpath: '#c d' },
    { id: 'picture', type: 'file', x: 10, y: 210, width: 1, height: 1, file: 'x/p.svg' },
    { id: 'web', type: 'link', x: 10, y: 220, width: 1, height: 1, url: 'https://x.org/<a>' },
    null,
    { id: 7, type: 'text', text: {} },
  ],
  edges: [
    { fromNode: 'top', toNode: 'file', label: 'leads _to_' },
    { fromNode: 'top', toNode: 'nowhere' },
  ],
});
const vault = `-- x/My Board.canvas --\n${canvas}\n-- x/b.md --\n# Bee\n\n## c d\n-- x/p.svg --\n<svg width="1" height="2"/>`;

test('a canvas shows its cards, each alone, its files and its connections', async () => {
  const wiki = await wikiOf(vault);
  const page = html(wiki, 'x/My Board.canvas') ?? '';
  const order = [
    '>b</a>',
    '/files/x/p.svg',
    'https://x.org',
    'A *group*',
    'First',
    'Second',
    'Connections',
    '→ b: leads',
  ];
  const places = order.map(each => page.indexOf(each));
  expect(places).not.toContain(-1);
  expect(places).toEqual(places.toSorted((a, b) => a - b));
  expect(page).toContain('<a href="/notes/x/b#c-d">b</a>');
  expect(page).toContain('<a href="/notes/x/b">b</a> and <a href="/notes/gone" class="missing">');
  expect(page).toContain('<img src="/files/x/p.svg" alt="p.svg" width="1" height="2"');
  expect(page).toContain('leads _to_');
  expect(page).not.toContain('figcaption');
});

test.each([['not JSON'], ['[1]'], ['null'], ['{"nodes":{}}'], ['{"nodes":[{"type":"file"}],"edges":[[]]}'], ['']])(
  'a canvas that holds %j has a page all the same',
  async text => {
    const wiki = await wikiOf(`-- a.md --\n-- a.canvas --\n${text}`);
    expect(wiki.file(file('a.canvas'))).not.toBeNull();
    expect(() => html(wiki, 'a.canvas')).not.toThrow();
  },
);

test('its address is its path; links lead there, and a note of that address wins', async () => {
  const wiki = await wikiOf(`-- n.md --\n[[My Board.canvas]] ![[My Board.canvas]]\n${vault}`);
  const url = '/notes/x/My%20Board.canvas';
  expect(wiki.url(file('x/My Board.canvas'))).toBe(url);
  expect(wiki.locate('x/My Board.canvas')).toEqual({ at: 'file', id: 'x/My Board.canvas' });
  expect(wiki.locate('my-board.canvas')).toEqual({ at: 'elsewhere', url });
  expect([...wiki.shown('n.md' as NoteId).links.values()].map(({ href }) => href)).toEqual([url, url]);
  expect(wiki.backlinks(file('x/My Board.canvas')).links).toBe(2);

  const taken = await wikiOf('-- b.canvas --\n{}\n-- b.canvas.md --\nA note.');
  expect(taken.locate('b.canvas')).toMatchObject({ at: 'note', id: 'b.canvas.md' });
  expect(taken.url(file('b.canvas'))).toBe('/files/b.canvas');
});

test('a changed canvas is a change of the vault once its page was shown', async () => {
  const wiki = await wikiOf(vault);
  html(wiki, 'x/My Board.canvas');
  writeFileSync(join(wiki.root, 'x/My Board.canvas'), '{"nodes":[{"type":"text","text":"other"}]}');
  expect(wiki.refresh(['x/My Board.canvas'])).not.toBeNull();
  expect(html(wiki, 'x/My Board.canvas')).toContain('<p>other</p>');
});

test('a notebook shows its cells and what they printed', async () => {
  const notebook = JSON.stringify({
    metadata: { language_info: { name: 'python' } },
    cells: [
      { cell_type: 'markdown', source: ['# Title\n', 'to [[a]]'] },
      { cell_type: 'code', source: 'print("```")', outputs: [{ text: ['```\n'] }, { data: { 'image/png': 'AAAA' } }] },
      { cell_type: 'code', source: '1', outputs: [{ data: { 'text/plain': '1' } }] },
    ],
  });
  const wiki = await wikiOf(`-- a.md --\n-- n.ipynb --\n${notebook}`);
  const page = html(wiki, 'n.ipynb') ?? '';
  expect(page).toContain('to <a href="/notes/a">a</a>');
  expect(page).toContain('language-python');
  expect(page).toContain('print("```")');
  expect(page).not.toContain('AAAA');
});

test('tables, texts and rules are shown as they are, the beginning of long ones', async () => {
  const wiki = await wikiOf(
    `-- a.md --\n-- t.csv --\na,[[b]]\n-- v.base --\nviews:\n  - type: table\n-- long.txt --\n${'line\n'.repeat(20_000)}-- e.txt --\n`,
  );
  expect(html(wiki, 't.csv')).toContain('a,[[b]]');
  expect(html(wiki, 'v.base')).toContain('language-yaml');
  expect(wiki.file(file('long.txt'))?.cut).toBe(true);
  expect(html(wiki, 'long.txt')?.length).toBeLessThan(70_000);
  expect(html(wiki, 'e.txt')).toBe('');
  expect(wiki.file(file('t.csv'))?.cut).toBe(false);
});

test('a drawing shows its words', async () => {
  const drawing = JSON.stringify({
    elements: [
      { type: 'text', text: 'To [[a]]' },
      { type: 'text', text: 'rubbed out', isDeleted: true },
      { type: 'rectangle', text: 'no' },
    ],
  });
  const wiki = await wikiOf(`-- a.md --\n-- d.excalidraw --\n${drawing}`);
  expect(html(wiki, 'd.excalidraw')).toContain('<p>To <a href="/notes/a">a</a></p>');
  expect(html(wiki, 'd.excalidraw')).not.toMatch(/rubbed|no</);
});

test('a picture has no page, nor has what is not there', async () => {
  const wiki = await wikiOf('-- a.md --\n-- p.png --\n');
  expect(wiki.file(file('p.png'))).toBeNull();
  expect(wiki.file(file('gone.canvas'))).toBeNull();
  expect(wiki.locate('p.png')).toEqual({ at: 'elsewhere', url: '/files/p.png' });
});
