import { join } from 'node:path';
import { expect, test } from 'vitest';
import { backlit, vaultWith } from './bundle.ts';

const broken = vaultWith(`
-- a.md --
# A
Text with a [[gone]] link. Next.

[[b#nowhere]] ![[no.png]]
-- b.md --
[[x/topic]] [[topic]]
-- x/topic.md --
-- y/topic.md --
`);
const warned = vaultWith(
  '-- index.md --\n[[topic]] [[x/topic]] [[y/topic]]\n-- x/topic.md --\n[[index]]\n-- y/topic.md --\n[[index]]\n',
);
const clean = vaultWith('-- index.md --\nTo [[b]].\n-- b.md --\nTo [[index]].\n');
const links = ['--rule', 'missing-page,missing-heading,missing-attachment,ambiguous-link'];

test('for people: file by file, the place, what is wrong, its sentence with the link below it, what to do', () => {
  expect(backlit(['check', ...links, '.'], { cwd: broken })).toEqual({
    code: 1,
    err: '',
    out: `a.md
  a.md:2:13  error  No note is called “gone”.  missing-page
      Text with a gone link.
                  ~~~~
      To write it: npx backlit new "gone"
  a.md:4:1  error  “b.md” has no heading “nowhere”.  missing-heading
      b › nowhere no.png
      ~~~~~~~~~~~
      It has no headings at all.
  a.md:4:15  error  No file is called “no.png”.  missing-attachment
      b › nowhere no.png
                  ~~~~~~
      Put the file into the vault, or correct its name here.

b.md
  b.md:1:13  warning  “topic” could mean 2 files: this link goes to “x/topic.md”, not to “y/topic.md”.  ambiguous-link
      x/topic topic
              ~~~~~
      Say which one by its path, as in [[x/topic]].

3 errors and 1 warning in 2 files, of 4 notes and 5 links checked.
Most frequent: missing-page 1, missing-heading 1, missing-attachment 1, ambiguous-link 1
`,
  });
});

test('what to do is told once, not below every problem of a kind', () => {
  const many = vaultWith(`-- a.md --\n${'![[no.png]] ![[none.png]]\n\n'.repeat(3)}`);
  const { out } = backlit(['check', '--rule', 'missing-attachment', many]);
  expect(out.match(/No file is called/g)).toHaveLength(6);
  expect(out.match(/Put the file into the vault/g)).toHaveLength(1);
});

test('a file of which there is only something to be said in passing has no heading', () => {
  const quiet = vaultWith(
    ['a', 'b', 'd', 'e'].map(name => `-- ${name}.md --\nText.\n`).join('') +
      '-- c.md --\n[[gone]]\n-- f.md --\n[[gone]]\n',
  );
  const { out } = backlit(['check', '--rule', 'orphan,missing-page', quiet], { cwd: quiet });
  expect(
    out
      .replace(/^ {6,}.*\n/gm, '')
      .split('\n\n')
      .slice(0, -1),
  ).toEqual([
    '  a.md:1:1  info  No other note links to this one.  orphan\n  b.md:1:1  info  No other note links to this one.  orphan',
    'c.md\n  c.md:1:1  error  No note is called “gone”.  missing-page\n  c.md:1:1  info  No other note links to this one.  orphan',
    '  d.md:1:1  info  No other note links to this one.  orphan\n  e.md:1:1  info  No other note links to this one.  orphan',
    'f.md\n  f.md:1:1  error  No note is called “gone”.  missing-page\n  f.md:1:1  info  No other note links to this one.  orphan',
  ]);
});

test('places are told as seen from the current folder', () => {
  const { out } = backlit(['check', broken], { cwd: join(broken, 'x') });
  expect(out).toContain('\n  ../a.md:2:13  error');
});

test('errors end with 1, warnings with 0 unless they are taken strictly, a clean vault with 0', () => {
  const codes = (args: readonly string[], vault: string): number | null => backlit(['check', ...args, vault]).code;
  expect(codes([], broken)).toBe(1);
  expect(codes(['--warn-only'], broken)).toBe(0);
  expect(codes([], warned)).toBe(0);
  expect(codes(['--strict'], warned)).toBe(1);
  expect(codes(['--strict'], clean)).toBe(0);
});

test('a clean vault says how much was looked at', () => {
  expect(backlit(['check', clean]).out).toBe('No problems in 2 notes and 2 links.\n');
});

test('rules decide what is told and how it ends', () => {
  const { code, out } = backlit(['check', '--rule', 'ambiguous-link, missing-attachment', '--json', broken]);
  expect(code).toBe(1);
  expect(JSON.parse(out)).toMatchObject({
    summary: { 'missing-attachment': 1, 'ambiguous-link': 1 },
    findings: [{ rule: 'missing-attachment' }, { rule: 'ambiguous-link' }],
  });
  expect(backlit(['check', '--rule', 'ambiguous-link', broken]).code).toBe(0);
  expect(backlit(['check', '--rule', ' ,', broken])).toMatchObject({ code: 2, out: '' });
});

test('--max shortens what is told, not the summary and not the exit code', () => {
  const { code, out } = backlit(['check', ...links, '--max', '1', broken]);
  expect(code).toBe(1);
  expect(out.match(/^ {2}\S+:\d+:\d+ /gm)).toHaveLength(1);
  expect(out).toContain('Told the first 1 of 4 problems.\n3 errors and 1 warning');
  const none = backlit(['check', ...links, '--max', '0', '--json', broken]);
  expect(none.code).toBe(1);
  expect(JSON.parse(none.out)).toMatchObject({ summary: { 'missing-page': 1 }, findings: [] });
});

test('the JSON document, key by key', () => {
  expect(backlit(['check', '--json', '--rule', 'missing-page', broken]).out).toBe(
    `{"version":1,"vault":{"notes":4,"links":5,"attachments":0},"summary":{"missing-page":1},"findings":[
{"rule":"missing-page","severity":"error","path":"a.md","line":2,"column":13,"endLine":2,"endColumn":21,"message":"No note is called “gone”.","hint":"To write it: npx backlit new \\"gone\\"","target":"gone","suggestions":[]}
]}
`,
  );
});
