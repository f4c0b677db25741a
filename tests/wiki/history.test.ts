import { execFileSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import type { NoteId } from '../../lib/model.ts';
import { openWiki, type WikiChange } from '../../lib/wiki.ts';
import { datesFrom } from '../../lib/wiki/history.ts';
import { filesOf, writeVault } from '../vault.ts';

function committed(vault: string): string {
  const root = writeVault(filesOf(vault));
  git(root, 'init', '-q');
  commit(root, '2026-03-03T12:00:00+01:00');
  return root;
}

function commit(root: string, date: string): void {
  git(root, 'add', '-A');
  git(root, '-c', 'user.name=a', '-c', 'user.email=a@b', 'commit', '-q', '--no-gpg-sign', '-m', 'm', '--date', date);
}

function git(root: string, ...args: readonly string[]): void {
  execFileSync('git', ['-C', root, ...args], { stdio: 'ignore' });
}

test('what a note says goes before what git says, each date apart', async () => {
  const wiki = openWiki(
    committed('-- a.md --\n---\ncreated: 2020-01-01\n---\n-- b.md --\ntext\n-- c.md --\n---\nmodified: soon\n---\n'),
  );
  const git = { iso: '2026-03-03T12:00:00+01:00', from: 'git' };
  expect(wiki.history).toBe('none');
  expect(wiki.dates('b.md' as NoteId)).toEqual({ created: null, updated: null });
  await wiki.readHistory();
  expect(wiki.history).toBe('read');
  expect(wiki.dates('a.md' as NoteId)).toEqual({ created: { iso: '2020-01-01', from: 'property' }, updated: git });
  expect(wiki.dates('b.md' as NoteId)).toEqual({ created: git, updated: git });
  expect(wiki.dates('c.md' as NoteId)).toEqual({ created: git, updated: git });
});

test('an open page hears of the dates, and of those of the next commit', async () => {
  const root = committed('-- a.md --\ntext\n');
  const wiki = openWiki(root);
  const changes: WikiChange[] = [];
  const before = wiki.version;
  const until = async (date: string): Promise<void> => {
    await expect.poll(() => wiki.dates('a.md' as NoteId).updated?.iso, { timeout: 10_000 }).toBe(date);
  };
  onTestFinished(wiki.watch(change => void changes.push(change)));
  await until('2026-03-03T12:00:00+01:00');
  expect(changes.at(-1)?.version).not.toBe(before);
  writeFileSync(join(root, 'a.md'), 'other text');
  commit(root, '2026-04-04T12:00:00+01:00');
  await until('2026-04-04T12:00:00+01:00');
  expect(changes.at(-1)?.version).toBe(wiki.version);
});

test('a note may not have changed before it was written: git is not asked then', () => {
  const git = { created: '2026-03-03T12:00:00Z', updated: '2026-03-03T12:00:00Z' };
  const own = (iso: string): { iso: string; from: 'property' } => ({ iso, from: 'property' });
  expect(datesFrom({ created: null, updated: '2020-01-01' }, git)).toEqual({
    created: null,
    updated: own('2020-01-01'),
  });
  expect(datesFrom({ created: '2027-01-01', updated: null }, git)).toEqual({
    created: own('2027-01-01'),
    updated: null,
  });
  expect(datesFrom({ created: '2026-03-03', updated: null }, git).updated?.from).toBe('git');
});
