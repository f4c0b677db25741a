import { rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import type { MissingPage, Wiki } from '../../lib/wiki.ts';
import { wikiOf } from '../vault.ts';
import { opened } from './opened.ts';

function told(pages: readonly MissingPage[]): readonly string[] {
  return pages.flatMap(({ key, wantedBy }) =>
    wantedBy.map(
      ({ from, line, column, heading, anchor, context }) =>
        `${key} ← ${from}:${line}:${column} ${heading ?? '-'} #${anchor ?? '-'} ${context.text}`,
    ),
  );
}

function pageOf(wiki: Wiki, key: string): MissingPage {
  const page = wiki.missing().find(each => each.key === key);
  if (page === undefined) throw new Error(`${key} is not missing`);
  return page;
}

test('to tell the whole list each note is read once, however its links are scattered over the list', async () => {
  const notes = ['a', 'b', 'c', 'd', 'e'];
  const wiki = await wikiOf(
    notes.map(note => `-- ${note}.md --\n[[one]] [[two]]\n\n[[three]] [[${note}!]]\n`).join(''),
  );
  const pages = wiki.missing();
  expect(opened(() => told(pages))).toEqual(['a.md', 'b.md', 'c.md', 'd.md', 'e.md']);
  expect(opened(() => pages.map(page => [page.url, page.suggestions, page.places]))).toEqual([]);
});

test('to tell some places of one page no other note is read', async () => {
  const wiki = await wikiOf('-- a.md --\n[[one]] [[two]]\n-- b.md --\n[[one]]\n-- c.md --\n[[two]]\n');
  const page = pageOf(wiki, 'one');
  expect(opened(() => page.mentions({ from: 1, count: 5 }))).toEqual(['b.md']);
});

test('a place is told with the heading above it, or the property it stands in', async () => {
  const wiki = await wikiOf(`-- a.md --
---
up: "[[One]]"
---
First [[One]].
# Some *Top*
## Part
Second [[Two]]. Third.
## Part
Fourth [[One]].
`);
  expect(told(wiki.missing())).toEqual([
    'one ← a.md:2:6 up #- up: One',
    'one ← a.md:4:7 - #- First One.',
    'one ← a.md:9:8 Part #part-1 Fourth One.',
    'two ← a.md:7:8 Part #part Second Two.',
  ]);
});

test('what is no longer there when it is told is left out', async () => {
  const wiki = await wikiOf('-- a.md --\n[[one]] [[two]]\n-- b.md --\n[[one]]\n-- c.md --\n[[one]]\n');
  const pages = wiki.missing();
  writeFileSync(join(wiki.root, 'a.md'), '[[one]] only');
  rmSync(join(wiki.root, 'b.md'));
  expect(told(pages)).toEqual(['one ← a.md:1:1 - #- one only', 'one ← c.md:1:1 - #- one']);
});

test('pages are told rightly in any order, and again', async () => {
  const wiki = await wikiOf('-- a.md --\n[[one]]\n\n[[two]]\n-- b.md --\n[[two]]\n\n[[three]]\n');
  const pages = wiki.missing();
  const forwards = told(pages);
  expect(forwards).toHaveLength(4);
  expect(told(pages.toReversed()).toSorted()).toEqual(forwards.toSorted());
  expect(told(pages)).toEqual(forwards);
});

test('a note that alone wants a page is not suggested for it', async () => {
  const wiki = await wikiOf(
    '-- Loop Explained.md --\n[[Loops Explained]] [[Lopo Explained]]\n-- b.md --\n[[Lopo Explained]]',
  );
  const suggested = (key: string): readonly string[] => pageOf(wiki, key).suggestions.map(({ path }) => path);
  expect(suggested('loops explained')).toEqual([]);
  expect(suggested('lopo explained')).toEqual(['Loop Explained.md']);
});
