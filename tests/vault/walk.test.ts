import { execFileSync } from 'node:child_process';
import fs, { mkdirSync, readdirSync, symlinkSync, writeFileSync } from 'node:fs';
import { syncBuiltinESMExports } from 'node:module';
import { join } from 'node:path';
import { expect, onTestFinished, test, vi } from 'vitest';
import { WikiError } from '../../lib/model.ts';
import { Vault, type Kind } from '../../lib/vault/walk.ts';
import { openWiki } from '../../lib/wiki.ts';
import { writeVault } from '../vault.ts';

function vault(files: Readonly<Record<string, string>>): string {
  return writeVault(new Map(Object.entries(files)));
}

test('dot-folders and node_modules are passed over, dot-named notes are not', () => {
  const root = vault({
    'a.MD': '',
    '...md': '',
    '.hidden.md': '',
    '.git/x.md': '',
    '.obsidian/app.json': '{}',
    'node_modules/m.md': '',
    'p.png': '',
    '.DS_Store': '',
    'backlit.json': '{}',
  });
  const wiki = openWiki(root);
  expect(wiki.notes()).toEqual(['...md', '.hidden.md', 'a.MD']);
  expect(wiki.attachments()).toEqual(['p.png']);
});

test('what .gitignore names is passed over and said, nested rules and negation included', () => {
  const root = vault({
    '.gitignore': 'drafts/\n*.tmp.md\n',
    'a.md': '',
    'b.tmp.md': '',
    'drafts/c.md': '',
    'sub/.gitignore': '*.md\n!keep.md\n',
    'sub/x.md': '',
    'sub/keep.md': '',
  });
  const wiki = openWiki(root);
  expect(wiki.notes()).toEqual(['a.md', 'sub/keep.md']);
  expect(wiki.notices.join()).toMatch(/3 files and folders named by \.gitignore/);
  expect(openWiki(root, { readIgnored: true }).notes()).toHaveLength(5);
});

test('links out of the vault are not followed, links within are, loops end', () => {
  const outside = vault({ 'secret.md': 'secret' });
  const root = vault({ 'real/a.md': 'a' });
  symlinkSync(outside, join(root, 'out'));
  symlinkSync(join(outside, 'secret.md'), join(root, 'secret.md'));
  symlinkSync(join(root, 'real'), join(root, 'again'));
  symlinkSync(root, join(root, 'real', 'loop'));
  const wiki = openWiki(root);
  expect(wiki.notes()).toEqual(['again/a.md', 'real/a.md']);
  expect(wiki.notices.join()).toMatch(/outside the vault/);
});

test('what is said of a path is what a walk finds there, and its folder is looked at once for all in it', () => {
  const outside = vault({ 'o.md': '' });
  const root = vault({
    '.gitignore': '*.tmp.md\n',
    'a.md': '',
    'p.png': '',
    '.git/x.md': '',
    'sub/.gitignore': '*.md\n!keep.md\n',
    'sub/x.md': '',
    'sub/keep.md': '',
    'sub/deep/y.md': '',
    'sub/deep/keep.md': '',
  });
  symlinkSync(join(root, 'a.md'), join(root, 'link.md'));
  symlinkSync(join(outside, 'o.md'), join(root, 'out.md'));
  symlinkSync(outside, join(root, 'outer'));
  const walked = new Vault(root, { gitignore: true, ignore: [] }).walk();
  const kindOf = new Vault(root, { gitignore: true, ignore: [] }).kinds();
  const paths = readdirSync(root, { recursive: true, encoding: 'utf8' });
  const ofKind = (kind: Kind): readonly string[] => paths.filter(path => kindOf(path) === kind).sort();
  expect(ofKind('note')).toEqual(walked.notes.toSorted());
  expect(ofKind('note')).toEqual(['a.md', 'link.md', 'sub/deep/keep.md', 'sub/keep.md']);
  expect(ofKind('attachment')).toEqual(walked.attachments.toSorted());
  expect(['', ...ofKind('folder')]).toEqual(walked.folders.toSorted());
  expect([kindOf('gone.md'), kindOf('gone/a.md'), kindOf('outer/o.md'), kindOf('')]).toEqual([
    null,
    null,
    null,
    'folder',
  ]);
  const listed = vi.spyOn(fs, 'readdirSync');
  syncBuiltinESMExports();
  onTestFinished(() => {
    listed.mockRestore();
    syncBuiltinESMExports();
  });
  expect(paths.map(kindOf)).toContain('note');
  expect(listed).not.toHaveBeenCalled();
});

test('pipes and unreadable files never stop the vault', () => {
  const root = vault({ 'a.md': '[[b]]', 'b.md': '' });
  execFileSync('mkfifo', [join(root, 'pipe.md')]);
  mkdirSync(join(root, 'folder.md'));
  writeFileSync(join(root, 'folder.md', 'in.md'), '');
  expect(openWiki(root).notes()).toEqual(['a.md', 'b.md', 'folder.md/in.md']);
});

test('files that Obsidian excludes resolve but are no orphans', () => {
  const root = vault({
    '.obsidian/app.json': '{"userIgnoreFilters":["templates/","/^old/"]}',
    'templates/t.md': '',
    'old.md': '',
    'a.md': '[[t]]',
  });
  const wiki = openWiki(root);
  expect(wiki.find('t').state).toBe('found');
  expect(wiki.orphans().map(({ id }) => id)).toEqual(['a.md']);
});

test('a vault that is not there, and settings that are no JSON, are told', () => {
  expect(() => openWiki('/nowhere/at/all')).toThrow(WikiError);
  expect(() => openWiki(vault({ 'backlit.json': '{' }))).toThrow(/ends too soon \(backlit\.json:1:2\)/);
});

test.each([
  ['UTF-16 with a mark', Buffer.from('\ufeff# Title\n[[b]]', 'utf16le'), 'Title', null],
  ['UTF-16 without', Buffer.from('# Title\n[[b]]', 'utf16le'), 'Title', 'bad-encoding'],
  ['bytes that are no UTF-8', Buffer.from([35, 32, 84, 255, 10, 91, 91, 98, 93, 93]), 'T\ufffd', 'bad-encoding'],
  ['two marks and NUL', Buffer.from('\ufeff\ufeff[[b]] a\0b'), 'a', null],
])('%s', (_name, bytes, title, flaw) => {
  const root = vault({ 'b.md': '' });
  writeFileSync(join(root, 'a.md'), bytes);
  const wiki = openWiki(root);
  expect(wiki.entry(wiki.notes()[0] as never).title).toBe(title);
  expect(wiki.backlinks('b.md' as never).links).toBe(1);
  expect(wiki.check().find(({ severity }) => severity !== 'info')?.rule ?? null).toBe(flaw);
  expect(wiki.text('a.md' as never)).not.toContain('\0');
});
