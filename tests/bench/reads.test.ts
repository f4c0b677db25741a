/**
 * Which notes are read for what is asked. All files are changed behind the wiki's back: whatever it then reads it finds
 * new, so that the notes with the other title are exactly those that were read.
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import type { Name, NoteId } from '../../lib/model.ts';
import type { Wiki } from '../../lib/wiki.ts';
import { wikiOf } from '../vault.ts';

const notes = Array.from({ length: 60 }, (_, i) => `part/Note ${i}.md` as NoteId);
const hub = 'Hub.md' as NoteId;

/** Every note links to the hub, to the next one, and to a page that nobody wrote. */
const vault = [
  `-- ${hub} --\n# Title of the hub\n`,
  ...notes.map((id, i) => `-- ${id} --\n# Title ${i}\n\n#tag To the [[Hub]], to [[Note ${i + 1}]] and [[Nowhere]].\n`),
].join('\n');

const readByNone: [question: string, ask: (wiki: Wiki) => unknown][] = [
  ['lists', wiki => [wiki.notes(), wiki.counts(), wiki.tags(), wiki.orphans(), wiki.deadends(), wiki.folder('part')]],
  ['an address', wiki => [wiki.locate('part/Note-7'), wiki.locate('Note 7'), wiki.locate('nowhere'), wiki.url(hub)]],
  ['how many backlinks', wiki => wiki.backlinks(hub, { from: 0, count: 0 })],
  ['the missing pages', wiki => wiki.missing().map(({ title, url, links, places }) => [title, url, links, places])],
  ['a graph', wiki => wiki.notes().map(id => wiki.entry(id).url)],
  ['why a link means what it means', wiki => wiki.why('[[Note 7]]', hub)],
  ['what is near', wiki => wiki.nearest('Note 777', 5)],
];

test.each(readByNone)('%s: none', async (_question, ask) => {
  const wiki = await changedBehindItsBack();
  ask(wiki);
  expect(readBy(wiki)).toEqual([]);
});

test('a change: the note that changed', async () => {
  const wiki = await changedBehindItsBack();
  expect(wiki.refresh([notes[7] as NoteId])?.notes).toEqual([notes[7]]);
  expect(readBy(wiki)).toEqual([notes[7]]);
});

test('a note: itself', async () => {
  const wiki = await changedBehindItsBack();
  const id = notes[9] as NoteId;
  expect([wiki.note(id), wiki.text(id), wiki.links(id), wiki.properties(id), wiki.shownLinks(id)]).toHaveLength(5);
  expect(readBy(wiki)).toEqual([id]);
});

test('one page of backlinks: the notes on it', async () => {
  const wiki = await changedBehindItsBack();
  const { links, mentions } = wiki.backlinks(hub, { from: 20, count: 10 });
  expect([links, mentions.length]).toEqual([60, 10]);
  expect(readBy(wiki)).toEqual(mentions.map(({ from }) => from).sort());
});

test('one page of those who want a page: the notes on it', async () => {
  const wiki = await changedBehindItsBack();
  const mentions = wiki.missingPage('nowhere' as Name)?.mentions({ from: 5, count: 10 }) ?? [];
  expect(mentions).toHaveLength(10);
  expect(readBy(wiki)).toEqual(mentions.map(({ from }) => from).sort());
});

/** The vault, opened, and then every note on the disk with another title, as long as the first. */
async function changedBehindItsBack(): Promise<Wiki> {
  const wiki = await wikiOf(vault);
  for (const id of wiki.notes()) {
    const path = join(wiki.root, id);
    writeFileSync(path, readFileSync(path, 'utf8').replace('# Title', '# Fresh'));
  }
  return wiki;
}

function readBy(wiki: Wiki): readonly NoteId[] {
  return wiki.notes().filter(id => wiki.entry(id).title.startsWith('Fresh'));
}
