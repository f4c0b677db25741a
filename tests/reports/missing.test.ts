import { expect, test } from 'vitest';
import { missingPages } from '../../lib/reports/missing.ts';
import { vaultOf } from './vault.ts';

function missing(fixture: string) {
  return missingPages(vaultOf(fixture)).map(({ edges, ...page }) => ({
    ...page,
    places: edges.map(({ from, line, column }) => `${from}:${line}:${column}`),
  }));
}

test('wants with the same key are one page, under its most frequent spelling', () => {
  expect(
    missing(`
-- a.md --
[[missing One]] and [[Missing One]]
-- b.md --
[[Missing One]], [[MISSING  ONE]] and [[there]]
-- there.md --
`),
  ).toEqual([
    {
      key: 'missing one',
      title: 'Missing One',
      spellings: [
        { text: 'Missing One', count: 2 },
        { text: 'MISSING ONE', count: 1 },
        { text: 'missing One', count: 1 },
      ],
      links: 4,
      notes: 2,
      suspicious: false,
      places: ['a.md:1:1', 'a.md:1:21', 'b.md:1:1', 'b.md:1:18'],
    },
  ]);
});

test('most links first, then most notes, then by key; what was likely no link comes last', () => {
  const titles = missing(`
-- a.md --
[[twice here]] [[twice here]] [[in two]] [[once b]] [[once a]] [[1]] [[1]] [[1]]
-- b.md --
[[in two]]
`).map(({ title, suspicious }) => (suspicious ? `${title}?` : title));
  expect(titles).toEqual(['in two', 'twice here', 'once a', 'once b', '1?']);
});

test('embeds, properties and Markdown links to .md want pages; attachments, other files and places outside do not', () => {
  const titles = missing(`
-- folder/a.md --
---
up: "[[By property]]"
cover: "[[cover.png]]"
---
![[By embed]] ![[no.PNG]] [[no.canvas]] [[v1.2 notes]]
[md](gone%20page.md) [other](gone.txt) [nothing](gone) [above](../../x.md) [[../../y]]
[query](asked.md?plain=1#top)
`).map(({ title }) => title);
  expect(titles).toEqual(['asked', 'By embed', 'By property', 'gone page', 'v1.2 notes']);
});

test('names that every object has are names like others', () => {
  const titles = missing('-- a.md --\n[[constructor]] [[__proto__]] [[toString]]\n').map(({ title }) => title);
  expect(titles).toEqual(['__proto__', 'constructor', 'toString']);
});
