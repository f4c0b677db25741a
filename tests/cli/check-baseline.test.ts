import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { backlit, vaultWith, type Ran } from './bundle.ts';

/** A vault with two missing pages and a missing heading, and checks of it. */
function wiki(): { readonly folder: string; check(...args: readonly string[]): Ran } {
  const folder = vaultWith('-- notes/index.md --\n[[one]] [[b#none]]\n\n[[two]]\n-- notes/b.md --\n# B\n[[index]]\n');
  return { folder, check: (...args) => backlit(['check', ...args, 'notes'], { cwd: folder }) };
}

const baseline = ['--baseline', 'known.json'];

test('what is known no longer fails and is not told; how much that is, is', () => {
  const { folder, check } = wiki();
  expect(check(...baseline, '--update-baseline')).toEqual({
    code: 0,
    out: 'No new problems in 2 notes and 4 links.\n',
    err: '“known.json” knows 3 problems now.\n',
  });
  expect(readFileSync(join(folder, 'known.json'), 'utf8').split('\n')).toHaveLength(6);
  expect(check(...baseline, '--strict')).toEqual({
    code: 0,
    out: 'No new problems in 2 notes and 4 links.\n',
    err: 'Left out 3 problems that “known.json” knows.\n',
  });
  expect(check(...baseline, '-q').err).toBe('');
});

test('lines may move; one more is new, one mended is gone', () => {
  const { folder, check } = wiki();
  check(...baseline, '--update-baseline');
  writeFileSync(join(folder, 'notes/index.md'), '# New\n\nText [[b#none]] [[two]] [[two]] [[three]]\n');
  const { code, out, err } = check(...baseline, '--json');
  expect(code).toBe(1);
  expect(JSON.parse(out)).toMatchObject({
    summary: { 'missing-page': 2 },
    findings: [
      { target: 'two', column: 25 },
      { target: 'three', column: 33 },
    ],
  });
  expect(err).toBe(
    'Left out 2 problems that “known.json” knows.\n1 problem of the baseline is gone: --update-baseline drops it.\n',
  );
  check(...baseline, '--update-baseline');
  expect(check(...baseline)).toMatchObject({ code: 0, err: 'Left out 4 problems that “known.json” knows.\n' });
});

test('every format tells only what is new', () => {
  const { folder, check } = wiki();
  check(...baseline, '--update-baseline');
  writeFileSync(join(folder, 'notes/b.md'), '[[index]] [[new one]]\n\n# B\n');
  for (const format of ['pretty', 'json', 'sarif', 'junit', 'github', 'markdown', 'csv']) {
    const { code, out } = check(...baseline, '--format', format);
    expect([format, code, out.includes('new one'), out.includes('two')]).toEqual([format, 1, true, false]);
  }
});

test('--rule looks at some rules, and an update of some keeps the others', () => {
  const { folder, check } = wiki();
  const text = (): string => readFileSync(join(folder, 'known.json'), 'utf8');
  check(...baseline, '--update-baseline');
  const all = text();
  writeFileSync(join(folder, 'notes/index.md'), '[[one]] [[b]]\n');
  expect(check(...baseline, '--rule', 'missing-page').err).toBe(
    'Left out 1 problem that “known.json” knows.\n1 problem of the baseline is gone: --update-baseline drops it.\n',
  );
  check(...baseline, '--update-baseline', '--rule', 'missing-page');
  expect(text()).toBe(all.replace(/.*"two".*\n/, '').replace(/,(?=\n\])/, ''));
});

test('--max and --warn-only do not change what an update knows', () => {
  const { folder, check } = wiki();
  check(...baseline, '--update-baseline');
  const all = readFileSync(join(folder, 'known.json'), 'utf8');
  check(...baseline, '--update-baseline', '--max', '1', '--warn-only');
  expect(readFileSync(join(folder, 'known.json'), 'utf8')).toBe(all);
});

test('a baseline is found from the current folder, written whole, and leaves nothing beside it', () => {
  const { folder, check } = wiki();
  mkdirSync(join(folder, 'ci'));
  check('--baseline', 'ci/known.json', '--update-baseline');
  check('--baseline', 'ci/known.json', '--update-baseline');
  expect(readdirSync(join(folder, 'ci'))).toEqual(['known.json']);
  expect(check('--baseline', 'none/known.json', '--update-baseline')).toMatchObject({ code: 2, out: '' });
});

test('what cannot be used is refused with what to do', () => {
  const { folder, check } = wiki();
  const file = join(folder, 'known.json');
  expect(check('--update-baseline')).toEqual({
    code: 2,
    out: '',
    err: 'backlit: --update-baseline needs to know which file.\n  Name it with --baseline FILE.\n',
  });
  expect(check(...baseline)).toEqual({
    code: 2,
    out: '',
    err: 'backlit: There is no baseline “known.json”.\n  --update-baseline writes it.\n',
  });
  expect(existsSync(file)).toBe(false);
  expect(check('--baseline', 'notes').err).toContain('The baseline “notes” cannot be read (EISDIR).');

  check(...baseline, '--update-baseline');
  const good = readFileSync(file, 'utf8');
  writeFileSync(file, `<<<<<<< mine\n${good}`);
  expect(check(...baseline)).toMatchObject({ code: 2, out: '' });
  expect(check(...baseline).err).toContain('it is not valid JSON.\n  --update-baseline writes it anew.');
  expect(check(...baseline, '--update-baseline', '--rule', 'missing-page')).toMatchObject({ code: 2, out: '' });
  expect(check(...baseline, '--update-baseline').code).toBe(0);
  expect(readFileSync(file, 'utf8')).toBe(good);
});

test('a file that is no baseline is never written over', () => {
  const { folder, check } = wiki();
  const file = join(folder, 'known.json');
  for (const text of ['{"name":"my-package"}', '# Notes', good(2)]) {
    writeFileSync(file, text);
    expect(check(...baseline, '--update-baseline')).toMatchObject({ code: 2, out: '' });
    expect(readFileSync(file, 'utf8')).toBe(text);
  }
});

function good(version: number): string {
  return JSON.stringify({ tool: 'backlit check', version, findings: [] });
}
