/** What readers ask of a generated vault, and what an answer to it must be. */
import { addressOf, slugOf } from '../bench/vaults.js';
import { textOf } from '../generate-vault.js';

const html = 'text/html';
const json = 'application/json';
export const events = 'text/event-stream';

/** How many of a thousand questions are of this kind, and what one of them is. */
const kinds = [
  [510, 'note', ({ popular }) => page(popular())],
  [60, 'more backlinks', ({ popular }) => page(popular(), '?links=2')],
  [60, 'hub', ({ notes, any }) => page(any(Math.min(notes, 20)), `?links=${1 + any(5)}`)],
  [60, 'stub', ({ notes, any }) => ({ path: `/notes/${unwrittenIn(any(notes), notes)}`, statuses: [404, 200, 307] })],
  [40, 'no such note', ({ any }) => ({ path: `/notes/nobody-ever-wrote-${any(1e9)}`, statuses: [404] })],
  [20, 'no such address', ({ any }) => ({ path: `/nowhere/${any(1e9)}`, statuses: [404] })],
  [40, 'other spelling', ({ popular }) => ({ path: addressOf(popular()), statuses: [307] })],
  [20, 'alias', ({ popular }) => ({ path: `/notes/alias-of-${popular()}`, statuses: [307, 404] })],
  [40, 'folder', ({ notes, any }) => ({ path: `/notes/area-${any(Math.ceil(notes / 1000))}` })],
  [20, 'home', () => ({ path: '/' })],
  [30, 'search', ({ any }) => ({ path: `/search?q=${words[any(words.length)]}` })],
  [20, 'search as JSON', ({ any }) => ({ path: `/api/search.json?q=${words[any(words.length)]}`, type: json })],
  [20, 'source', ({ popular }) => ({ path: `/notes/${slugOf(popular())}.md`, type: 'text/markdown' })],
  [20, 'note as JSON', ({ popular }) => ({ path: `/api/notes/${slugOf(popular())}.json`, type: json })],
  [20, 'version', () => ({ path: '/api/version', type: json })],
  [10, 'health', () => ({ path: '/api/health', type: json })],
  [10, 'events', () => ({ path: '/api/events', type: events })],
];

/** What is made from the whole vault; asked for in turn, now and then. */
export const reports = [
  asked('/missing', { path: '/missing' }),
  asked('/api/check.json', { path: '/api/check.json', type: json }),
  asked('/missing', { path: '/missing?page=3' }),
  asked('/api/missing.json', { path: '/api/missing.json', type: json }),
  asked('/health', { path: '/health' }),
  asked('/api/graph.json', { path: '/api/graph.json', type: json }),
  asked('/api/stats.json', { path: '/api/stats.json', type: json }),
];

/** What is looked for: words of the generated notes, several, a phrase, one that is misspelled, one that is nowhere. */
const words = ['loop', 'task+queue', '%22event+loop%22', 'corutine', 'tag%3Aarea', 'buffer+-task', 'zzyzx', 'sema'];

const all = kinds.reduce((sum, [weight]) => sum + weight, 0);

/** One question, by chance. */
export function question(notes) {
  const any = count => Math.floor(Math.random() * count);
  // Zipf's law: the tenth most popular is asked for a tenth as often as the first. Popular ones stand anywhere.
  const popular = () => (Math.floor(notes ** Math.random() - 1) * 7919) % notes;
  let at = any(all);
  const [, kind, make] = kinds.find(([weight]) => (at -= weight) < 0);
  return asked(kind, make({ notes, any, popular }));
}

/** What is right unless something else is said. */
function asked(kind, { path, statuses = [200], type = html }) {
  return { kind, path, statuses, type };
}

function page(note, query = '') {
  return { path: `/notes/${slugOf(note)}${query}` };
}

/**
 * The address of a page that the note links to and nobody wrote, but that may be written for a moment; where the note
 * has no such link, of one that is likely to be wanted.
 */
function unwrittenIn(note, notes) {
  const name = /\[\[(\w+ unwritten \d+)\]\]/.exec(textOf(note, notes))?.[1] ?? 'loop unwritten 0';
  return name.replaceAll(' ', '-');
}
