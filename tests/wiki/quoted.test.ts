/** What pages quote from: it is read once, is never older than the question, and its links are shown as on its own page. */
import { rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as after } from 'node:timers/promises';
import { expect, test } from 'vitest';
import type { FileId, NoteId } from '../../lib/model.ts';
import { openWiki, type Wiki } from '../../lib/wiki.ts';
import { RecentTexts } from '../../lib/wiki/recent-texts.ts';
import { filesOf, wikiOf, writeVault } from '../vault.ts';
import { opened } from './opened.ts';

const asWritten = { sort: null, q: null };

function quoted(wiki: Wiki): readonly string[] {
  return wiki.mentions('target.md' as FileId, { from: 0, count: 200 }, asWritten).map(({ context }) => context.text);
}

test('made again, a page opens none of the notes that it quotes, until one of them changes', async () => {
  const root = writeVault(filesOf('-- target.md --\n-- a.md --\nA: [[target]].\n-- b.md --\nB: [[target]].\n'));
  // Files are known by their stamps once the disk's clock has gone on.
  await after(60);
  const wiki = openWiki(root);
  expect(opened(() => quoted(wiki))).toEqual(['a.md', 'b.md']);
  expect(opened(() => quoted(wiki))).toEqual([]);
  writeFileSync(join(root, 'a.md'), 'Now longer: [[target]].');
  wiki.refresh(['a.md']);
  expect(quoted(wiki)).toEqual(['Now longer: target.', 'B: target.']);
  await after(60);
  expect(quoted(wiki)).toEqual(['Now longer: target.', 'B: target.']);
  // Told of late, when the file bears a stamp already.
  writeFileSync(join(root, 'a.md'), 'Again: [[target]].');
  await after(60);
  wiki.refresh(['a.md']);
  expect(quoted(wiki)).toEqual(['Again: target.', 'B: target.']);
  expect(opened(() => quoted(wiki))).toEqual([]);
  rmSync(join(root, 'a.md'));
  expect(quoted(wiki)).toEqual(['B: target.']);
});

test('of links that are asked for by their place, each is shown as all of its note are', async () => {
  const wiki = await wikiOf(`-- a.md --
---
up: "[[b]]"
---
[[b#Part]] ![[b#^it]] [[none]] [text](b.md#part) [[#Own]] [[same]] [[picture.png]] ![[gone.png]]

# Own
-- b.md --
## Part
text ^IT
-- x/same.md --
-- y/same.md --
-- picture.png --
`);
  const id = 'a.md' as NoteId;
  const all = wiki.shownLinks(id);
  expect(all.size).toBe(9);
  expect(wiki.shownLinksAt(id, [...all.keys()])).toEqual(all);
  expect(
    wiki.shownLinksAt(
      id,
      Array.from(all.keys(), start => start + 1),
    ),
  ).toEqual(new Map());
  for (const [start, shown] of all) expect(wiki.shownLinksAt(id, [start])).toEqual(new Map([[start, shown]]));
  expect(wiki.shownLinksAt('no.md' as NoteId, [0])).toEqual(new Map());
});

test('texts are kept as long as the memory for them suffices, those asked for last the longest', () => {
  const texts = new RecentTexts();
  const [long, count] = [60_000, 40];
  const idOf = (n: number): NoteId => `${n}.md` as NoteId;
  for (let n = 0; n < count; n++) {
    texts.set(idOf(n), `${n}`.padEnd(long));
    expect(texts.get(idOf(0))).toBe('0'.padEnd(long));
  }
  const kept = Array.from({ length: count }, (_, n) => n).filter(n => texts.get(idOf(n)) !== null);
  expect(kept).toEqual([0, ...Array.from({ length: 33 }, (_, n) => n + 7)]);
  texts.set(idOf(0), 'x'.repeat(70_000));
  expect(texts.get(idOf(0))).toBeNull();
  texts.delete(idOf(39));
  expect(texts.get(idOf(39))).toBeNull();
});

test('to show where links lead, none of the notes that they name is opened', async () => {
  const wiki = await wikiOf(
    '-- a.md --\n[[b#Part]] [[b#Part#Deep]] ![[c#^x]]\n-- b.md --\n# Part\n## Deep\n-- c.md --\n^X\n',
  );
  expect(opened(() => wiki.shownLinks('a.md' as NoteId))).toEqual(['a.md']);
  const hrefs = Array.from(wiki.shownLinks('a.md' as NoteId).values(), ({ href }) => href);
  expect(hrefs).toEqual(['/notes/b#part', '/notes/b#deep', '/notes/c#^X']);
});
