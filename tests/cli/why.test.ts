import { expect, test } from 'vitest';
import { backlit, vaultWith } from './bundle.ts';

const vault = vaultWith(`-- index.md --
# Index
-- a/topic.md --
# One
## Sec: two
text ^p
-- b/topic.md --
-- b/from.md --
-- z/Topic.md --
-- other.md --
---
title: Another
aliases: [topic, Nick]
---
-- nick.md --
-- pics/x.png --
`);

function pretty(link: string, from = 'index'): string {
  const { code, out, err } = backlit(['why', link, '--from', from, vault]);
  expect({ code, err }).toEqual({ code: 0, err: '' });
  return out;
}

function json(link: string, from = 'index'): { to: string | null; via: string | null; steps: Step[] } {
  return JSON.parse(backlit(['why', link, '--from', from, '--json', vault]).out);
}

interface Step {
  readonly rule: string;
  readonly candidates: readonly string[];
  readonly chosen: string | null;
  readonly reason: string;
}

test('every step in its order, who wins by what, and why the others lose', () => {
  expect(pretty('[[topic]]')).toBe(`[[topic]] in index.md
  1. the note itself: not tried: the link names something
  2. path from the note’s folder: not tried: it does not begin with ./ or ../
  3. path from the vault’s root: nothing is at “topic”
  4. end of a path: 3 matches: first in the alphabet
     → a/topic.md
       b/topic.md (later in the alphabet)
       z/Topic.md (other case)
  5. alias: not asked: a file name beats an alias
       other.md
  6. title: not asked: a file name beats a title
  7. note of a folder: not asked: what bears the name itself beats the note of a folder

It goes to a/topic.md, found by its name.
`);
});

test('the document has the same in its keys', () => {
  const document = json('topic', 'b/from');
  expect(Object.keys(document)).toEqual(['version', 'link', 'from', 'steps', 'to', 'via']);
  expect(document).toMatchObject({ link: 'topic', from: 'b/from.md', to: 'b/topic.md', via: 'suffix' });
  expect(document.steps.map(({ rule }) => rule)).toEqual([
    'the note itself',
    'path from the note’s folder',
    'path from the vault’s root',
    'end of a path',
    'alias',
    'title',
    'note of a folder',
  ]);
  expect(document.steps[3]).toEqual({
    rule: 'end of a path',
    candidates: ['b/topic.md', 'a/topic.md', 'z/Topic.md'],
    chosen: 'b/topic.md',
    reason:
      '3 matches: below the linking note’s folder; not “a/topic.md” (not below the linking note’s folder); ' +
      'not “z/Topic.md” (not below the linking note’s folder)',
  });
  expect(document.steps[4]).toEqual({
    rule: 'alias',
    candidates: ['other.md'],
    chosen: null,
    reason: 'not asked: a file name beats an alias',
  });
});

test.each([
  ['Nick', 'nick.md', 'path'],
  ['[[Another|label]]', 'other.md', 'title'],
  ['![[x.png]]', 'pics/x.png', 'suffix'],
  ['pics/x.png', 'pics/x.png', 'path'],
  ['[t](a/topic.md#sec-two)', 'a/topic.md', 'relative'],
  ['[t](<a/topic.md> "T")', 'a/topic.md', 'relative'],
  ['[[#Index]]', 'index.md', 'self'],
  ['./nick', 'nick.md', 'relative'],
  ['../nick', null, null],
  ['[[gone]]', null, null],
])('%s leads to %s by %s', (link, to, via) => {
  expect(json(link)).toMatchObject({ to, via });
  if (to !== null && via !== 'self') expect(json(link).steps.some(({ chosen }) => chosen === to)).toBe(true);
});

test('the last step says whether heading or block is there', () => {
  const last = (link: string): Step | undefined => json(link).steps.at(-1);
  const candidates = ['a/topic.md'];
  expect(last('[[a/topic#sec-two]]')).toEqual({
    rule: 'heading',
    candidates,
    chosen: 'a/topic.md',
    reason: 'it means the heading “Sec: two”',
  });
  expect(last('[[a/topic#Sec tow]]')).toEqual({
    rule: 'heading',
    candidates,
    chosen: null,
    reason: 'the note has no heading “Sec tow”; the nearest is “Sec: two” (two letters swapped)',
  });
  expect(last('[[a/topic#^P]]')).toEqual({
    rule: 'block',
    candidates,
    chosen: 'a/topic.md',
    reason: '“^P” is there',
  });
  expect(last('[[a/topic#^q]]')).toMatchObject({ chosen: null, reason: 'the note has no block “^q”' });
  expect(last('x.png#page=2')).toMatchObject({ chosen: 'pics/x.png' });
});

test('what is missing says what it is filed under and what is near', () => {
  expect(pretty('[[old/nick]]')).toMatch(
    /\n {2}8\. missing: nothing answers, so it is filed under “old\/nick”\. Did you mean “nick\.md” \([^)]+\)\?\n\nIt is missing\.\n$/,
  );
  expect(pretty('../../x', 'a/topic')).toMatch(
    /\n {2}2\. path out of the vault: it leads out of the vault, where nothing is ever looked for\n/,
  );
});

test.each(['https://example.org/a', '<mailto:a@b.c>', '[t](https://example.org)', '//example.org'])(
  '%s leads out of the vault',
  link => {
    expect(pretty(link)).toMatch(/\n {2}1\. web address: .+\n\nIt leads out of the vault\.\n$/);
    expect(json(link)).toMatchObject({ to: null, via: null });
  },
);

test.each(['[[]]', '[[ ]]', '[t][ref]', '[[a]] [[b]]', '#', ''])('“%s” is no link', link => {
  const { code, out, err } = backlit(['why', link, '--from', 'index', vault]);
  expect({ code, out }).toEqual({ code: 2, out: '' });
  expect(err).toContain('is no link.');
});

test('a title with a colon is a name, not an address', () => {
  const vault = vaultWith('-- a.md --\n---\ntitle: "Rust: a tour"\n---\n');
  const { out } = backlit(['why', 'Rust: a tour', '--from', 'a', vault]);
  expect(out).toMatch(/It goes to a\.md, found by its title\.\n$/);
});
