/** The page of results and what the dialog offers, in every state. */
import { expect, test } from 'vitest';
import type { NoteId } from '../../lib/model.ts';
import { commandOffer, foundOffer, hitsOffered, openingOffer, tagOffer } from '../../lib/pages/search-offer.ts';
import { queryOf } from '../../lib/pages/search-query.ts';
import { searchPage } from '../../lib/pages/search.tsx';
import type { Hit } from '../../lib/search/types.ts';
import { htmlText } from '../../lib/site/html-text.ts';
import type { SearchAnswer } from '../../lib/wiki.ts';
import { byClass, hrefs, tags, text } from './tree.ts';
import { asked, options, wikiOf } from './vault.ts';

const files = {
  'Guides/Event Loop.md':
    '---\ntags: [python/async]\nupdated: 2026-11-12\n---\n# Event Loop\n\nIt turns.\n\n## Turns\n\n### One turn\n\nIt may sleep.\n',
  'Other.md': '---\nupdated: 2026-11-10\n---\n# Other\n\nOf the [[Event Loop]] and of [[Asyncio Explained]].\n',
};

const nothing: SearchAnswer = { query: '', total: 0, hits: [], corrected: null, missing: [], tags: [] };

const hit: Hit = {
  kind: 'note',
  id: 'Guides/Event Loop.md' as NoteId,
  title: 'Event Loop',
  heading: { text: 'One turn', anchor: 'one-turn' },
  line: 13,
  snippet: { text: 'It may sleep.', marks: [[7, 12]] },
  score: 1,
};

test('before a query: what changed, what is linked, how to ask, and nothing for robots', async () => {
  const page = searchPage(await wikiOf(files), { params: asked(), answer: null, indexing: null }, options);
  expect([page.status, page.noindex, page.title]).toEqual([200, true, 'Search · Async Notes']);
  expect(byClass(page.root, 'bl-lists').map(text)).toEqual([
    'Recently changedEvent Loop12 Nov 2026Other10 Nov 2026Most linkedEvent Loop1 mention',
  ]);
  expect(text(byClass(page.root, 'bl-tips')[0])).toContain('tag:python');
});

test('a result leads to the heading above what it says, and says where that is', async () => {
  const answer = { ...nothing, total: 1, hits: [hit] };
  const { root, title } = searchPage(
    await wikiOf(files),
    { params: asked('q=sleep'), answer, indexing: null },
    options,
  );
  expect(title).toBe('sleep · Search · Async Notes');
  expect(text(byClass(root, 'bl-outcome')[0])).toBe('1 result for “sleep”');
  const [shown] = byClass(root, 'bl-hit');
  if (shown === undefined) throw new Error('no result');
  expect(hrefs(shown)).toEqual(['/notes/Guides/Event-Loop#one-turn', '/tags/python/async']);
  expect(text(byClass(shown, 'bl-where')[0])).toBe('Guides › Turns › One turn');
  expect(tags(shown, 'mark').map(text)).toEqual(['sleep']);
  expect(text(byClass(shown, 'bl-said')[0])).toBe('It may sleep.');
});

test('a heading is a result of its own, below the note it is of', async () => {
  const wiki = await wikiOf(files);
  const heading: Hit = { ...hit, kind: 'heading', snippet: { text: 'One turn', marks: [[0, 3]] } };
  const answer = { ...nothing, total: 1, hits: [heading] };
  const { root } = searchPage(wiki, { params: asked('q=one'), answer, indexing: null }, options);
  expect(byClass(root, 'bl-hit').map(text)).toEqual(['One turnGuides › Event Loop › Turns']);
  expect(foundOffer(wiki, 'one', answer, null).groups[0]?.rows).toEqual([
    {
      kind: 'heading',
      title: 'One turn',
      url: '/notes/Guides/Event-Loop#one-turn',
      where: 'Guides › Event Loop',
      snippet: null,
    },
  ]);
});

test('pages of results have addresses that keep the query', async () => {
  const wiki = await wikiOf(files);
  const answer = { ...nothing, total: 41, hits: [hit] };
  const page = (query: string): string[] => {
    const { root } = searchPage(wiki, { params: asked(query), answer, indexing: null }, options);
    return byClass(root, 'bl-pager').flatMap(hrefs);
  };
  expect(page('q="a b"')).toEqual(['/search?q=%22a+b%22&page=2#bl-content']);
  expect(page('q=a&page=2')).toEqual(['/search?q=a&page=1#bl-content', '/search?q=a&page=3#bl-content']);
  expect(page('q=a&page=99')).toEqual(['/search?q=a&page=2#bl-content']);
});

test('pages that are not written yet and tags are found too, on the first page', async () => {
  const wiki = await wikiOf(files);
  const answer: SearchAnswer = {
    ...nothing,
    total: 30,
    hits: [hit],
    missing: [{ title: 'Asyncio Explained', url: '/notes/Asyncio-Explained', links: 4 }],
    tags: [{ tag: 'python/async', notes: 1 }],
  };
  const beside = (query: string): string[] =>
    byClass(searchPage(wiki, { params: asked(query), answer, indexing: null }, options).root, 'bl-beside').map(text);
  expect(beside('q=async')).toEqual(['#python/async 1 noteAsyncio Explained not written yet, wanted 4×']);
  expect(beside('q=async&page=2')).toEqual([]);
  expect(
    foundOffer(wiki, 'async', answer, null).groups.map(({ label, rows }) => [label, rows.map(row => row.title)]),
  ).toEqual([
    [null, ['Event Loop']],
    ['Tags', ['#python/async']],
    ['Not written yet', ['Asyncio Explained']],
    [null, ['See all results for “async”']],
  ]);
});

test('when no note says it: nearest titles, the command that writes it, how to ask', async () => {
  const wiki = await wikiOf(files);
  const { root } = searchPage(wiki, { params: asked('q=Evnet Loop'), answer: nothing, indexing: null }, options);
  expect(text(byClass(root, 'bl-outcome')[0])).toBe('No note says “Evnet Loop”.');
  expect(byClass(root, 'bl-hints').flatMap(hrefs)).toEqual(['/notes/Guides/Event-Loop']);
  expect(text(byClass(root, 'bl-write')[0])).toBe('To write it: npx backlit new "Evnet Loop"');
  expect(byClass(root, 'bl-tips')).toHaveLength(1);
  const offer = foundOffer(wiki, 'Evnet Loop', nothing, null);
  expect([offer.said, offer.create]).toEqual(['No note says “Evnet Loop”.', 'npx backlit new "Evnet Loop"']);
  expect(offer.groups.map(({ label }) => label)).toEqual(['Nearest titles']);
});

test.each(['tag:nothing', '"never said"', '-word', 'a * b', '>', 'x'.repeat(200), '$(rm)', '../up'])(
  'nobody is told to write a note called %s',
  async query => {
    const wiki = await wikiOf(files);
    expect(foundOffer(wiki, query, nothing, null).create).toBeNull();
    const { root } = searchPage(
      wiki,
      { params: new URLSearchParams({ q: query }), answer: nothing, indexing: null },
      options,
    );
    expect(byClass(root, 'bl-write')).toEqual([]);
  },
);

test('what was looked for instead is said', async () => {
  const answer = { ...nothing, total: 2, hits: [hit], corrected: 'coroutine' };
  const { root } = searchPage(await wikiOf(files), { params: asked('q=corutine'), answer, indexing: null }, options);
  expect(text(byClass(root, 'bl-outcome')[0])).toBe(
    'Hardly any note says “corutine”; showing 2 results for “coroutine”.',
  );
});

test('how much is searched while the index is made', async () => {
  const wiki = await wikiOf(files);
  const indexing = { read: 12_000, total: 100_000 };
  const page = searchPage(wiki, { params: asked('q=Queues'), answer: nothing, indexing }, options);
  expect(page.status).toBe(200);
  expect(text(byClass(page.root, 'bl-notice')[0])).toBe('12,000 of 100,000 notes are searched so far. Look again');
  expect(text(byClass(page.root, 'bl-outcome')[0])).toBe('No note says “Queues” so far.');
  expect(byClass(page.root, 'bl-write')).toEqual([]);
  expect(foundOffer(wiki, 'Queues', nothing, indexing)).toMatchObject({
    said: 'No note says “Queues” so far.',
    create: null,
  });
});

test('too long a query is cut, between characters, and that is said', async () => {
  const q = `${'x'.repeat(399)}😀${'y'.repeat(10_000)}`;
  expect(queryOf(new URLSearchParams({ q }))).toEqual({ q: 'x'.repeat(399), cut: true });
  expect(queryOf(asked('q= event loop '))).toEqual({ q: 'event loop', cut: false });
  const params = new URLSearchParams({ q });
  const { root } = searchPage(await wikiOf(files), { params, answer: nothing, indexing: null }, options);
  expect(text(byClass(root, 'bl-notice')[0])).toBe('Only the beginning of so long a query is looked for.');
});

test('neither a query nor what a note says is ever markup', async () => {
  const evil = '</p><script>alert(1)</script>"\' onload=x';
  const text = `${evil} and more`;
  const answer: SearchAnswer = {
    ...nothing,
    total: 1,
    corrected: evil,
    hits: [{ ...hit, title: evil, heading: null, snippet: { text, marks: [[4, 12]] } }],
    missing: [{ title: evil, url: '/notes/x', links: 1 }],
    tags: [{ tag: evil, notes: 1 }],
  };
  const { root } = searchPage(
    await wikiOf(files),
    { params: new URLSearchParams({ q: evil }), answer, indexing: null },
    options,
  );
  const html = htmlText(root).replace(/="[^"]*"/g, '');
  expect(html).not.toContain('<script>alert');
  expect(tags(root, 'script').filter(each => JSON.stringify(each).includes('alert'))).toEqual([]);
  expect(html).toContain('&lt;script>');
});

test('before a query the dialog offers what changed and what is linked', async () => {
  const offer = openingOffer(await wikiOf(files), options);
  expect(offer.said).toBe('');
  expect(offer.groups.map(({ label, rows }) => [label, rows.map(({ title, where }) => `${title}, ${where}`)])).toEqual([
    ['Recently changed', ['Event Loop, 12 Nov 2026', 'Other, 10 Nov 2026']],
    ['Most linked', ['Event Loop, 1 mention']],
  ]);
});

test('# finds tags, the most used first; > finds commands', async () => {
  const wiki = await wikiOf({ ...files, 'a.md': '#python/async #io', 'b.md': '#Asyncio' });
  const rows = (offer: ReturnType<typeof tagOffer>): string[] =>
    offer.groups.flatMap(group => group.rows.map(({ title, url }) => `${title} ${url}`));
  expect(rows(tagOffer(wiki, '#ASYNC'))).toEqual(['#python/async /tags/python/async', '#Asyncio /tags/asyncio']);
  expect(tagOffer(wiki, '#none')).toMatchObject({ said: '0 tags', groups: [] });
  expect(rows(commandOffer('> miss'))).toEqual(['Missing pages /missing']);
  expect(commandOffer('>').total).toBeGreaterThan(5);
});

test('the rows of the dialog do not grow with the vault', async () => {
  const hits = Array.from({ length: hitsOffered }, () => ({ ...hit, snippet: { text: 'x'.repeat(300), marks: [] } }));
  const offer = foundOffer(await wikiOf(files), 'x', { ...nothing, total: 100_000, hits }, null);
  expect(JSON.stringify(offer).length).toBeLessThan(8000);
  expect(offer.said).toBe('100,000 results');
});
