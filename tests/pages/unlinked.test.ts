import { expect, test } from 'vitest';
import type { Name, NoteId } from '../../lib/model.ts';
import { notePage } from '../../lib/pages/note.tsx';
import type { FrameOptions, Page } from '../../lib/pages/page.ts';
import { stubPage } from '../../lib/pages/stub.tsx';
import { fewUnlinked, mostUnlinked } from '../../lib/pages/unlinked.tsx';
import type { Unlinked, Wiki } from '../../lib/wiki.ts';
import { byClass, byId, hrefs, tags, text } from './tree.ts';
import { asked, body, options, wikiOf } from './vault.ts';

const served: FrameOptions = { ...options, assets: { ...options.assets, live: true } };
const loop = 'Event Loop.md' as NoteId;

const vault = {
  'Event Loop.md': 'It.',
  'a.md': '# A\nThe event loop.\n## Part\nAn event loop, and another event loop.',
  'b.md': 'Event loop <b>by</b> itself.',
};

interface Given {
  readonly query?: string;
  readonly unlinked?: Unlinked | null;
  readonly frame?: FrameOptions;
}

function page(wiki: Wiki, { query = 'mentions=1', unlinked = null, frame = served }: Given): Page {
  return notePage(wiki, { id: loop, folder: null, body, params: asked(query), unlinked }, frame);
}

const section = (shown: Page): ReturnType<typeof byClass>[number] => {
  const [found] = byClass(shown.root, 'bl-unlinked');
  if (found === undefined) throw new Error('a section');
  return found;
};

const said = (shown: Page): string =>
  text(tags(section(shown), 'p').find(({ properties }) => properties['role'] === 'status'));

test('folded, with a link that leads to them, until somebody asks', async () => {
  const shown = page(await wikiOf(vault), { query: '' });
  expect(text(byId(section(shown), 'bl-unlinked'))).toBe('Unlinked mentions');
  expect(tags(section(shown), 'details')[0]?.properties['open']).toBe(false);
  expect(hrefs(section(shown))).toEqual(['/notes/Event-Loop?mentions=1#bl-unlinked']);
  expect(shown.noindex).toBe(false);
});

test('one card for each note, the name marked, the heading linked, and what to write, once', async () => {
  const wiki = await wikiOf(vault);
  const shown = page(wiki, { unlinked: await wiki.unlinked({ note: loop }) });
  expect(tags(section(shown), 'details')[0]?.properties['open']).toBe(true);
  expect(said(shown)).toBe('4 mentions in 2 notes, not linked.');
  const [a, b] = byClass(section(shown), 'bl-card');
  if (a === undefined || b === undefined) throw new Error('two cards');
  expect(tags(a, 'blockquote').map(text)).toEqual([
    'The event loop.',
    'An event loop, and another event loop.',
    'An event loop, and another event loop.',
  ]);
  expect(tags(a, 'mark').map(text)).toEqual(['event loop', 'event loop', 'event loop']);
  expect(hrefs(a)).toEqual(['/notes/a', '/notes/a#part']);
  expect(tags(a, 'code').map(text)).toEqual(['[[event loop]]']);
  expect(text(tags(b, 'blockquote')[0])).toBe('Event loop by itself.');
  expect(shown.noindex).toBe(true);
});

test.each<[string, Unlinked | null, string, readonly string[]]>([
  [
    'none',
    { names: ['Event Loop', 'loop'], mentions: [], unseen: 0, isWhole: true },
    'No other note says “Event Loop” or “loop” without linking here.',
    [],
  ],
  ['no name', { names: [], mentions: [], unseen: 0, isWhole: true }, 'Its names are too short to be looked for.', []],
  [
    'the vault is still being read',
    null,
    'The notes are still being read. What names this one can be told after that. Look again',
    ['/notes/Event-Loop?mentions=1'],
  ],
  [
    'no time',
    { names: ['Event Loop'], mentions: [], unseen: 1200, isWhole: false },
    'Nothing so far: 1,200 notes could not be looked into yet, as the index is still being made. Look again',
    ['/notes/Event-Loop?mentions=1'],
  ],
])('what is said: %s', async (_name, unlinked, sentence, links) => {
  const shown = page(await wikiOf(vault), { unlinked });
  expect(said(shown)).toBe(sentence);
  expect(hrefs(section(shown))).toEqual(links);
});

test('the first of many say so', async () => {
  const wiki = await wikiOf({ 'Event Loop.md': '', 'a.md': 'The event loop. '.repeat(60), 'b.md': 'Event loop.' });
  const unlinked = await wiki.unlinked({ note: loop }, { most: mostUnlinked });
  expect(said(page(wiki, { unlinked }))).toBe('The first 50 mentions in 1 note. Up to 1 more note may name it too.');
});

test('where nothing links to a note, a few places that could', async () => {
  const wiki = await wikiOf(vault);
  const unlinked = await wiki.unlinked({ note: loop }, { most: fewUnlinked });
  const shown = page(wiki, { query: '', unlinked });
  const [linked] = byClass(shown.root, 'bl-linked');
  if (linked === undefined) throw new Error('a section');
  expect(text(linked)).toMatch(/^Linked from Nothing links here yet.It is named here, and could be linked:A/);
  expect(tags(linked, 'blockquote')).toHaveLength(3);
  expect(byClass(section(shown), 'bl-card')).toEqual([]);
});

test('a page that is not written yet', async () => {
  const wiki = await wikiOf({ 'a.md': '[[Event Loop]]. The event loop.' });
  const key = 'event loop' as Name;
  const unlinked = await wiki.unlinked({ missing: key });
  const shown = stubPage(wiki, { key, params: asked('mentions'), unlinked }, served);
  expect(text(byId(section(shown), 'bl-unlinked'))).toBe('Text that already mentions it');
  expect(tags(section(shown), 'blockquote').map(text)).toEqual(['The event loop.']);
});

test('no section where there is no server to look', async () => {
  expect(byClass(page(await wikiOf(vault), { query: '', frame: options }).root, 'bl-unlinked')).toEqual([]);
});
