import { mkdirSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as after } from 'node:timers/promises';
import { expect, onTestFinished, test } from 'vitest';
import type { FileId, Name, NoteId } from '../../lib/model.ts';
import { openWiki, type Wiki } from '../../lib/wiki.ts';
import { opened } from './opened.ts';
import { filesOf, linkLines, noteLines, wikiOf, writeVault } from '../vault.ts';

test('a saved note is true at once, even before anyone tells', async () => {
  const wiki = await wikiOf('-- a.md --\n[[b]]\n-- b.md --\nold');
  writeFileSync(join(wiki.root, 'b.md'), '# New title');
  expect(wiki.note('b.md' as never).title).toBe('New title');
  expect(wiki.entry('b.md' as never).title).toBe('New title');
});

test('a page asks for its note many times, and opens its file once', async () => {
  const root = writeVault(filesOf('-- a.md --\n[[b]]'));
  await after(60);
  const wiki = openWiki(root);
  const id = 'a.md' as NoteId;
  expect(opened(() => [wiki.links(id), wiki.words(id), wiki.shownLinks(id), wiki.text(id)])).toEqual(['a.md']);
  expect(opened(() => wiki.note(id))).toEqual([]);
  writeFileSync(join(root, 'a.md'), 'changed');
  expect(wiki.text(id)).toBe('changed');
});

test('a note that was only touched is no change, and is known again by its stamp', async () => {
  const root = writeVault(filesOf('-- a.md --\n[[b]]'));
  const wiki = openWiki(root);
  const id = 'a.md' as NoteId;
  writeFileSync(join(root, 'a.md'), '[[b]]');
  await after(60);
  expect(wiki.refresh('all')).toBeNull();
  expect(wiki.links(id)).toHaveLength(1);
  expect(opened(() => [wiki.links(id), wiki.refresh('all')])).toEqual([]);
});

test('a missing page heals when it is written and is missing again when it goes', async () => {
  const wiki = await wikiOf('-- a.md --\n[[Gone]]');
  expect(wiki.missingPage('gone' as Name)?.links).toBe(1);
  writeFileSync(join(wiki.root, 'Gone.md'), '');
  expect(wiki.refresh(['Gone.md'])?.notes).toEqual(['Gone.md']);
  expect(wiki.missing()).toEqual([]);
  expect(wiki.backlinks('Gone.md' as FileId).links).toBe(1);
  rmSync(join(wiki.root, 'Gone.md'));
  wiki.refresh(['Gone.md']);
  expect(wiki.missing()).toHaveLength(1);
});

test('what did not change is not told, and has no new version', async () => {
  const wiki = await wikiOf('-- a.md --\ntext');
  const { version } = wiki;
  writeFileSync(join(wiki.root, 'a.md'), 'text');
  expect(wiki.refresh(['a.md'])).toBeNull();
  expect(wiki.version).toBe(version);
});

test('an emptied folder is not “everything was deleted”', async () => {
  const wiki = await wikiOf('-- a.md --\ntext');
  rmSync(join(wiki.root, 'a.md'));
  expect(wiki.refresh('all')).toBeNull();
  expect(wiki.notes()).toEqual(['a.md']);
  expect(wiki.notices.join()).toMatch(/empty or gone/);
});

test('followed: saves, new folders, renamed folders, until the wiki equals one opened now', async () => {
  const root = writeVault(filesOf('-- a.md --\n[[b]] [[deep]]\n-- x/c.md --\n[[a]]\n-- keep.md --\n'));
  const wiki = openWiki(root);
  const told = new Set<FileId>();
  onTestFinished(wiki.watch(change => change.notes.forEach(id => told.add(id))));
  writeFileSync(join(root, 'b.md'), '# B\n[[c]]');
  mkdirSync(join(root, 'new/folder'), { recursive: true });
  writeFileSync(join(root, 'new/folder/deep.md'), '[[b]]');
  renameSync(join(root, 'x'), join(root, 'y'));
  rmSync(join(root, 'a.md'));
  await expect.poll(() => picture(wiki), { timeout: 5000 }).toEqual(picture(openWiki(root)));
  told.clear();
  writeFileSync(join(root, 'new/folder/deep.md'), '[[keep]]');
  writeFileSync(join(root, 'y/c.md'), '[[deep]]');
  await expect.poll(() => picture(wiki), { timeout: 5000 }).toEqual(picture(openWiki(root)));
  await expect.poll(() => [...told].sort(), { timeout: 5000 }).toEqual(['new/folder/deep.md', 'y/c.md']);
});

function picture(wiki: Wiki): readonly string[] {
  return [...noteLines(wiki), ...linkLines(wiki)];
}
