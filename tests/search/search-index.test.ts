/** What is found, in which order, and what is shown of it. */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { NoteId } from '../../lib/model.ts';
import { SearchIndex } from '../../lib/search/search-index.ts';
import { eachWord } from '../../lib/search/words.ts';
import { found, marked, searched, searchedNote } from './vault.ts';

const loops = `
-- Event Loop.md --
---
aliases: [main loop]
tags: [python/async]
---
# Event Loop

It turns, and calls \`asyncio.sleep(0)\`. See [[Tasks|what it runs]].

## Fairness of turns

Nobody waits for ever.
-- Tasks.md --
# Tasks

The event loop runs them, %% not shown %% one after the other.

\`\`\`python
class TaskGroup: pass  # my_coroutine
\`\`\`
-- Guides/Start.md --
---
tags: [python]
---
A loop is no event. Written in C++ and 協程.
`;

test.each([
  ['event loop', ['Event Loop.md', 'Tasks.md', 'Guides/Start.md']],
  ['"event loop"', ['Event Loop.md', 'Tasks.md']],
  ['main loop', ['Event Loop.md']],
  ['loop -"event loop"', ['Guides/Start.md']],
  ['title:loop', ['Event Loop.md']],
  ['tag:python', ['Event Loop.md', 'Guides/Start.md']],
  ['tag:python/async', ['Event Loop.md']],
  ['tag:python path:guide', ['Guides/Start.md']],
  ['-path:guide loop', ['Event Loop.md', 'Tasks.md']],
  ['#python -tag:python/async', ['Guides/Start.md']],
  ['fairness', ['Event Loop.md', 'Event Loop.md#fairness-of-turns']],
  ['asyncio.sleep', ['Event Loop.md']],
  ['sleep', ['Event Loop.md']],
  ['taskgroup', ['Tasks.md']],
  ['my_coroutine', ['Tasks.md']],
  ['coroutine', ['Tasks.md']],
  ['c++', ['Guides/Start.md']],
  ['c#', []],
  ['協', ['Guides/Start.md']],
  ['程', ['Guides/Start.md']],
  ['協程', ['Guides/Start.md']],
  ['程協', []],
  ['not shown', []],
  ['aliases', []],
  ['-loop', []],
  ['-asyncio', ['Guides/Start.md', 'Tasks.md']],
  ['', []],
])('%s', (query, expected) => {
  expect(found(searched(loops).find(query))).toEqual(expected);
});

test('the last word goes on while it is typed; a tag, too', () => {
  const { find } = searched(loops);
  expect(found(find('event lo', { typing: true }))[0]).toBe('Event Loop.md');
  expect(found(find('asyncio.sl', { typing: true }))).toEqual(['Event Loop.md']);
  expect(found(find('tag:pyth', { typing: true }))).toHaveLength(2);
  expect(find('tag:pyth').total).toBe(0);
});

test('a slip of one letter is mended where nothing is exact, and said', () => {
  const { find } = searched(loops);
  for (const slip of ['fairnes', 'fairnness', 'fiarness', 'farness', 'gairness', 'fairnesz']) {
    const answer = find(slip);
    expect(found(answer)).toContain('Event Loop.md');
    if (slip !== 'fairnes') expect(answer.corrected).toBe('fairness');
  }
  expect(find('lopo').total).toBe(0);
  expect(find('event fiarness').corrected).toBe('event fairness');
  expect(find('"fiarness"').total).toBe(0);
});

test('what is shown: the place that has most of it, its line, the heading above', () => {
  const { find } = searched(loops);
  const [loop] = find('nobody waits').hits;
  expect(loop).toMatchObject({ line: 11, heading: { text: 'Fairness of turns', anchor: 'fairness-of-turns' } });
  expect(marked(loop as NonNullable<typeof loop>)).toBe('‹Nobody› ‹waits› for ever.');
  const [heading] = find('fairness turns').hits.filter(({ kind }) => kind === 'heading');
  expect(heading).toMatchObject({ line: 9, title: 'Event Loop', heading: { text: 'Fairness of turns' } });
  const [code] = find('taskgroup').hits;
  expect(marked(code as NonNullable<typeof code>)).toBe('class ‹TaskGroup›: pass # my_coroutine');
});

test('a long paragraph is cut at its words', () => {
  const text = `${'before '.repeat(60)}needle ${'after '.repeat(60)}`;
  const [hit] = searched(text).find('needle').hits;
  const snippet = marked(hit as NonNullable<typeof hit>);
  expect(snippet).toMatch(/^…(?:before )+‹needle› (?:after )+after…$/);
  expect(snippet.length).toBeLessThanOrEqual(202);
});

test('a note that many link to comes first among equals', () => {
  const { index, find } = searched('-- a.md --\nsame words\n-- b.md --\nsame words\n');
  expect(found(find('same'))).toEqual(['a.md', 'b.md']);
  index.setLinks('b.md' as NoteId, 12);
  expect(found(find('same'))).toEqual(['b.md', 'a.md']);
});

test('pages of an answer are slices of one order', () => {
  const notes = Array.from({ length: 40 }, (_, at) => `-- ${at}.md --\n${'word '.repeat((at % 7) + 1)}\n`);
  const { find } = searched(notes.join(''));
  const all = found(find('word'));
  const pages = [0, 15, 30].flatMap(from => found(find('word', { from, count: 15 })));
  expect(pages).toEqual(all);
  expect(find('word', { from: 39, count: 15 }).total).toBe(40);
});

test('tags by their words, as they are spelled', () => {
  const { index, notes } = searched('-- a.md --\n#Python/Async\n-- b.md --\n#Python\n');
  const tags = index.tags('pyth', 5, id => notes.get(id) ?? null);
  expect(tags).toEqual([
    { tag: 'Python', notes: 2 },
    { tag: 'Python/Async', notes: 1 },
  ]);
});

test('notes that name something', () => {
  const { index } = searched(loops);
  expect(index.naming(['Event Loop', 'nothing here'], 10)).toEqual(['Event Loop.md', 'Tasks.md']);
  expect(index.naming(['Event Loop'], 1)).toHaveLength(1);
  expect(index.naming(['***'], 10)).toEqual([]);
});

const someWords = fc.constantFrom('event', 'loop', 'asyncio.sleep', 'camelCase', 'C++', '協程', 'Émile', '🔁', 'x');
const text = fc.array(someWords, { maxLength: 12 }).map(words => words.join(' '));
const ids = fc.constantFrom('a.md', 'b.md', 'c/d.md', 'e.md');
const change = fc.record({ id: ids, text: fc.option(text), tidies: fc.boolean() });

test('after any changes it answers as one that was made at once', () => {
  fc.assert(
    fc.property(fc.array(change, { maxLength: 30 }), text, (changes, query) => {
      const grown = new SearchIndex();
      const now = new Map<string, ReturnType<typeof searchedNote>>();
      for (const { id, text: said, tidies } of changes) {
        if (said === null) {
          grown.drop(id as NoteId);
          now.delete(id);
        } else {
          const note = searchedNote(id, said);
          grown.put(note);
          now.set(id, note);
        }
        // A question makes a segment of what was collected.
        grown.naming(['x'], 1);
        if (tidies) for (const _ of grown.tidying());
      }
      const made = new SearchIndex();
      for (const note of now.values()) made.put(note);
      const ask = (index: SearchIndex) =>
        index.search(query, { from: 0, count: 9, typing: true }, id => now.get(id) ?? null);
      expect(ask(grown)).toEqual(ask(made));
    }),
    { numRuns: 300 },
  );
});

test('a change while segments are merged is not lost', () => {
  const index = new SearchIndex();
  const notes = new Map(
    Array.from({ length: 8 }, (_, at) => [`${at}.md`, searchedNote(`${at}.md`, `old words ${at}`)]),
  );
  for (const note of notes.values()) {
    index.put(note);
    index.naming(['x'], 1);
  }
  const tidying = index.tidying();
  tidying.next();
  index.drop('1.md' as NoteId);
  index.put(searchedNote('2.md', 'new words'));
  for (const _ of tidying);
  const total = (query: string): number =>
    index.search(query, { from: 0, count: 0, typing: false }, id => notes.get(id) ?? null).total;
  expect([total('old'), total('new'), total('words'), index.size]).toEqual([6, 1, 7, 7]);
});

test('every word of a note finds it, and so does every row of its words', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme', maxLength: 60 }), fc.nat(), fc.nat(), (said, a, b) => {
      const body = said.replace(/[^\p{L}\p{N}\p{Extended_Pictographic} ]/gu, ' ');
      const { find } = searched(`-- n.md --\nText: ${body}\n`);
      const words: string[] = [];
      eachWord(body, 0, body.length, (_word, start, end, joined) => {
        if (!joined) words.push(body.slice(start, end));
      });
      for (const word of words) expect(find(`"${word}"`).total, word).toBe(1);
      const [from, to] = [a % (words.length + 1), b % (words.length + 1)].sort((x, y) => x - y) as [number, number];
      const row = words.slice(from, to).join(' ');
      if (row !== '') expect(find(`"${row}"`).total, row).toBe(1);
    }),
    { numRuns: 200 },
  );
});

const hostile = [
  'a'.repeat(10_000),
  'a '.repeat(5_000),
  '('.repeat(10_000),
  '-'.repeat(10_000),
  '"'.repeat(10_000),
  '協'.repeat(10_000),
  'tag:'.repeat(2_500),
  `-${'x'.repeat(9_999)}`,
  '*',
  '\\',
  '\0',
  '__proto__',
  'constructor',
  'hasOwnProperty toString',
  '\u202e event loop',
  '\ud800',
  '%',
  '[[Event Loop]]',
  '<script>alert(1)</script>',
];

test.each(hostile.map(query => [query.slice(0, 30), query] as const))('%s is answered at once', (_name, query) => {
  const { find } = searched(loops);
  find('event');
  const begun = performance.now();
  for (const typing of [true, false]) expect(find(query, { typing }).total).toBeGreaterThanOrEqual(0);
  expect(performance.now() - begun).toBeLessThan(500);
});

test('no query throws', () => {
  const { find } = searched(loops);
  fc.assert(fc.property(fc.string({ unit: 'binary' }), fc.boolean(), (query, typing) => void find(query, { typing })));
});
