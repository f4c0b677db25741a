import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { backlit, vaultWith } from './bundle.ts';

const garden = vaultWith('-- notes/a.md --\n[[b]]\n-- notes/b.md --\n-- other/c.md --\n');
const notesIn = (ran: { readonly out: string }): unknown => (JSON.parse(ran.out) as { notes: unknown }).notes;

test.each([
  ['chekc', 'Did you mean check?'],
  ['backlnks', 'Did you mean backlinks?'],
  ['unresolvd', 'Did you mean unresolved?'],
  ['no-such-thing', 'backlit --help lists the commands.'],
])('“%s” is neither a command nor a folder: %s', (word, hint) => {
  const { code, out, err } = backlit([word]);
  expect({ code, out, err }).toEqual({
    code: 2,
    out: '',
    err: `backlit: “${word}” is neither a command nor a folder.\n  ${hint}\n`,
  });
});

test('a mistyped option suggests the nearest', () => {
  const { code, out, err } = backlit(['check', '--foramt', 'json', garden]);
  expect({ code, out }).toEqual({ code: 2, out: '' });
  expect(err).toContain("unknown option '--foramt'\n(Did you mean --format?)");
});

test.each([
  [['check', '--format', 'yaml'], 'Allowed choices are pretty, json, sarif, junit, github, markdown, csv.'],
  [['orphans', '--format', 'xml'], 'Allowed choices are pretty, json, csv.'],
  [['graph', '--format', 'dot'], 'Allowed choices are json.'],
  [['check', '--rule', 'missing-pgae'], 'There is no rule “missing-pgae”. Did you mean missing-page?'],
  [['check', '--max', 'many'], 'It is not a whole number.'],
  [['check', '--strict', '--warn-only'], 'cannot be used with'],
  [['orphans', '--json', '--format', 'csv'], 'cannot be used with'],
  [['serve', '--port', '70000'], 'A port is a number from 0 to 65535.'],
  [['backlinks'], "missing required argument 'note'"],
  [['why', 'x'], "required option '--from <note>' not specified"],
  [['orphans', 'a', 'b'], 'too many arguments'],
])('%j is refused: %s', (args, reason) => {
  const { code, out, err } = backlit(args, { cwd: garden });
  expect({ code, out }).toEqual({ code: 2, out: '' });
  expect(err).toContain(reason);
});

test('help and version are results', () => {
  const { version } = JSON.parse(readFileSync(join(import.meta.dirname, '../../package.json'), 'utf8')) as {
    version: string;
  };
  expect(backlit(['--version'])).toEqual({ code: 0, out: `${version}\n`, err: '' });
  const help = backlit(['--help']);
  expect(help).toMatchObject({ code: 0, err: '' });
  for (const name of ['serve', 'check', 'missing, unresolved', 'backlinks <note>', 'why <link> --from <note>']) {
    expect(help.out).toContain(`\n  ${name}`);
  }
  const ofCheck = backlit(['check', '-h']);
  expect(ofCheck).toMatchObject({ code: 0, err: '' });
  expect(ofCheck.out).toContain('Usage: backlit check [options] [vault]');
  expect(ofCheck.out).toContain('missing-page\n');
  expect(backlit(['help', 'check'])).toEqual(ofCheck);
});

test('the vault is the argument, else $BACKLIT_VAULT, else ./notes, else the current folder', () => {
  const env = { BACKLIT_VAULT: join(garden, 'other') };
  const orphans = (args: readonly string[], options: object): unknown =>
    notesIn(backlit(['orphans', '--json', ...args], { cwd: garden, ...options }));
  expect(orphans(['notes'], { env })).toEqual([{ path: 'a.md', title: 'a' }]);
  expect(orphans([], { env })).toEqual([{ path: 'c.md', title: 'c' }]);
  expect(orphans([], {})).toEqual([{ path: 'a.md', title: 'a' }]);
  expect(orphans([], { cwd: join(garden, 'other') })).toEqual([{ path: 'c.md', title: 'c' }]);
});

test('a vault that is not there is told, with where its name came from', () => {
  expect(backlit(['orphans', 'gone'], { cwd: garden })).toEqual({
    code: 2,
    out: '',
    err: 'backlit: There is no folder “gone”.\n  Give the folder that holds the notes.\n',
  });
  const { code, err } = backlit(['orphans'], { cwd: garden, env: { BACKLIT_VAULT: 'gone' } });
  expect(code).toBe(2);
  expect(err).toContain('There is no folder “gone”. $BACKLIT_VAULT names it.');
});

test('options of every command may stand before its name', () => {
  expect(backlit(['-q', 'orphans', '--json', 'notes'], { cwd: garden })).toMatchObject({ code: 0, err: '' });
});

test('what .gitignore names is passed over, said so, and read when asked', () => {
  const vault = vaultWith('-- .gitignore --\nprivate\n-- a.md --\n-- private/b.md --\n');
  const without = backlit(['orphans', '--json', vault]);
  expect(notesIn(without)).toEqual([{ path: 'a.md', title: 'a' }]);
  expect(without.err).toContain('.gitignore');
  expect(backlit(['orphans', '--json', '-q', vault]).err).toBe('');
  const withAll = backlit(['orphans', '--json', '--no-gitignore', vault]);
  expect(notesIn(withAll)).toEqual([
    { path: 'a.md', title: 'a' },
    { path: 'private/b.md', title: 'b' },
  ]);
});

test('a note is asked for by path, by name, by alias, or by its path from the current folder', () => {
  const vault = vaultWith('-- in/Deep One.md --\n---\naliases: [Other]\n---\n-- a.md --\n[[Deep One]]\n');
  for (const spelling of ['in/Deep One.md', 'in/deep one', 'Deep One', 'other', join(vault, 'in/Deep One.md')]) {
    const { code, out } = backlit(['backlinks', spelling, vault, '--json']);
    expect({ spelling, code, note: (JSON.parse(out) as { note: unknown }).note }).toEqual({
      spelling,
      code: 0,
      note: 'in/Deep One.md',
    });
  }
  expect(backlit(['backlinks', './Deep One.md', vault, '--json'], { cwd: join(vault, 'in') }).code).toBe(0);
});

test('an unknown note ends with 2 and the nearest names', () => {
  const vault = vaultWith('-- Coroutine.md --\n');
  expect(backlit(['backlinks', 'Corotine', vault])).toEqual({
    code: 2,
    out: '',
    err: 'backlit: No note is called “Corotine”.\n  Did you mean Coroutine.md (one letter apart)?\n',
  });
});

test('an ambiguous note is taken by the rules of links, and said so', () => {
  const vault = vaultWith('-- a/topic.md --\n-- zz/topic.md --\n-- c.md --\n[[topic]]\n');
  const { code, out, err } = backlit(['backlinks', 'topic', vault, '--json']);
  expect(code).toBe(0);
  expect(JSON.parse(out)).toMatchObject({ note: 'a/topic.md', backlinks: [{ from: 'c.md' }] });
  expect(err).toBe('“topic” could also mean zz/topic.md; this is about a/topic.md.\n');
});

test('an attachment has backlinks and no links', () => {
  const vault = vaultWith('-- a.md --\n![[p.png]]\n-- p.png --\n');
  expect(JSON.parse(backlit(['backlinks', 'p.png', vault, '--json']).out)).toMatchObject({
    backlinks: [{ from: 'a.md', kind: 'embed' }],
  });
  expect(backlit(['links', 'p.png', vault])).toMatchObject({ code: 2, out: '' });
});
