import { spawn, spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import {
  chmodSync,
  lstatSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  statSync,
  symlinkSync,
  unlinkSync,
  writeFileSync,
} from 'node:fs';
import { once } from 'node:events';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { expect, test } from 'vitest';
import { openWiki } from '../../lib/wiki.ts';
import { backlit, command, vaultWith } from './bundle.ts';

const moved = '-- n.md --\nfirst\n[[old/Plan|p]]\nlast\n-- new/Plan.md --\n# Plan\n';

test('a dry run prints what would change and changes nothing', () => {
  const vault = vaultWith(moved);
  const before = digest(vault);
  expect(backlit(['fix', '--dry-run', '.'], { cwd: vault })).toEqual({
    code: 1,
    out: '--- a/n.md\n+++ b/n.md\n@@ -1,3 +1,3 @@\n first\n-[[old/Plan|p]]\n+[[new/Plan|p]]\n last\n',
    err: 'Would mend 1 problem in 1 note.\n',
  });
  expect(digest(vault)).toBe(before);
});

test('without it the same is written, and then there is nothing left to do', () => {
  const vault = vaultWith(moved);
  const { out: planned } = backlit(['fix', '--dry-run', vault]);
  expect(backlit(['fix', vault])).toEqual({ code: 0, out: planned, err: 'Mended 1 problem in 1 note.\n' });
  expect(readFileSync(join(vault, 'n.md'), 'utf8')).toBe('first\n[[new/Plan|p]]\nlast\n');
  expect(readdirSync(vault).sort()).toEqual(['n.md', 'new']);
  expect(backlit(['fix', '--dry-run', vault])).toEqual({ code: 0, out: '', err: 'There is nothing to mend.\n' });
});

test('the difference is one that git can apply', () => {
  const vault = vaultWith(
    `${moved}-- with blank/é "q".md --\n-- cr.md --\na\r[[old/Plan]]\r-- far.md --\n` +
      `[[old/Plan]]\n1\n2\n3\n4\n5\n6\n[[old/Plan]]\n1\n2\n3\n4\n5\n6\n7\n[[old/Plan]]\n`,
  );
  writeFileSync(join(vault, 'with blank/é "q".md'), '\ufeff[[old/Plan]]\r\nmore\r\n[[old/Plan]]');
  const git = (...args: string[]): string => {
    const ran = spawnSync('git', ['-c', 'core.autocrlf=false', ...args], { cwd: vault, encoding: 'utf8' });
    expect(ran.stderr).toBe('');
    return ran.stdout;
  };
  git('init', '--quiet');
  git('add', '--all');
  const { out } = backlit(['fix', '--dry-run', '--quiet', vault]);
  expect(out.match(/^@@/gm)).toHaveLength(5);
  writeFileSync(join(vault, 'plan.diff'), out);
  git('apply', '--whitespace=nowarn', 'plan.diff');
  unlinkSync(join(vault, 'plan.diff'));
  const applied = digest(vault);
  git('checkout', '--quiet', '--', '.');
  expect(backlit(['fix', vault]).code).toBe(0);
  expect(digest(vault)).toBe(applied);
});

test('every byte outside of the links stays, in every encoding', () => {
  const vault = vaultWith('-- new/Plan é.md --\n');
  const text = 'a 😀\r\n\t[[old/Plan é]] \u2028 e\u0301\r\n| [[old/Plan é\\|x]] |\r\n\r[t](<old/Plan é.md>)';
  const utf16 = Buffer.from(`\ufeff${text}`, 'utf16le');
  const encodings: Readonly<Record<string, (text: string) => Buffer>> = {
    'utf8.md': text => Buffer.from(text),
    'mark.md': text => Buffer.from(`\ufeff${text}`),
    'little.md': text => Buffer.from(`\ufeff${text}`, 'utf16le'),
    'big.md': text => Buffer.from(`\ufeff${text}`, 'utf16le').swap16(),
  };
  expect(utf16[0]).toBe(0xff);
  for (const [name, encode] of Object.entries(encodings)) writeFileSync(join(vault, name), encode(text));
  expect(backlit(['fix', '-q', vault]).code).toBe(0);
  const mended = text.replaceAll('old/', 'new/');
  for (const [name, encode] of Object.entries(encodings)) {
    expect(readFileSync(join(vault, name)).equals(encode(mended))).toBe(true);
  }
});

test('what is not text throughout is not written', () => {
  const vault = vaultWith(moved);
  const garbled = Buffer.concat([Buffer.from('[[old/Plan]] '), Buffer.from([0xe9, 0x0a])]);
  const lone = Buffer.from('\ufeff[[old/Plan]] \ud800', 'utf16le');
  writeFileSync(join(vault, 'latin.md'), garbled);
  writeFileSync(join(vault, 'lone.md'), lone);
  const { code, err } = backlit(['fix', '.'], { cwd: vault });
  expect(code).toBe(2);
  expect(err).toBe(
    'backlit: “lone.md” is left as it is: not all of its bytes are text.\n' +
      'Left as it is: latin.md:1:1 “old/Plan” (missing-page), because its note is not valid UTF-8.\n' +
      'Mended 1 problem in 1 note.\n',
  );
  expect(readFileSync(join(vault, 'latin.md')).equals(garbled)).toBe(true);
  expect(readFileSync(join(vault, 'lone.md')).equals(lone)).toBe(true);
  expect(readFileSync(join(vault, 'n.md'), 'utf8')).toContain('[[new/Plan|p]]');
});

test('what is left is told with its place and why, unless quiet', () => {
  const vault = vaultWith('-- n.md --\n[[old/Plan]]\n-- a/Plan.md --\n-- b/Plan.md --\n');
  expect(backlit(['fix', '.'], { cwd: vault })).toEqual({
    code: 0,
    out: '',
    err:
      'Left as it is: n.md:1:1 “old/Plan” (missing-page), because it could be “a/Plan.md” or “b/Plan.md”.\n' +
      'Nothing is certain enough to be mended.\n',
  });
  expect(backlit(['fix', '-q', vault])).toEqual({ code: 0, out: '', err: '' });
});

test('only what the rules find that are named, and of what the settings have not switched off', () => {
  const vault = vaultWith('-- n.md --\n[[old/Plan]] [[plan]]\n-- new/Plan.md --\n');
  const lines = (...args: string[]): string | undefined =>
    backlit(['fix', '--dry-run', '-q', ...args, vault]).out.match(/^\+\[.*$/m)?.[0];
  expect(lines()).toBe('+[[new/Plan]] [[Plan]]');
  expect(lines('--rule', 'case-mismatch')).toBe('+[[old/Plan]] [[Plan]]');
  expect(lines('--rule', 'missing-page,missing-link')).toBe('+[[new/Plan]] [[plan]]');
  writeFileSync(join(vault, 'backlit.json'), '{ "rules": { "case-mismatch": "off" }, "wanted": ["old/Plan"] }');
  expect(lines()).toBe(undefined);
});

test.each([
  ['orphan', 'Nothing is done here about “orphan”. The rules are missing-page, '],
  ['missing-pag', 'There is no rule “missing-pag”. Did you mean missing-page?'],
])('--rule %s is an error', (rule, told) => {
  const { code, out, err } = backlit(['fix', '--rule', rule, vaultWith(moved)]);
  expect({ code, out }).toEqual({ code: 2, out: '' });
  expect(err).toContain(told);
});

test('a file that must not be written is told, the others are mended', () => {
  const vault = vaultWith(`-- locked.md --\n[[old/Plan]]\n${moved}`);
  chmodSync(join(vault, 'locked.md'), 0o444);
  chmodSync(join(vault, 'n.md'), 0o640);
  const { code, out, err } = backlit(['fix', '-q', vault]);
  expect({ code, err }).toEqual({ code: 2, err: 'backlit: “locked.md” cannot be written: it is read-only.\n' });
  expect(out).toMatch(/^--- a\/n\.md\n/);
  expect(readFileSync(join(vault, 'locked.md'), 'utf8')).toBe('[[old/Plan]]\n');
  expect(statSync(join(vault, 'n.md')).mode & 0o777).toBe(0o640);
});

test('of a symbolic link the file is written to which it leads, once', () => {
  const vault = vaultWith('-- real/n.md --\n[t](old/Plan.md)\n-- new/Plan.md --\n');
  mkdirSync(join(vault, '.hidden'));
  writeFileSync(join(vault, '.hidden/h.md'), '[[old/Plan]]\n');
  symlinkSync('real/n.md', join(vault, 'link.md'));
  symlinkSync('.hidden/h.md', join(vault, 'only.md'));
  const { code, err } = backlit(['fix', '.'], { cwd: vault });
  expect({ code, err }).toEqual({
    code: 0,
    err:
      'Left as it is: link.md:1:1 “old/Plan.md” (missing-page), because its note is the same file as “real/n.md”.\n' +
      'Mended 2 problems in 2 notes.\n',
  });
  expect(readFileSync(join(vault, 'real/n.md'), 'utf8')).toBe('[t](../new/Plan.md)\n');
  expect(readFileSync(join(vault, '.hidden/h.md'), 'utf8')).toBe('[[new/Plan]]\n');
  for (const link of ['link.md', 'only.md']) expect(lstatSync(join(vault, link)).isSymbolicLink()).toBe(true);
});

test('a note that changes in between is left as it is', () => {
  const vault = vaultWith(moved);
  const wiki = openWiki(vault);
  const [fix] = wiki.fixes(new Set(['missing-page'])).notes;
  if (fix === undefined) throw new Error('there is something to mend');
  expect(wiki.rewrite(fix)).toMatchObject({ state: 'ready' });
  writeFileSync(join(vault, 'n.md'), 'x\n[[old/Plan|p]]\n');
  expect(wiki.rewrite(fix)).toEqual({ state: 'refused', reason: 'it has changed since it was read' });
  unlinkSync(join(vault, 'n.md'));
  expect(wiki.rewrite(fix)).toEqual({ state: 'refused', reason: 'it is gone' });
});

test('the target that stands after the label is mended where the settings say so', () => {
  const vault = vaultWith('-- n.md --\n[[old/Plan|old/Plan]] ![[old/p.png|300]]\n-- new/Plan.md --\n-- new/p.png --\n');
  writeFileSync(join(vault, 'backlit.json'), '{ "linkOrder": "text-first" }');
  expect(backlit(['fix', '-q', vault]).code).toBe(0);
  expect(readFileSync(join(vault, 'n.md'), 'utf8')).toBe('[[old/Plan|new/Plan]] ![[new/p.png|300]]\n');
});

test('front matter stays valid', () => {
  const vault = vaultWith(
    `-- n.md --\n---\nup: "[[old/Plan]]" # [[old/Plan]]\nalso: ['[[old/It''s|x]]', "[[old/a \\\\ b]]"]\n---\n` +
      `-- new/Plan.md --\n-- new/It's.md --\n`,
  );
  expect(backlit(['fix', '-q', vault]).code).toBe(0);
  expect(readFileSync(join(vault, 'n.md'), 'utf8')).toContain('up: "[[new/Plan]]" # [[old/Plan]]\n');
});

test('a program that is killed leaves every note whole', async () => {
  const count = 120;
  const body = 'text\n'.repeat(20_000);
  const vault = vaultWith('-- new/Plan.md --\n');
  for (let i = 0; i < count; i++) writeFileSync(join(vault, `n${i}.md`), `${body}[[old/Plan]]\n`);
  const child = spawn(process.execPath, [command, 'fix', '-q', vault], { stdio: ['ignore', 'pipe', 'ignore'] });
  await once(child.stdout, 'data');
  child.kill('SIGKILL');
  await once(child, 'exit');
  await setTimeout(10);
  const [old, now] = [`${body}[[old/Plan]]\n`, `${body}[[new/Plan]]\n`];
  const texts = Array.from({ length: count }, (_, i) => readFileSync(join(vault, `n${i}.md`), 'utf8'));
  expect(texts.filter(text => text !== old && text !== now)).toEqual([]);
  expect(texts.filter(text => text === now).length).toBeGreaterThan(0);
  expect(readdirSync(vault).filter(name => !/^(?:n\d+\.md|new|\.backlit-[-\w]+\.tmp)$/.test(name))).toEqual([]);
}, 30_000);

/** One digest of all files below a folder, names and bytes. */
function digest(folder: string): string {
  const hash = createHash('sha256');
  for (const path of readdirSync(folder, { recursive: true, encoding: 'utf8' }).sort()) {
    if (path.startsWith('.git') || statSync(join(folder, path)).isDirectory()) continue;
    hash
      .update(`${path}\0`)
      .update(readFileSync(join(folder, path)))
      .update('\0');
  }
  return hash.digest('hex');
}
