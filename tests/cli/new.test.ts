import { existsSync, mkdirSync, readdirSync, readFileSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { backlit, vaultWith } from './bundle.ts';

test('the note is where the links that wanted it find it', () => {
  const vault = vaultWith('-- a.md --\n[[Event Loop]] [[event loop]] [[deep/er/One]]\n');
  expect(backlit(['new', 'Event Loop', '.'], { cwd: vault })).toEqual({
    code: 0,
    out: 'Event Loop.md\n',
    err: '2 links in 1 note now lead to it.\n',
  });
  expect(readFileSync(join(vault, 'Event Loop.md'), 'utf8')).toBe('# Event Loop\n');
  expect(backlit(['new', '-q', 'deep/er/One', vault])).toMatchObject({ code: 0, err: '' });
  expect(readFileSync(join(vault, 'deep/er/One.md'), 'utf8')).toBe('# One\n');
  expect(JSON.parse(backlit(['missing', '--json', vault]).out)).toMatchObject({ missing: [] });
  expect(readdirSync(vault).sort()).toEqual(['Event Loop.md', 'a.md', 'deep']);
});

test('a name that is taken is told with its place, and nothing is written', () => {
  const vault = vaultWith('-- sub/Home.md --\n---\naliases: [Start]\n---\nkeep\n-- p.png --\n');
  for (const [name, path] of [
    ['home', 'sub/Home.md'],
    ['Start', 'sub/Home.md'],
    ['sub/Home.md', 'sub/Home.md'],
    ['p.png', 'p.png'],
  ] as const) {
    const { code, out, err } = backlit(['new', name, vault]);
    expect({ code, out }).toEqual({ code: 2, out: '' });
    expect(err).toContain(`A link to “${name}” already leads to “${path}”.`);
  }
  expect(readdirSync(vault)).toEqual(['p.png', 'sub']);
});

test('a file that is there but not read is not overwritten', () => {
  const vault = vaultWith('-- .gitignore --\nSecret.md\n-- Secret.md --\nkeep\n');
  const { code, err } = backlit(['new', '-q', 'Secret', vault]);
  expect({ code, err }).toEqual({ code: 2, err: 'backlit: There is already a file at “Secret.md”.\n' });
  expect(readFileSync(join(vault, 'Secret.md'), 'utf8')).toBe('keep\n');
  expect(readdirSync(vault).sort()).toEqual(['.gitignore', 'Secret.md']);
});

test.each(['../out', 'a/../../out', '/etc/out', '.git/out', 'node_modules/out', 'a#b', 'a|b', 'a]]b', ''])(
  '%j is refused',
  name => {
    const vault = vaultWith('-- a.md --\n');
    const { code, out, err } = backlit(['new', '--', name, vault]);
    expect({ code, out }).toEqual({ code: 2, out: '' });
    expect(err).toContain('cannot be the name of a note');
    expect(readdirSync(vault)).toEqual(['a.md']);
  },
);

test('a folder that is a link to elsewhere leads nowhere', () => {
  const elsewhere = vaultWith('');
  const vault = vaultWith('-- a.md --\n');
  symlinkSync(elsewhere, join(vault, 'out'));
  const { code, err } = backlit(['new', '-q', 'out/deep/note', vault]);
  expect({ code, err }).toEqual({
    code: 2,
    err: 'backlit: “out/deep/note.md” would lie outside the vault.\n  A folder on the way is a link to another place.\n',
  });
  expect(readdirSync(elsewhere)).toEqual([]);
});

test('where nothing can be written, that is said', () => {
  const vault = vaultWith('-- a.md --\n-- taken --\n');
  mkdirSync(join(vault, 'folder'));
  for (const name of ['taken/note', 'taken/more/note', `folder/${'é'.repeat(200)}`]) {
    const { code, err } = backlit(['new', '-q', name, vault]);
    expect(code).toBe(2);
    expect(err).toMatch(/^backlit: .+\.md” cannot be written: E[A-Z]+: [a-z ]+\.\n$/);
  }
  expect(readdirSync(join(vault, 'folder'))).toEqual([]);
});

test('a name that begins with a dash comes after --', () => {
  const vault = vaultWith('-- a.md --\n');
  expect(backlit(['new', '-q', vault, '--', '-flag'], { cwd: vault }).code).toBe(2);
  expect(backlit(['new', '-q', '--', '-flag', vault]).code).toBe(0);
  expect(existsSync(join(vault, '-flag.md'))).toBe(true);
});
