import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import type { NoteId } from '../../lib/model.ts';
import { openWiki, type Unlinked, type Wiki } from '../../lib/wiki.ts';
import { wikiOf, writeVault } from '../vault.ts';

const hub = { note: 'Event Loop.md' as NoteId };

/** A hub that so many notes name twice. */
function naming(notes: number): Promise<Wiki> {
  const files = Array.from(
    { length: notes },
    (_, i) => `-- n${String(i).padStart(3, '0')}.md --\nThe event loop.\n\nAn event loop.`,
  );
  return wikiOf(['-- Event Loop.md --\nIt.', ...files].join('\n'));
}

const places = ({ mentions }: Unlinked): readonly string[] =>
  mentions.map(({ from, line, column }) => `${from}:${line}:${column}`);

test('all of them by path, then place', async () => {
  const found = await (await naming(3)).unlinked(hub);
  expect(places(found)).toEqual([
    'n000.md:1:5',
    'n000.md:3:4',
    'n001.md:1:5',
    'n001.md:3:4',
    'n002.md:1:5',
    'n002.md:3:4',
  ]);
  expect(found).toMatchObject({ names: ['Event Loop'], unseen: 0, isWhole: true });
});

test('enough of them, and what was not looked at', async () => {
  const wiki = await naming(40);
  const some = await wiki.unlinked(hub, { most: 5 });
  expect(places(some)).toEqual(['n000.md:1:5', 'n000.md:3:4', 'n001.md:1:5', 'n001.md:3:4', 'n002.md:1:5']);
  expect(some).toMatchObject({ unseen: 37, isWhole: false });
  expect(await wiki.unlinked(hub, { most: 4 })).toMatchObject({ unseen: 38, isWhole: false });
  expect(await wiki.unlinked(hub, { most: 80 })).toMatchObject({ unseen: 0, isWhole: true });
  expect(await wiki.unlinked(hub, { most: 79 })).toMatchObject({ unseen: 0, isWhole: false });
});

test('among candidates, whatever their order, one that is gone passed over', async () => {
  const asked: string[][] = [];
  const found = await (
    await naming(9)
  ).unlinked(hub, {
    among: async names => {
      asked.push([...names]);
      return ['n007.md', 'gone.md', 'Event Loop.md', 'n002.md'] as NoteId[];
    },
  });
  expect(asked).toEqual([['Event Loop']]);
  expect(places(found)).toEqual(['n002.md:1:5', 'n002.md:3:4', 'n007.md:1:5', 'n007.md:3:4']);
  expect(found.isWhole).toBe(true);
});

test('no more time', async () => {
  const found = await (await naming(9)).unlinked(hub, { within: 0 });
  expect(found.isWhole).toBe(false);
  expect(found.unseen + new Set(found.mentions.map(({ from }) => from)).size).toBeGreaterThanOrEqual(9);
});

test('names that say too little are looked for nowhere', async () => {
  const wiki = await wikiOf('-- C.md --\n-- note.md --\nC.');
  const among = (): Promise<readonly NoteId[]> => Promise.reject(new Error('nobody is asked'));
  expect(await wiki.unlinked({ note: 'C.md' as NoteId }, { among })).toEqual({
    names: [],
    mentions: [],
    unseen: 0,
    isWhole: true,
  });
});

test('what has changed since is told as it is', async () => {
  const root = writeVault(
    new Map([
      ['Event Loop.md', ''],
      ['a.md', 'The event loop.'],
    ]),
  );
  const wiki = openWiki(root);
  writeFileSync(join(root, 'a.md'), 'Nothing.\n\nSee the event loop.');
  expect(places(await wiki.unlinked(hub))).toEqual(['a.md:3:9']);
  writeFileSync(join(root, 'a.md'), 'See [[Event Loop]].');
  expect(places(await wiki.unlinked(hub))).toEqual([]);
});

test('the heading above, and how to link it', async () => {
  const wiki = await wikiOf(
    '-- Event Loop.md --\n-- a.md --\n# A\n## Part\n## Part\nThe event loop, *event* loop [sic].',
  );
  const { mentions } = await wiki.unlinked(hub);
  expect(mentions.map(({ heading, anchor, link, text }) => ({ heading, anchor, link, text }))).toEqual([
    { heading: 'Part', anchor: 'part-1', link: '[[event loop]]', text: 'event loop' },
    { heading: 'Part', anchor: 'part-1', link: '[[event loop]]', text: 'event loop' },
  ]);
});

test('a link has its text where the vault wants it, and none is told where none can be written', async () => {
  const wiki = await wikiOf(
    '-- backlit.json --\n{ "linkOrder": "text-first" }\n-- a/Topic.md --\n-- b/Topic.md --\n-- A ^ B.md --\n-- n.md --\nThe topic. Café A ^ B.',
  );
  const links = async (note: string): Promise<unknown> =>
    (await wiki.unlinked({ note: note as NoteId })).mentions.map(({ link }) => link);
  expect(await links('a/Topic.md')).toEqual(['[[topic|a/Topic]]']);
  expect(await links('A ^ B.md')).toEqual([null]);
});

test('others are answered while notes are read', async () => {
  const wiki = await naming(400);
  let answered = 0;
  const timer = setInterval(() => answered++, 1);
  await wiki.unlinked(hub);
  clearInterval(timer);
  expect(answered).toBeGreaterThan(1);
});
