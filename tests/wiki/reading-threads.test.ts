/** However many threads read a vault, what is known of it is the same. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { build } from 'esbuild';
import { afterAll, expect, test } from 'vitest';
import { openWiki, type Wiki } from '../../lib/wiki.ts';
import { graphDocument } from '../../lib/reports/documents.ts';
import type { NoteId } from '../../lib/model.ts';
import { summarise } from '../../lib/markdown/summary.ts';
import { Vault } from '../../lib/vault/walk.ts';
import { digestOf, type Digest } from '../../lib/wiki/digest.ts';
import { VaultIndex } from '../../lib/wiki/index.ts';
import { partsOf } from '../../lib/wiki/reading-parts.ts';
import { helpers, readInThreads } from '../../lib/wiki/reading-threads.ts';
import { filesOf, writeVault } from '../vault.ts';
import { indexOf } from './indexed.ts';

const temporary = mkdtempSync(join(tmpdir(), 'backlit-reading-'));
const path = join(temporary, 'reading-worker.js');

await build({
  entryPoints: ['lib/wiki/reading-worker.ts'],
  outfile: path,
  bundle: true,
  platform: 'node',
  format: 'esm',
  target: 'node20',
  banner: { js: "import { createRequire } from 'node:module'; const require = createRequire(import.meta.url);" },
});

afterAll(() => rmSync(temporary, { recursive: true, force: true }));

/** Notes with all that is kept of one, in several parts. */
const files = new Map<string, string>([['picture.png', '']]);
for (let n = 0; n < 400; n++) {
  files.set(
    `folder ${n % 7}/Note ${n}.md`,
    [
      `---\naliases: [Number ${n}]\ntags: [a/${n % 3}]\ncreated: 2026-01-0${1 + (n % 9)}\nup: "[[Note ${n - 1}]]"\n---`,
      `# Note ${n} \ud83c\udf0a`,
      `[[Note ${399 - n}#Part|there]] [[Number ${n + 1}]] [[gone ${n % 11}]] ![[picture.png|30]] [m](./Note%20${n + 7}.md#part)`,
      `## Part\n\n#tag text ^block-${n}\n\n### Deep\n\n<img src="x${n}.png">`,
      n % 50 === 0 ? '- a\n\n  $$\n  [[in math]]\n  $$\n' : '',
    ].join('\n\n'),
  );
}
files.set('empty.md', '');
files.set('broken.md', '---\nup: [[Note 1]]\nx: "\n---\ntext');

async function told(wiki: Wiki): Promise<string> {
  await wiki.exact;
  const { notes, links } = graphDocument(wiki);
  return JSON.stringify([[...notes], [...links], wiki.check(), await wiki.stats(), wiki.byDate()]);
}

test('a vault read by several threads is the vault read by one', async () => {
  const root = writeVault(files);
  const one = openWiki(root);
  const several = openWiki(root, { threads: { path, from: 1 } });
  expect(several.counts()).toEqual(one.counts());
  expect(await told(several)).toBe(await told(one));
});

test('little by little as well, and what was read ahead stays as it is', async () => {
  const root = writeVault(files);
  const several = openWiki(root, { threads: { path, from: 1 }, gradually: 0, prepared: true });
  several.readAhead('Note 377');
  expect(await told(several)).toBe(await told(openWiki(root)));
});

test('what a thread does not deliver is read here', async () => {
  const root = writeVault(files);
  const alone = openWiki(root, { threads: { path: join(temporary, 'nothing.js'), from: 1 } });
  expect(await told(alone)).toBe(await told(openWiki(root)));
});

test('threads do read: what they have read is taken over before this one goes on', async () => {
  const vault = new Vault(writeVault(files), { gitignore: true, ignore: [] });
  const { notes } = vault.walk();
  class Counting extends VaultIndex {
    taken = 0;
    override take(digest: Digest): void {
      this.taken++;
      super.take(digest);
    }
  }
  const index = new Counting(vault, { published: false, linkOrder: 'target-first' });
  for (const _ of readInThreads(notes, vault.root, index, { path, from: 1 })) {
    if (index.taken === 0) await new Promise(resolve => setTimeout(resolve, 25));
  }
  expect(index.taken).toBeGreaterThan(0);
  expect(index.size).toBe(notes.length);
});

test('what only this thread can do is done after each part that it reads', () => {
  const vault = new Vault(writeVault(files), { gitignore: true, ignore: [] });
  const { notes } = vault.walk();
  const index = indexOf(vault.root);
  const known: number[] = [];
  const between = (): Iterable<void> => {
    known.push(index.size);
    return index.graph.following();
  };
  const alone = { path: join(temporary, 'nothing.js'), from: 1 };
  for (const _ of readInThreads(notes, vault.root, index, alone, between));
  expect(known).toHaveLength(partsOf(notes));
  expect(known[0]).toBeLessThan(known.at(-1) ?? 0);
});

test('a note that was looked at meanwhile is not taken over, nor one that is gone', () => {
  const root = writeVault(filesOf('-- kept.md --\n# New\n-- gone.md --\n'));
  const index = indexOf(root);
  const old = (id: string) => digestOf(summarise(id as NoteId, '# Old', 'old', []), { modified: 0, stamp: 0 });
  index.beginTaking();
  index.put('kept.md' as NoteId);
  index.take(old('kept.md'));
  rmSync(join(root, 'gone.md'));
  index.drop('gone.md' as NoteId);
  index.take(old('gone.md'));
  index.take(old('other.md'));
  index.endTaking();
  expect(index.kept('kept.md' as NoteId)?.title).toBe('New');
  expect(index.kept('gone.md' as NoteId)).toBeNull();
  expect(index.kept('other.md' as NoteId)?.title).toBe('Old');
});

test('few notes are read without another thread, many by a few', () => {
  expect(helpers(10, { path })).toBe(0);
  expect(helpers(10, { path, from: 1 })).toBeLessThanOrEqual(3);
  expect(partsOf(Array.from({ length: 65 }, (_, n) => `${n}.md` as NoteId))).toBe(2);
});
