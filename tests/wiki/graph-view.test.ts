/** What a picture of the vault shows: who is connected with whom, how much of it, and of which moment. */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { backbone } from '../../lib/graph/backbone.ts';
import type { NoteId } from '../../lib/model.ts';
import { openWiki, type GraphView } from '../../lib/wiki.ts';
import { filesOf, wikiOf, writeVault } from '../vault.ts';

const small = `
-- index.md --
[[One]], [[One|again]], [[Gone]], ![[picture.png]] and [[index]] itself.
-- One.md --
---
tags: [a/b]
---
Back to [[index]], to [[two]] and to [[gone#part]].
-- deep/Two.md --
[[a.pdf]] and [lost](./nothing.txt).
-- Alone.md --
Nothing.
`;

/** `title in/out` of each node, then its connections. */
function told({ nodes, from, to }: GraphView): readonly string[] {
  const names = nodes.map(({ id, title }) => (id === null ? `(${title})` : title));
  const counts = nodes.map(({ linksIn, linksOut }, at) => `${names[at]} ${linksIn}/${linksOut}`);
  return [...counts, ...Array.from(from, (one, link) => `${names[one]} – ${names[to[link] ?? -1]}`).sort()];
}

test('notes and missing pages are nodes; each pair that a link connects is connected once', async () => {
  const view = await (await wikiOf(small)).graphView();
  expect(told(view)).toEqual([
    'One 2/3',
    'index 1/3',
    '(Gone) 2/0',
    'Two 1/0',
    'Alone 0/0',
    'One – (Gone)',
    'One – Two',
    'One – index',
    'index – (Gone)',
  ]);
  expect(view.nodes.map(({ url }) => url)).toEqual([
    '/notes/One',
    '/notes/index',
    '/notes/Gone',
    '/notes/deep/Two',
    '/notes/Alone',
  ]);
  expect(view.nodes[0]?.tags).toEqual(['a/b']);
  expect(view).toMatchObject({ connections: 4, all: { notes: 4, missing: 1, connections: 4 } });
});

test('around a note: what is so many links away, the nearest first', async () => {
  const chain = Array.from({ length: 6 }, (_, i) => `-- n${i}.md --\n[[n${i + 1}]]\n`).join('');
  const wiki = await wikiOf(chain);
  const around = async (note: string, depth: 1 | 2 | 3): Promise<readonly string[]> =>
    (await wiki.graphView({ note: note as NoteId, depth })).nodes.map(({ title }) => title);
  expect(await around('n2.md', 1)).toEqual(['n2', 'n1', 'n3']);
  expect(await around('n2.md', 2)).toEqual(['n2', 'n1', 'n3', 'n4', 'n0']);
  expect(await around('n5.md', 3)).toEqual(['n5', 'n4', 'n6', 'n3', 'n2']);
});

test('what the vault’s settings exclude stays out, and its links still count', async () => {
  const wiki = await wikiOf(`
-- .obsidian/app.json --
{ "userIgnoreFilters": ["hidden/"] }
-- hidden/h.md --
[[a]] [[a]] [[gone]]
-- a.md --
[[h]]
`);
  expect(told(await wiki.graphView())).toEqual(['a 2/1', '(gone) 1/0']);
});

test('it is made once for each moment, and of one moment', async () => {
  const root = writeVault(filesOf(small));
  const wiki = openWiki(root);
  const before = await wiki.graphView();
  expect(await wiki.graphView()).toBe(before);
  const meanwhile = wiki.graphView({ note: 'One.md' as NoteId, depth: 1 });
  writeFileSync(join(root, 'Alone.md'), '[[One]]');
  wiki.refresh(['Alone.md']);
  expect((await meanwhile).nodes.map(({ title }) => title)).toContain('Alone');
  const after = await wiki.graphView();
  expect(after.mark).not.toBe(before.mark);
  expect(told(after)).toContain('One – Alone');
  expect((await openWiki(root).graphView()).mark).toBe(after.mark);
});

test('of very many, the most linked are shown, and it is said how many there are', async () => {
  const wants = Array.from({ length: 10_050 }, (_, i) => `[[Page ${i}]]`).join(' ');
  const view = await (await wikiOf(`-- a.md --\n${wants}\n-- b.md --\n[[Page 10049]]\n`)).graphView();
  expect(view.nodes.length).toBe(10_000);
  expect(view.nodes.slice(0, 2).map(({ title, linksIn }) => [title, linksIn])).toEqual([
    ['a', 0],
    ['Page 10049', 2],
  ]);
  expect(view.all).toEqual({ notes: 2, missing: 10_050, connections: 10_051 });
});

test('of too many connections, those stay that tell what belongs together, and every node keeps one', () => {
  // Two cliques of six, and a hub that knows all.
  const pairs: [number, number][] = [];
  for (const first of [0, 6])
    for (let a = first; a < first + 6; a++) for (let b = a + 1; b < first + 6; b++) pairs.push([a, b]);
  for (let node = 0; node < 12; node++) pairs.push([node, 12]);
  const kept = chosen(13, pairs, 31);
  expect(kept.filter(([, to]) => to === 12).length).toBe(4);
});

test('a choice is never larger than asked, never of what is not there, and leaves nobody out while there is room', () => {
  const connections = fc.uniqueArray(fc.tuple(fc.nat(20), fc.nat(20)), {
    selector: ([a, b]) => `${Math.min(a, b)} ${Math.max(a, b)}`,
  });
  fc.assert(
    fc.property(connections, fc.integer({ min: 0, max: 60 }), (all, most) => {
      const pairs = all.filter(([a, b]) => a !== b).map(([a, b]): [number, number] => (a < b ? [a, b] : [b, a]));
      const kept = chosen(21, pairs, most);
      expect(kept.length).toBe(Math.min(most, pairs.length));
      const known = new Set(pairs.map(String));
      expect(new Set(kept.map(String)).size).toBe(kept.length);
      expect(kept.every(pair => known.has(String(pair)))).toBe(true);
      const nodes = new Set(pairs.flat());
      if (most >= nodes.size) expect(new Set(kept.flat())).toEqual(nodes);
    }),
  );
});

function chosen(nodes: number, pairs: readonly (readonly [number, number])[], most: number): (readonly number[])[] {
  const near = Array.from({ length: nodes }, (): number[] => []);
  for (const [a, b] of pairs) {
    near[a]?.push(b);
    near[b]?.push(a);
  }
  let end = 0;
  const starts = Int32Array.from([0, ...near.map(others => (end += others.length))]);
  const steps = backbone({ starts, neighbours: Int32Array.from(near.flat()) }, most);
  for (;;) {
    const { done, value } = steps.next();
    if (done === true) return Array.from(value.from, (from, at) => [from, value.to[at] as number]);
  }
}
