import { execFileSync, spawnSync } from 'node:child_process';
import { chmodSync, existsSync, mkdirSync, mkdtempSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { expect, onTestFinished, test, vi } from 'vitest';
import { gitPlace, readHistory, watchGit, type GitHistory } from '../../lib/vault/git.ts';
import { GitLog } from '../../lib/vault/git-log.ts';

const { signal } = new AbortController();

function folder(): string {
  const path = mkdtempSync(join(tmpdir(), 'backlit-git-'));
  onTestFinished(() => rmSync(path, { recursive: true, force: true }));
  return path;
}

function git(root: string, args: readonly string[], date = '2026-01-01T00:00:00+00:00'): void {
  const who = { GIT_AUTHOR_NAME: 'a', GIT_AUTHOR_EMAIL: 'a@b', GIT_COMMITTER_NAME: 'a', GIT_COMMITTER_EMAIL: 'a@b' };
  const env = { ...process.env, ...who, GIT_AUTHOR_DATE: date, GIT_COMMITTER_DATE: date };
  execFileSync('git', ['-C', root, ...args], { env, stdio: 'ignore' });
}

/** Writes files and commits all there is. */
function commit(root: string, date: string, files: Readonly<Record<string, string>> = {}): void {
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(dirname(join(root, path)), { recursive: true });
    writeFileSync(join(root, path), text);
  }
  git(root, ['add', '-A']);
  git(root, ['commit', '-q', '--no-gpg-sign', '--allow-empty', '-m', 'a\n\nmessage'], date);
}

function repository(files: Readonly<Record<string, string>>): string {
  const root = folder();
  git(root, ['init', '-q']);
  commit(root, '2024-01-01T23:30:00+02:00', files);
  return root;
}

async function history(vault: string): Promise<GitHistory> {
  const place = await gitPlace(vault, signal);
  return place === null ? { state: 'none' } : readHistory(vault, place, signal);
}

async function datesIn(vault: string, path: string): Promise<unknown> {
  const found = await history(vault);
  return found.state === 'read' ? found.log.dates(path) : found.state;
}

const long = 'A line that stays.\n'.repeat(20);

test('a note was written with its first commit and changed with its last, on the day of who did it', async () => {
  const root = repository({ 'a.md': 'one', 'b é\n"x".md': 'one', 'c.txt': 'no note' });
  commit(root, '2025-05-05T10:00:00Z', { 'a.md': 'two' });
  commit(root, '2025-06-06T10:00:00Z', { 'c.txt': 'two' });
  expect(await datesIn(root, 'a.md')).toEqual({
    created: '2024-01-01T23:30:00+02:00',
    updated: '2025-05-05T10:00:00+00:00',
  });
  expect(await datesIn(root, 'b é\n"x".md')).toMatchObject({ updated: '2024-01-01T23:30:00+02:00' });
  expect(await datesIn(root, 'c.txt')).toBeNull();
});

test('the vault may be a folder of the repository; renames are followed, also with a change', async () => {
  const root = repository({ 'vault/old.md': long, 'other.md': 'x' });
  renameSync(join(root, 'vault/old.md'), join(root, 'vault/New Name.md'));
  commit(root, '2025-01-01T00:00:00Z', { 'vault/New Name.md': `${long}And one more.\n` });
  commit(root, '2025-02-02T00:00:00Z', { 'vault/old.md': 'Another.' });
  const vault = join(root, 'vault');
  expect(await datesIn(vault, 'New Name.md')).toEqual({
    created: '2024-01-01T23:30:00+02:00',
    updated: '2025-01-01T00:00:00+00:00',
  });
  expect(await datesIn(vault, 'old.md')).toEqual({
    created: '2025-02-02T00:00:00+00:00',
    updated: '2025-02-02T00:00:00+00:00',
  });
  expect(await datesIn(vault, 'other.md')).toBeNull();
});

test('a shallow clone is told as one', async () => {
  const root = repository({ 'a.md': 'one' });
  commit(root, '2025-01-01T00:00:00Z', { 'a.md': 'two' });
  const clone = join(folder(), 'clone');
  git(root, ['clone', '-q', '--depth', '1', `file://${root}`, clone]);
  expect(await datesIn(clone, 'a.md')).toBe('shallow');
});

test('without a repository, a commit or git itself nothing is known', async () => {
  expect(await datesIn(folder(), 'a.md')).toBe('none');
  const unborn = folder();
  git(unborn, ['init', '-q']);
  expect(await datesIn(unborn, 'a.md')).toBe('none');
  const root = repository({ 'a.md': 'one' });
  vi.stubEnv('PATH', '/nowhere');
  onTestFinished(() => void vi.unstubAllEnvs());
  expect(await datesIn(root, 'a.md')).toBe('none');
});

test('nothing that the repository of a foreign vault names is run', async () => {
  const root = repository({ 'a.md': long, '.gitattributes': '*.md diff=own filter=own\n' });
  commit(root, '2025-01-01T00:00:00Z', { 'a.md': `${long}more` });
  const ran = join(root, 'ran');
  const program = join(root, 'program.sh');
  writeFileSync(program, `#!/bin/sh\ntouch '${ran}'\n`);
  chmodSync(program, 0o755);
  const named = ['core.fsmonitor', 'core.pager', 'core.sshCommand', 'diff.external', 'diff.own.command'];
  named.push('diff.own.textconv', 'filter.own.process', 'filter.own.clean', 'gpg.program', 'alias.log');
  for (const key of named) git(root, ['config', key, program]);
  git(root, ['config', 'log.showSignature', 'true']);
  git(root, ['config', 'alias.rev-parse', `!${program}`]);
  git(root, ['config', 'log.showRoot', 'false']);
  git(root, ['config', 'log.follow', 'true']);
  git(root, ['config', 'core.hooksPath', root]);
  rmSync(ran, { force: true });
  expect(await datesIn(root, 'a.md')).toEqual({
    created: '2024-01-01T23:30:00+02:00',
    updated: '2025-01-01T00:00:00+00:00',
  });
  expect(existsSync(ran)).toBe(false);
  // The programs would have run, had git been asked in another way.
  spawnSync('git', ['-C', root, 'status'], { stdio: 'ignore' });
  expect(existsSync(ran)).toBe(true);
});

test('another repository that the environment names is not the vault’s', async () => {
  const root = repository({ 'a.md': 'one' });
  const other = repository({ 'b.md': 'one' });
  vi.stubEnv('GIT_DIR', join(other, '.git'));
  onTestFinished(() => void vi.unstubAllEnvs());
  expect(await gitPlace(root, signal)).toMatchObject({ folder: join(root, '.git') });
});

test('a folder that only looks like a repository is none', async () => {
  const root = folder();
  execFileSync('git', ['init', '-q', '--bare', root]);
  expect(await gitPlace(root, signal)).toBeNull();
});

test('a commit is noticed', async () => {
  const root = repository({ 'a.md': 'one' });
  const place = await gitPlace(root, signal);
  if (place === null) throw new Error('a repository');
  const told = new Promise<void>(settle => onTestFinished(watchGit(place, settle)));
  commit(root, '2025-01-01T00:00:00Z', { 'a.md': 'two' });
  await told;
  expect((await gitPlace(root, signal))?.head).not.toBe(place.head);
});

test('the log is read in whatever pieces it comes', () => {
  const text =
    '2026-02-02T00:00:00Z\0\nR090\0alt é.md\0neu.md\0M\0b.md\x002026-01-01T00:00:00Z\0\nA\0alt é.md\0A\0b.md\0';
  const bytes = new TextEncoder().encode(text);
  for (let size = 1; size < bytes.length; size++) {
    const log = new GitLog();
    for (let at = 0; at < bytes.length; at += size) log.push(bytes.subarray(at, at + size));
    expect(log.dates('neu.md')).toEqual({ created: '2026-01-01T00:00:00Z', updated: '2026-02-02T00:00:00Z' });
    expect(log.dates('alt é.md')).toBeNull();
    expect(log.size).toBe(2);
  }
});
