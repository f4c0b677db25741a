import { rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { NoteId } from '../../lib/model.ts';
import { isLikelySlip } from '../../lib/reports/likely-slip.ts';
import { suggestions } from '../../lib/reports/suggest.ts';
import { Vault } from '../../lib/vault/walk.ts';
import { openWiki, type MissingPage, type MissingTold, type MissingView, type Wiki } from '../../lib/wiki.ts';
import { applyListing } from '../../lib/wiki/follow.ts';
import { takeAll } from '../../lib/wiki/turns.ts';
import { VaultIndex } from '../../lib/wiki/index.ts';
import { MissingList } from '../../lib/wiki/missing-list.ts';
import { wikiOf, writeVault } from '../vault.ts';

function listOf(wiki: Wiki) {
  return wiki.missing().map(({ key, title, spellings, links, notes, suspicious, places }) => ({
    key,
    title,
    spellings,
    links,
    notes,
    suspicious,
    places: places.map(({ from, line, column }) => `${from}:${line}:${column}`),
  }));
}

async function missing(fixture: string) {
  return listOf(await wikiOf(fixture));
}

test('wants with the same key are one page, under its most frequent spelling', async () => {
  expect(
    await missing(`
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

test('most links first, then most notes, then by key; what was likely no link comes last', async () => {
  const titles = (
    await missing(`
-- a.md --
[[twice here]] [[twice here]] [[in two]] [[once b]] [[once a]] [[1]] [[1]] [[1]]
-- b.md --
[[in two]]
`)
  ).map(({ title, suspicious }) => (suspicious ? `${title}?` : title));
  expect(titles).toEqual(['in two', 'twice here', 'once a', 'once b', '1?']);
});

test('embeds, properties and Markdown links to .md want pages; attachments, other files and places outside do not', async () => {
  const titles = (
    await missing(`
-- folder/a.md --
---
up: "[[By property]]"
cover: "[[cover.png]]"
---
![[By embed]] ![[no.PNG]] [[no.canvas]] [[v1.2 notes]]
[md](gone%20page.md) [other](gone.txt) [nothing](gone) [above](../../x.md) [[../../y]]
[query](asked.md?plain=1#top)
`)
  ).map(({ title }) => title);
  expect(titles).toEqual(['asked', 'By embed', 'By property', 'gone page', 'v1.2 notes']);
});

test('who asks while the list is made goes on with it, whatever has changed meanwhile', () => {
  const links = (from: number): string => Array.from({ length: 100 }, (_, n) => `[[gone ${from + n}]]\n`).join('');
  const root = writeVault(new Map([['a.md', links(0)]]));
  const vault = new Vault(root, { gitignore: true, ignore: [] });
  const index = new VaultIndex(vault, { published: false, linkOrder: 'target-first' });
  takeAll(applyListing(vault.walk(), vault, index));
  const nothing = suggestions<NoteId>(() => []);
  const list = new MissingList({ index, suggestions: () => nothing, intended: () => false }, 10);
  const making = list.making();
  making.next();
  writeFileSync(join(root, 'b.md'), links(100));
  index.put('b.md' as NoteId);
  expect(list.now).toHaveLength(200);
  takeAll(making);
  expect(list.now).toHaveLength(200);
  // The same while many changes are taken up.
  writeFileSync(join(root, 'b.md'), links(200));
  index.put('b.md' as NoteId);
  const renewing = list.making();
  renewing.next();
  expect(list.now.map(({ key }) => key)).toContain('gone 250');
  writeFileSync(join(root, 'a.md'), links(240));
  index.put('a.md' as NoteId);
  takeAll(renewing);
  const wanted = (n: number): number => (n < 240 ? 1 : n < 300 ? 2 : 1);
  const all = Array.from({ length: 140 }, (_, n) => [`gone ${200 + n}`, wanted(200 + n)]).sort();
  expect(list.now.map(({ key, links }) => [key, links]).sort()).toEqual(all);
});

test('names that every object has are names like others', async () => {
  const titles = (await missing('-- a.md --\n[[constructor]] [[__proto__]] [[toString]]\n')).map(({ title }) => title);
  expect(titles).toEqual(['__proto__', 'constructor', 'toString']);
});

const name = fc.constantFrom('a', 'b', 'c', 'd', 'x/a', 'x/e');
const link = fc.constantFrom('a', 'B', 'c', 'D', 'e', 'x/a', 'One', 'one', '1', 'Two#part', 'alias');
const edit = fc.record({
  name,
  /** Null takes the note away. */
  links: fc.option(fc.array(link, { maxLength: 4 })),
  alias: fc.option(link),
});

const view = fc.record<MissingView>({
  sort: fc.constantFrom('name', 'first', null),
  group: fc.constantFrom('source', null),
  typos: fc.constantFrom('hide', null),
  q: fc.constantFrom('A', 'o', 'x', null),
});

/** What is told of a view is what comes of filtering and sorting the whole list. */
function expectTold({ view: { sort, group, typos, q }, ...told }: MissingTold, wiki: Wiki): void {
  const all = wiki.missing();
  const notes = all.flatMap(({ places }) => places.map(({ from }) => from));
  expect(told).toMatchObject({ all: all.length, links: notes.length, notes: new Set(notes).size });
  const chosen = all.filter(
    page =>
      (q === null || page.spellings.some(({ text }) => text.toLowerCase().includes(q.toLowerCase()))) &&
      (typos === null || !isLikelySlip(page)),
  );
  const rank = ({ title, places: [first] }: MissingPage): string =>
    sort === 'name' ? title.toLowerCase() : `${first?.from}:${String(first?.line).padStart(4, '0')}`;
  const sorted =
    sort === null
      ? chosen
      : chosen.toSorted(
          (a, b) => Number(a.suspicious) - Number(b.suspicious) || (rank(a) < rank(b) ? -1 : rank(a) > rank(b) ? 1 : 0),
        );
  expect(told.pages.map(rank)).toEqual(sorted.map(rank));
  const wants = chosen.flatMap(({ title, places }) => places.map(({ from, line }) => `${from}:${line} ${title}`));
  const toldWants = told.byNote?.flatMap(({ id, wants: own }) =>
    own.map(({ page, line }) => `${id}:${line} ${page.title}`),
  );
  expect(toldWants?.toSorted() ?? null).toEqual(group === null ? null : wants.toSorted());
}

test('kept true by what each change concerns, the list is the one that would be made anew', async () => {
  const wiki = await wikiOf('-- keep.md --\n[[One]] [[a]] [[alias]]\n-- x/keep.md --\n[[one]]\n');
  // From this question on the graph knows whom a new name concerns; before, a change may concern everything.
  wiki.backlinks('keep.md' as NoteId);
  const apply = ({ name, links, alias }: { name: string; links: string[] | null; alias: string | null }): string => {
    const path = join(wiki.root, `${name}.md`);
    const matter = alias === null ? '' : `---\naliases: ["${alias}"]\n---\n`;
    if (links === null) rmSync(path, { force: true });
    else writeFileSync(path, matter + links.map(each => `[[${each}]]\n`).join(''));
    return `${name}.md`;
  };
  await fc.assert(
    fc.asyncProperty(fc.array(edit, { maxLength: 6 }), view, async (edits, asked) => {
      const before = wiki.missing();
      const told = JSON.stringify(before.map(({ key }) => key));
      wiki.refresh(edits.map(apply));
      expect(listOf(wiki)).toEqual(listOf(openWiki(wiki.root)));
      expectTold(await wiki.missingIn(asked), wiki);
      // A list that was given out stays as it was.
      expect(JSON.stringify(before.map(({ key }) => key))).toBe(told);
    }),
    { numRuns: 120 },
  );
});
