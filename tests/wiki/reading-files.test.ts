/** Whoever opens the files of a vault, what is known of it is the same. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as after } from 'node:timers/promises';
import { build } from 'esbuild';
import { afterAll, expect, test } from 'vitest';
import type { NoteId } from '../../lib/model.ts';
import { graphDocument } from '../../lib/reports/documents.ts';
import { NoteFiles, withSeparator, type FileText } from '../../lib/vault/read.ts';
import { readAhead, sharedMemory, TakenFiles } from '../../lib/vault/shared-files.ts';
import { Vault } from '../../lib/vault/walk.ts';
import { openWiki, type Wiki } from '../../lib/wiki.ts';
import { VaultIndex } from '../../lib/wiki/index.ts';
import { readsAhead, readWithFilesAhead } from '../../lib/wiki/reading-files.ts';
import { filesOf, writeVault } from '../vault.ts';
import { indexOf } from './indexed.ts';

const temporary = mkdtempSync(join(tmpdir(), 'backlit-files-'));
const path = join(temporary, 'files-worker.js');

await build({
  entryPoints: ['lib/vault/files-worker.ts'],
  outfile: path,
  bundle: true,
  platform: 'node',
  format: 'esm',
  target: 'node20',
});

afterAll(() => rmSync(temporary, { recursive: true, force: true }));

/** Of every kind of bytes, and one that does not fit into a part. */
const files = new Map<string, string>([['large.md', 'a [[Note 1]] '.repeat(30_000)]]);
for (let n = 0; n < 400; n++) {
  files.set(
    `folder ${n % 7}/Note ${n}.md`,
    `# Note ${n}${n % 3 === 0 ? ' \u2013 \ud83c\udf0a' : ''}\n\n[[Note ${n + 1}]]`,
  );
}
files.set('empty.md', '');

async function told(wiki: Wiki): Promise<string> {
  await wiki.exact;
  const { notes, links } = graphDocument(wiki);
  return JSON.stringify([[...notes], [...links], wiki.check(), wiki.byDate()]);
}

/** Some of them in a certain order, then what is special. */
const ids = [...[...files.keys()].slice(1, 100), 'empty.md', 'large.md', 'gone.md'] as NoteId[];

class Counting extends VaultIndex {
  taken = 0;
  override takeFile(id: NoteId, file: FileText): void {
    this.taken++;
    super.takeFile(id, file);
  }
}

test('a vault whose files another thread opens is the same vault', async () => {
  const root = writeVault(files);
  const ahead = openWiki(root, { filesAhead: { path, from: 1 } });
  expect(await told(ahead)).toBe(await told(openWiki(root)));
});

test('the thread does read: what it has read is taken', async () => {
  const vault = new Vault(writeVault(files), { gitignore: true, ignore: [] });
  const { notes } = vault.walk();
  const index = new Counting(vault, { published: false, linkOrder: 'target-first' });
  for (const _ of readWithFilesAhead(notes, vault.root, index, { path })) {
    if (index.taken === 0) await new Promise(resolve => setTimeout(resolve, 10));
  }
  expect(index.taken).toBeGreaterThan(0);
  expect(index.size).toBe(notes.length);
});

test('what it does not deliver is read here', async () => {
  const root = writeVault(files);
  const alone = openWiki(root, { filesAhead: { path: join(temporary, 'nothing.js'), from: 1 } });
  expect(await told(alone)).toBe(await told(openWiki(root)));
});

test('a file that was looked at meanwhile is not taken over, nor one that is gone', () => {
  const root = writeVault(filesOf('-- kept.md --\n# New\n-- gone.md --\n'));
  const index = indexOf(root);
  const old: FileText = { text: '# Old', hash: 'old', modified: 0, stamp: 0, flaws: [] };
  index.beginTaking();
  index.put('kept.md' as NoteId);
  index.takeFile('kept.md' as NoteId, old);
  rmSync(join(root, 'gone.md'));
  index.drop('gone.md' as NoteId);
  index.takeFile('gone.md' as NoteId, old);
  index.endTaking();
  expect(index.kept('kept.md' as NoteId)?.title).toBe('New');
  expect(index.kept('gone.md' as NoteId)).toBeNull();
});

test('what lies in memory is what the file says; what is not there, does not fit or is gone is left to be read', async () => {
  const root = writeVault(files);
  // Files that were written just now have no stamp yet.
  await after(60);
  const memory = sharedMemory();
  readAhead(withSeparator(root), ids, memory);
  const taken = new TakenFiles(memory);
  const own = new NoteFiles(root);
  const given = ids.map((_, place) => taken.at(place));
  given.forEach((file, place) => {
    if (file !== null) expect(file).toEqual(own.read(ids[place] as NoteId));
  });
  const left = ids.filter((_, place) => given[place] === null);
  // The thread begins with the second part: when it has started, the first is being read already.
  expect(left).toEqual([...ids.slice(0, 16), 'large.md', 'gone.md']);
});

test('a part that was left behind is not read any more', () => {
  const root = writeVault(files);
  const memory = sharedMemory();
  const taken = new TakenFiles(memory);
  expect(taken.at(40)).toBeNull();
  readAhead(withSeparator(root), ids, memory);
  expect(taken.at(41)).toBeNull();
  expect(taken.at(48)).not.toBeNull();
  expect(new TakenFiles(memory).at(16)).toBeNull();
});

test('few notes are read without another thread', () => {
  expect(readsAhead(100, { path })).toBe(false);
  expect(readsAhead(0, { path, from: 0 })).toBe(readsAhead(10_000, { path }));
});
