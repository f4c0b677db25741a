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
const warned = vaultWith('-- a.md --\n[[topic]]\n-- x/topic.md --\n-- y/topic.md --\n');
const clean = vaultWith('-- a.md --\n[[b]]\n-- b.md --\n');

test('for people: note by note, the place, what is wrong, its sentence, what to do', () => {
  expect(backlit(['check', '.'], { cwd: broken })).toEqual({
    code: 1,
    err: '',
    out: `a.md
  a.md:2:13  error  No note is called “gone”.  missing-page
      Text with a ‹gone› link.
      To write it: npx backlit new "gone"
  a.md:4:1  error  “b.md” has no heading “nowhere”.  missing-heading
      ‹b › nowhere› no.png
      It has no headings at all.
  a.md:4:15  error  No file is called “no.png”.  missing-attachment
      b › nowhere ‹no.png›
      Put the file into the vault, or correct its name here.

b.md
  b.md:1:13  warning  “topic” could mean 2 files: this link goes to “x/topic.md”, not to “y/topic.md”.  ambiguous-link
      x/topic ‹topic›
      Say which one by its path, as in [[x/topic]].

3 errors and 1 warning in 2 files, of 4 notes and 5 links checked.
`,
  });
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
  expect(backlit(['check', clean]).out).toBe('No problems in 2 notes and 1 link.\n');
});

test('rules decide what is told and how it ends', () => {
  const { code, out } = backlit(['check', '--rule', 'ambiguous-link, missing-attachment', '--json', broken]);
  expect(code).toBe(1);
  expect(JSON.parse(out)).toMatchObject({
    summary: { 'missing-attachment': 1, 'ambiguous-link': 1 },
    findings: [{ rule: 'missing-attachment' }, { rule: 'ambiguous-link' }],
  });
  expect(backlit(['check', '--rule', 'ambiguous-link', broken]).code).toBe(0);
});

test('--max shortens what is told, not the summary and not the exit code', () => {
  const { code, out } = backlit(['check', '--max', '1', broken]);
  expect(code).toBe(1);
  expect(out.match(/^ {2}\S+:\d+:\d+ /gm)).toHaveLength(1);
  expect(out).toContain('Told the first 1 of 4 problems.\n3 errors and 1 warning');
  const none = backlit(['check', '--max', '0', '--json', broken]);
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
