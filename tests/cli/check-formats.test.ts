import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { expect, test } from 'vitest';
import { backlit, vaultWith, type RunOptions } from './bundle.ts';

const project = vaultWith(`
-- notes/a.md --
# A
Text with a [[gone]] link.
-- notes/b, c.md --
[[topic]] and ![[no.png]]
-- notes/x/topic.md --
-- notes/y/topic.md --
`);
mkdirSync(join(project, '.git'));
const rule = ['--rule', 'missing-page,missing-attachment,ambiguous-link'];

function check(format: string, args: readonly string[] = [], options: RunOptions = {}): string {
  return backlit(['check', '--format', format, ...rule, ...args, 'notes'], { cwd: project, ...options }).out;
}

test('every format ends as the check ends', () => {
  for (const format of ['pretty', 'json', 'sarif', 'junit', 'github', 'markdown', 'csv']) {
    const code = (...args: readonly string[]): number | null =>
      backlit(['check', '--format', format, ...args, 'notes'], { cwd: project }).code;
    expect([format, code(), code('--warn-only'), code('--max', '0')]).toEqual([format, 1, 0, 1]);
    expect(code('--rule', 'ambiguous-link')).toBe(0);
    expect(code('--rule', 'ambiguous-link', '--strict')).toBe(1);
  }
});

test('SARIF and annotations count paths from the repository, wherever one stands', () => {
  const elsewhere = { cwd: join(project, 'notes/x') };
  const args = ['check', '--format', 'sarif', ...rule, join(project, 'notes')];
  const { runs } = JSON.parse(backlit(args, elsewhere).out) as {
    runs: [{ originalUriBaseIds: object; results: { locations: object[] }[] }];
  };
  expect(runs[0].originalUriBaseIds).toEqual({ PROJECTROOT: { uri: `${pathToFileURL(project).href}/` } });
  expect(runs[0].results.map(({ locations }) => locations[0])).toMatchObject([
    { physicalLocation: { artifactLocation: { uri: 'notes/a.md' } } },
    { physicalLocation: { artifactLocation: { uri: 'notes/b%2C%20c.md' } } },
    { physicalLocation: { artifactLocation: { uri: 'notes/b%2C%20c.md' } } },
  ]);
  expect(backlit(['check', '--format', 'github', ...rule, join(project, 'notes')], elsewhere).out).toContain(
    '::error file=notes/b%2C c.md,',
  );
});

test('the checkout of the job comes before a repository within it; without any, the current folder', () => {
  const outer = vaultWith('-- module/notes/a.md --\n[[gone]]\n');
  const first = (env: Readonly<Record<string, string>>): string | undefined =>
    /file=([^,]*)/.exec(backlit(['check', '--format', 'github', 'module/notes'], { cwd: outer, env }).out)?.[1];
  expect(first({})).toBe('module/notes/a.md');
  mkdirSync(join(outer, 'module/.git'));
  expect(first({})).toBe('notes/a.md');
  expect(first({ GITHUB_WORKSPACE: outer })).toBe('notes/a.md');
  mkdirSync(join(outer, '.git'));
  expect(first({ GITHUB_WORKSPACE: outer })).toBe('module/notes/a.md');
  expect(first({ GITHUB_WORKSPACE: project })).toBe('notes/a.md');
});

test('GitHub: commands, then what it came to; the table goes into the summary of the step', () => {
  const summary = join(project, 'summary.md');
  writeFileSync(summary, 'Said before.\n');
  const env = {
    GITHUB_STEP_SUMMARY: summary,
    GITHUB_SERVER_URL: 'https://github.com',
    GITHUB_REPOSITORY: 'me/wiki',
    GITHUB_SHA: 'c0ffee',
  };
  expect(check('github', [], { env })).toBe(
    `::error file=notes/a.md,line=2,endLine=2,col=13,endColumn=21,title=missing-page::No note is called “gone”.%0ATo write it: npx backlit new "gone"
::error file=notes/b%2C c.md,line=1,endLine=1,col=15,endColumn=26,title=missing-attachment::No file is called “no.png”.%0APut the file into the vault, or correct its name here.
::warning file=notes/b%2C c.md,line=1,endLine=1,col=1,endColumn=10,title=ambiguous-link::“topic” could mean 2 files: this link goes to “x/topic.md”, not to “y/topic.md”.%0ASay which one by its path, as in [[x/topic]].
2 errors and 1 warning in 2 files, of 4 notes and 3 links checked.
`,
  );
  const written = readFileSync(summary, 'utf8');
  expect(written).toMatch(/^Said before\.\n## Backlit: 2 errors and 1 warning in 2 files/);
  expect(written).toContain(
    '| [1:15](https://github.com/me/wiki/blob/c0ffee/notes/b%2C%20c.md?plain=1#L1) | **error** No file is called “no.png”.',
  );
});

test('a summary that cannot be written is told, and changes nothing else', () => {
  const { code, out, err } = backlit(['check', '--format', 'github', ...rule, 'notes'], {
    cwd: project,
    env: { GITHUB_STEP_SUMMARY: join(project, 'none/summary.md') },
  });
  expect([code, out]).toEqual([1, check('github')]);
  expect(err).toContain('The summary of this step cannot be written: ENOENT');
});

test('Markdown holds every problem, and says what --max has left out', () => {
  const markdown = check('markdown');
  expect(markdown).toContain(
    '### notes/b, c.md\n\n| Place | Problem | Rule |\n|---|---|---|\n| 1:1 | **warning** “topic” could',
  );
  expect(check('markdown', ['--max', '1'])).toMatch(/\n\*2 more problems are not listed here\.\*\n$/);
});

test('CSV: the leaf fields, header first', () => {
  expect(check('csv')).toBe(
    [
      'rule,severity,path,line,column,endLine,endColumn,message,hint,target,suggestions',
      'missing-page,error,a.md,2,13,2,21,No note is called “gone”.,"To write it: npx backlit new ""gone""",gone,',
      '"ambiguous-link",'.replaceAll('"', '') +
        'warning,"b, c.md",1,1,1,10,"“topic” could mean 2 files: this link goes to “x/topic.md”, not to “y/topic.md”.","Say which one by its path, as in [[x/topic]].",topic,x/topic.md; y/topic.md',
      'missing-attachment,error,"b, c.md",1,15,1,26,No file is called “no.png”.,"Put the file into the vault, or correct its name here.",no.png,',
      '',
    ].join('\r\n'),
  );
});

test('JUnit fails what fails the check', () => {
  const outcomes = (...args: readonly string[]): readonly string[] =>
    check('junit', args).match(/<(failure|skipped)/g) ?? [];
  expect(outcomes()).toEqual(['<failure', '<skipped', '<failure']);
  expect(outcomes('--strict')).toEqual(['<failure', '<failure', '<failure']);
  expect(outcomes('--warn-only')).toEqual(['<skipped', '<skipped', '<skipped']);
});

test('thousands of problems come whole, in every format', () => {
  const count = 2000;
  const note = (number: number): string => `-- n${number}.md --\n${'Text around [[gone]] here.\n\n'.repeat(10)}`;
  const vault = vaultWith(Array.from({ length: count / 10 }, (_, number) => note(number)).join(''));
  const summary = join(vault, 'summary.txt');
  const told = (format: string): string =>
    backlit(['check', '--rule', 'missing-page', '--format', format, vault], { env: { GITHUB_STEP_SUMMARY: summary } })
      .out;
  expect(told('pretty')).toContain('\n2,000 errors in 200 files,');
  expect((JSON.parse(told('json')) as { findings: object[] }).findings).toHaveLength(count);
  expect((JSON.parse(told('sarif')) as { runs: [{ results: object[] }] }).runs[0].results).toHaveLength(count);
  expect(told('junit').match(/<testcase /g)).toHaveLength(count);
  expect(told('csv').split('\r\n')).toHaveLength(count + 2);
  expect(told('markdown').match(/^\| \d+:\d+ /gm)).toHaveLength(count);
  expect(told('github').match(/^::error /gm)).toHaveLength(10);
  expect(readFileSync(summary, 'utf8').match(/^\| \d+:\d+ /gm)).toHaveLength(count);
});

test('the summary of a step stays within a MiB, also with what is there, and says what it has left out', () => {
  const vault = vaultWith(`-- a.md --\n${'[[gone]]\n\n'.repeat(12_000)}`);
  const summary = join(vault, 'summary.txt');
  writeFileSync(summary, 'x'.repeat(100_000));
  backlit(['check', '--rule', 'missing-page', '--format', 'github', vault], { env: { GITHUB_STEP_SUMMARY: summary } });
  const written = readFileSync(summary);
  expect(written.length).toBeGreaterThan(1_000_000);
  expect(written.length).toBeLessThanOrEqual(1 << 20);
  const rows = String(written).match(/^\| \d+:\d+ /gm)?.length ?? 0;
  expect(String(written)).toMatch(new RegExp(`\\n\\*${12_000 - rows} more problems are not listed here\\.\\*\\n$`));
});
