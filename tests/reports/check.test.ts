import { expect, test } from 'vitest';
import type { Finding, NoteId } from '../../lib/model.ts';
import { summary } from '../../lib/reports/check.ts';
import { check, vaultOf } from './vault.ts';

/** Each error and warning as `rule path:line:column-endLine:endColumn message | hint`. */
function told(fixture: string): readonly string[] {
  return linesOf(check(vaultOf(fixture)).filter(({ severity }) => severity !== 'info'));
}

function linesOf(findings: readonly Finding[]): readonly string[] {
  return findings.map(
    ({ rule, path, line, column, endLine, endColumn, message, hint }) =>
      `${rule} ${path}:${line}:${column}-${endLine}:${endColumn} ${message} | ${hint}`,
  );
}

test('a healthy vault has no findings', () => {
  const vault = vaultOf(`
-- index.md --
# A
[[b]] [[b#^x]] [[#A]] ![[p.png]] [t](b.md#top)
-- b.md --
## Top
[[index]] ^x
-- p.png --
`);
  expect(check(vault)).toEqual([]);
});

test('a missing page says how to write it, or what was meant', () => {
  const findings = told(`
-- a.md --
[[Async Generatros]] [[Else]] [gone](sub/gone.md) [[-f x]]
-- Async Generators.md --
`);
  expect(findings.map(line => line.replace('missing-page a.md:', ''))).toEqual([
    '1:1-1:21 No note is called “Async Generatros”. | Did you mean “Async Generators.md” (two letters swapped)? To write it: npx backlit new "Async Generatros"',
    '1:22-1:30 No note is called “Else”. | To write it: npx backlit new "Else"',
    '1:31-1:50 No note is at “sub/gone.md”. | To write it: npx backlit new "sub/gone"',
    '1:51-1:59 No note is called “-f x”. | If this is no link but code, put it between backticks.',
  ]);
});

test('a note is not told that it meant itself', () => {
  expect(told('-- Coroutine Explained.md --\n[[Coroutine Explaind]]\n')[0]).not.toContain('Did you mean');
});

test('no command is offered for a name that some shell would obey', () => {
  expect(told('-- a.md --\n[[a `id` b]]\n')[0]).toMatch(/\| Write it, or correct the link\.$/);
});

test('a missing heading is no missing page; a path of headings is followed downwards', () => {
  expect(
    told(`
-- a.md --
[[b#One]] [[b#one#two]] [[b#Two#One]] [[b#Three]] [[b#tow things]] [[#Mine]] [[b#two-things]] [[b#**Two** things]]
-- b.md --
# One
## Two things
## Two
`).map(line => line.replace(/^missing-heading a\.md:/, '')),
  ).toEqual([
    '1:25-1:38 “b.md” has no heading “One” below “Two”. | Did you mean the heading “One” (the same name in another place)?',
    '1:39-1:50 “b.md” has no heading “Three”. | Correct the heading here, or add it there.',
    '1:51-1:67 “b.md” has no heading “tow things”. | Did you mean the heading “Two things” (two letters swapped)?',
    '1:68-1:77 This note has no heading “Mine”. | It has no headings at all.',
  ]);
});

test('a missing block tells how to name one', () => {
  expect(told('-- a.md --\n[[b#^gone]] [[b#^THERE]]\n-- b.md --\nText ^there\n')).toEqual([
    'missing-block a.md:1:1-1:12 “b.md” has no block “^gone”. | Write ^gone at the end of the paragraph that is meant.',
  ]);
});

test('fragments of attachments are not judged', () => {
  expect(told('-- a.md --\n[[paper.pdf#page=3]]\n-- paper.pdf --\n')).toEqual([]);
});

test('missing attachments and missing files are told apart, and from pages', () => {
  expect(
    told(
      '-- a.md --\n![[diagrm.png]] [x](files/gone.txt) [y](../up.md)\n[z](../../img/diagram.png)\n-- diagram.png --\n',
    ),
  ).toEqual([
    'missing-attachment a.md:1:1-1:16 No file is called “diagrm.png”. | Did you mean “diagram.png” (one letter apart)?',
    'missing-link a.md:1:17-1:36 No file is at “files/gone.txt”. | Put the file there, or correct the path.',
    'outside-vault a.md:1:37-1:50 “../up.md” leads out of the vault. | A link reaches only what is inside the vault: bring the file in, or link to its web address.',
    'outside-vault a.md:2:1-2:27 “../../img/diagram.png” leads out of the vault. | Did you mean “diagram.png” (the same name in another place)?',
  ]);
});

test('an ambiguous link names all candidates, and is judged further', () => {
  expect(told('-- home.md --\n[[topic#None]]\n-- a/topic.md --\n-- zz/topic.md --\n')).toEqual([
    'missing-heading home.md:1:1-1:15 “a/topic.md” has no heading “None”. | It has no headings at all.',
    'ambiguous-link home.md:1:1-1:15 “topic” could mean 2 files: this link goes to “a/topic.md”, not to “zz/topic.md”. | Say which one by its path, as in [[a/topic]].',
  ]);
});

test('a name that two notes wrote down is a finding on each; equal file names are none', () => {
  const findings = told(`
-- a.md --
---
aliases: [Same, A]
---
-- b.md --
# same
-- x/c.md --
-- y/c.md --
`);
  expect(findings).toEqual([
    'duplicate-name a.md:2:11-2:15 The alias “Same” is also a name of “b.md”. | A link by that name can only go to one of them: give each a name of its own.',
    'duplicate-name b.md:1:1-1:7 The title “same” is also a name of “a.md”. | A link by that name can only go to one of them: give each a name of its own.',
  ]);
});

test('a thousand notes of one title cost a sentence each, not a list', () => {
  const notes = Array.from({ length: 1000 }, (_, number) => `-- ${number}.md --\n# Daily\n`).join('');
  const findings = told(notes);
  expect(findings).toHaveLength(1000);
  expect(findings[0]).toContain('is also a name of “1.md”, “10.md” and 997 others.');
});

test('front matter that cannot be read is told with its place', () => {
  const [finding = ''] = told('-- a.md --\n---\nup: [[Home]]\n  broken: [\n---\nText\n');
  expect(finding).toMatch(/^bad-front-matter a\.md:\d+:\d+-\d+:\d+ The front matter is not valid YAML: /);
});

test('a Markdown link over two lines ends where it ends', () => {
  expect(told('-- a.md --\nSee [two\nlines](gone.md).\n')[0]).toMatch(/^missing-page a\.md:1:5-2:16 /);
});

test('findings of the settings’ wanted pages are silenced, and nothing else', () => {
  const vault = vaultOf('-- a.md --\n[[planned]] [[other]]\n');
  const missing = check({ ...vault, intended: key => key === 'planned' }).filter(({ rule }) => rule === 'missing-page');
  expect(missing.map(({ target }) => target)).toEqual(['other']);
});

test('the summary counts by rule, in the order of the rules', () => {
  const findings = check(vaultOf('-- a.md --\n[[x#y]] [[y]] ![[z.png]] [[#none]]\n'));
  expect([...summary(findings)]).toEqual([
    ['missing-page', 2],
    ['missing-heading', 1],
    ['missing-attachment', 1],
    ['orphan', 1],
    ['dead-end', 1],
  ]);
});

test('addresses that were taken, and files that could not be read, are told', () => {
  const vault = vaultOf('-- A b.md --\n[[a-b]]\n-- a-b.md --\n[[A b]]\n');
  const findings = check({
    ...vault,
    collisions: () => [{ at: 'A b.md' as NoteId, wanted: '/notes/A-b', given: '/notes/A-b-2', first: 'a-b.md' }],
    flaws: () => [
      {
        path: 'gone.md' as NoteId,
        flaw: {
          rule: 'unreadable',
          span: { start: 0, end: 0, line: 1, column: 1 },
          detail: 'it cannot be read (EACCES)',
          hint: null,
        },
      },
    ],
  });
  expect(findings.map(({ rule, message }) => `${rule}: ${message}`)).toEqual([
    'url-collision: Two pages want the address /notes/A-b: “a-b.md” has it, the other is at /notes/A-b-2.',
    'unreadable: This file cannot be read (EACCES).',
  ]);
});
