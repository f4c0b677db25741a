import yaml from 'js-yaml';
import { spawnSync } from 'node:child_process';
import { copyFileSync, existsSync, mkdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { expect, test } from 'vitest';
import { command, vaultWith, type Ran } from './bundle.ts';

const root = join(import.meta.dirname, '../..');
const read = (path: string): unknown => yaml.safeLoad(readFileSync(join(root, path), 'utf8'));

const action = read('action.yml') as {
  inputs: Record<string, { description: string; default: string }>;
  runs: { using: string; steps: [{ shell: string; env: Record<string, string>; run: string }] };
};
const [step] = action.runs.steps;

/** The action as GitHub checks it out, built. */
const checkout = vaultWith('');
mkdirSync(join(checkout, 'bin'));
for (const file of ['backlit.js', 'command.js']) copyFileSync(join(root, 'bin', file), join(checkout, 'bin', file));
copyFileSync(join(root, 'package.json'), join(checkout, 'package.json'));
symlinkSync(dirname(command), join(checkout, 'dist'));
writeFileSync(join(checkout, 'dist/complete'), '');

/** Runs its step as the runner does: every input that is not given has its default. */
function run(cwd: string, inputs: Readonly<Record<string, string>>, env: Readonly<Record<string, string>> = {}): Ran {
  const given = Object.entries(step.env).map(([key, expression]) => {
    const input = /^\$\{\{ inputs\.(\w+) \}\}$/.exec(expression)?.[1] ?? '';
    return [key, inputs[input] ?? action.inputs[input]?.default ?? expression] as const;
  });
  const { PATH } = process.env;
  const ran = spawnSync('bash', ['--noprofile', '--norc', '-eo', 'pipefail', '-c', step.run], {
    cwd,
    env: { PATH, ...Object.fromEntries(given), GITHUB_ACTION_PATH: checkout, ...env },
    encoding: 'utf8',
  });
  return { code: ran.status, out: ran.stdout, err: ran.stderr };
}

test('inputs reach the script as environment and in no other way', () => {
  expect(action.runs.using).toBe('composite');
  expect(step.run).not.toContain('${{');
  expect(Object.values(step.env).sort()).toEqual(
    Object.keys(action.inputs)
      .map(input => `\${{ inputs.${input} }}`)
      .sort(),
  );
});

test('it annotates, writes the summary, and fails as the check does', () => {
  const folder = vaultWith('-- my notes/index.md --\n[[gone]] [[b]]\n-- my notes/b.md --\n[[index]]\n');
  const summary = join(folder, 'summary.md');
  const { code, out } = run(folder, { vault: 'my notes', rules: 'missing-page' }, { GITHUB_STEP_SUMMARY: summary });
  expect([code, out]).toEqual([
    1,
    `::error file=my notes/index.md,line=1,endLine=1,col=1,endColumn=9,title=missing-page::No note is called “gone”.%0ATo write it: npx backlit new "gone"
1 error in 1 file, of 2 notes and 3 links checked.
`,
  ]);
  expect(readFileSync(summary, 'utf8')).toContain('### my notes/index.md');
  expect(run(folder, { vault: 'my notes', rules: 'ambiguous-link' })).toMatchObject({ code: 0 });
});

test('every input does what it says', () => {
  const folder = vaultWith(
    '-- notes/index.md --\n[[gone]] [[t]]\n-- notes/x/t.md --\n[[index]]\n-- notes/y/t.md --\n[[index]]\n',
  );
  const rules = 'missing-page,ambiguous-link';
  expect(run(folder, { rules, format: 'sarif', output: 'out.sarif' })).toMatchObject({ code: 1, out: '' });
  expect(JSON.parse(readFileSync(join(folder, 'out.sarif'), 'utf8'))).toMatchObject({ version: '2.1.0' });
  expect(run(folder, { rules, max: '0' }).out).toBe(
    '1 error and 1 warning in 1 file, of 3 notes and 4 links checked.\n',
  );
  expect(run(folder, { rules: 'ambiguous-link' }).code).toBe(0);
  expect(run(folder, { rules: 'ambiguous-link', strict: 'true' }).code).toBe(1);
  expect(run(folder, { rules, baseline: 'known.json', args: '--update-baseline\n--quiet\n' })).toMatchObject({
    code: 0,
    err: '',
  });
  expect(run(folder, { rules, baseline: 'known.json' })).toMatchObject({ code: 0 });
});

test('what inputs hold is not run, and no option is smuggled in by a name', () => {
  const folder = vaultWith('-- notes/index.md --\nText.\n');
  const hostile = '"; touch pwned; $(touch pwned) `touch pwned` ${IFS} *';
  for (const input of Object.keys(action.inputs)) {
    run(folder, { [input]: hostile });
    expect([input, existsSync(join(folder, 'pwned'))]).toEqual([input, false]);
  }
  expect(run(folder, { vault: '--warn-only' })).toMatchObject({ code: 2, out: '' });
  expect(run(folder, { args: '--no-such-option' })).toMatchObject({ code: 2, out: '' });
});

test('the hook of pre-commit runs a command that the package has', () => {
  const [hook] = read('.pre-commit-hooks.yaml') as [Record<string, string>];
  const { bin } = read('package.json') as { bin: object };
  expect(hook).toMatchObject({ id: 'backlit', language: 'node', pass_filenames: false });
  expect(Object.keys(bin)).toContain(hook.entry?.split(' ')[0]);
});

test('the notes of the project are checked with the action of the project', () => {
  const { jobs } = read('.github/workflows/notes.yml') as {
    jobs: { check: { steps: { uses: string; with?: Record<string, string> }[] } };
  };
  const used = jobs.check.steps.find(({ uses }) => uses === './')?.with ?? {};
  expect(Object.keys(used).filter(input => !(input in action.inputs))).toEqual([]);
  expect(existsSync(join(root, used.vault ?? ''))).toBe(true);
  expect(existsSync(join(root, used.baseline ?? ''))).toBe(true);
});
