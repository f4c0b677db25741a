import { expect, test } from 'vitest';
import type { NoteId, ResolvedLink } from '../../lib/model.ts';
import { csvText } from '../../lib/reports/csv-text.ts';
import { graphDocument, noteDocument, type NoteSource } from '../../lib/reports/documents.ts';
import { jsonText } from '../../lib/reports/json-text.ts';
import { vaultOf } from './vault.ts';

function sourceOf(fixture: string): NoteSource {
  const vault = vaultOf(fixture);
  const noteOf = (id: NoteId) => {
    const note = vault.all.find(each => each.id === id);
    if (!note) throw new Error(`no ${id}`);
    return note;
  };
  return {
    counts: () => ({ notes: vault.all.length, links: Array.from(vault.graph.edges()).length, attachments: 0 }),
    notes: () => vault.all.map(({ id }) => id),
    entry: noteOf,
    outline: id => {
      const { headings, blocks } = noteOf(id);
      return {
        headings: headings.map(each => ({ ...each, line: each.span.line })),
        blocks: blocks.map(each => each.id),
      };
    },
    url: id => `/notes/${id}`,
    links: id => noteOf(id).links.map((link): ResolvedLink => ({ link, target: vault.graph.resolve(id, link.want) })),
    context: (_, start) => ({ text: `around ${start}` }),
  };
}

const source = sourceOf('-- a.md --\n# A\n[[b#Top|B]] ![[a]] [t](b.md)\n-- b.md --\n');

const linkKeys = 'from line column offset raw kind target heading block label context status to others via'.split(' ');

test('a note: as the graph tells it, with its links and what links to it, keys in their order', () => {
  const mention = {
    from: 'b.md' as NoteId,
    title: 'b',
    line: 1,
    column: 1,
    heading: null,
    anchor: 'left out',
    kind: 'wiki',
    context: { text: 'to a', mark: [0, 0] },
  } as const;
  const document = JSON.parse([...jsonText(noteDocument('a.md' as NoteId, source, [mention]))].join('')) as {
    note: object;
    links: object[];
    backlinks: object[];
  };
  expect(Object.keys(document)).toEqual(['version', 'note', 'links', 'backlinks']);
  expect(Object.keys(document.note)).toEqual(['path', 'title', 'aliases', 'tags', 'headings', 'blocks', 'url']);
  expect(document.links.map(Object.keys)).toEqual([linkKeys, linkKeys, linkKeys]);
  expect(document.links).toMatchObject([
    { offset: 4, raw: '[[b#Top|B]]', kind: 'wiki', target: 'b', heading: 'Top', label: 'B', context: 'around 4' },
    { raw: '![[a]]', kind: 'embed', status: 'found', to: 'a.md', via: 'path' },
    { raw: '[t](b.md)', kind: 'markdown', target: 'b.md', label: 't', to: 'b.md' },
  ]);
  expect(document.backlinks).toEqual([
    { from: 'b.md', title: 'b', line: 1, column: 1, heading: null, kind: 'wiki', context: 'to a' },
  ]);
});

test('a document is made as it is written, in pieces of a bounded size', () => {
  let made = 0;
  const items = {
    *[Symbol.iterator]() {
      for (; made < 10_000; made++) yield { text: 'x'.repeat(100) };
    },
  };
  const pieces = jsonText({ version: 1, items });
  const first = pieces.next().value as string;
  expect(first.length).toBeLessThan(70_000);
  expect(made).toBeLessThan(1000);
  const text = first + [...pieces].join('');
  expect((JSON.parse(text) as { items: unknown[] }).items).toHaveLength(10_000);
  expect(text.endsWith('\n]}\n')).toBe(true);
});

test('empty lists, names of every kind and lists within items are one valid document', () => {
  const inner = new Set(['a', 'b']);
  const text = [...jsonText({ none: new Set(), items: new Set([{ inner }]), odd: '\u2028\u009b"\ud800' })].join('');
  expect(text).toBe('{"none":[],"items":[\n{"inner":[\n"a",\n"b"\n]}\n],"odd":"\\u2028\\u009b\\"\\ud800"}\n');
  expect(JSON.parse(text)).toEqual({ none: [], items: [{ inner: ['a', 'b'] }], odd: '\u2028\u009b"\ud800' });
});

test('a document can be walked twice', () => {
  const graph = graphDocument(source);
  expect([...jsonText(graph)].join('')).toBe([...jsonText(graph)].join(''));
});

test('CSV quotes what needs it and nothing else', () => {
  const rows = [
    ['plain', 'with "quotes"', 'a,b', 'line\nbreak', null, false, 0],
    ['=1+1', ' ', '', "it's", 'x;y', true, -1],
  ];
  expect([...csvText({ columns: ['a', 'b', 'c', 'd', 'e', 'f', 'g'], rows })].join('')).toBe(
    'a,b,c,d,e,f,g\r\nplain,"with ""quotes""","a,b","line\nbreak",,false,0\r\n=1+1, ,,it\'s,x;y,true,-1\r\n',
  );
});
