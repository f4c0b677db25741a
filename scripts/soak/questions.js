/** What readers ask of a generated vault, and what an answer to it must be. */
import { pathOf, textOf } from '../generate-vault.js';
import { addressOf } from '../bench/vaults.js';

const html = 'text/html';
const json = 'application/json';

/** How many of a thousand questions are of this kind. */
const kinds = [
  [560, ({ popular }) => page(popular())],
  [60, ({ popular }) => page(popular(), '?links=2')],
  [40, ({ notes, any }) => page(any(Math.min(notes, 20)))],
  [20, ({ notes, any }) => page(any(Math.min(notes, 20)), `?links=${1 + any(5)}`)],
  [60, ({ notes, any }) => ({ path: `/notes/${encodeURIComponent(unwrittenIn(any(notes), notes))}`, ...stub })],
  [40, ({ any }) => ({ path: `/notes/nobody%20ever%20wrote%20${any(1e9)}`, statuses: [404], type: html })],
  [20, ({ any }) => ({ path: `/nowhere/${any(1e9)}`, statuses: [404], type: html })],
  [40, ({ popular }) => ({ path: addressOf(popular()), statuses: [307], type: null })],
  [20, ({ popular }) => ({ path: `/notes/alias%20of%20${popular()}`, statuses: [307, 404], type: null })],
  [40, ({ notes, any }) => ({ path: `/notes/area-${any(Math.ceil(notes / 1000))}`, statuses: [200], type: html })],
  [20, () => ({ path: '/', statuses: [200], type: html })],
  [
    20,
    ({ popular }) => ({
      path: `${addressOf(popular()).replaceAll('%20', '-')}.md`,
      statuses: [200],
      type: 'text/markdown',
    }),
  ],
  [20, ({ popular }) => ({ path: `/api/notes/${slugOf(popular())}.json`, statuses: [200], type: json })],
  [20, () => ({ path: '/api/version', statuses: [200], type: json })],
  [10, () => ({ path: '/api/health', statuses: [200], type: json })],
  [10, () => ({ path: '/api/events', statuses: [200], type: 'text/event-stream' })],
];

/** What is made from the whole vault; asked for in turn, now and then. */
export const reports = [
  { path: '/missing', statuses: [200], type: html },
  { path: '/api/check.json', statuses: [200], type: json },
  { path: '/missing?page=3', statuses: [200], type: html },
  { path: '/api/missing.json', statuses: [200], type: json },
  { path: '/health', statuses: [200], type: html },
  { path: '/api/graph.json', statuses: [200], type: json },
  { path: '/api/stats.json', statuses: [200], type: json },
];

const all = kinds.reduce((sum, [weight]) => sum + weight, 0);

/** One question, by chance. */
export function question(notes) {
  const any = count => Math.floor(Math.random() * count);
  // Zipf's law: the tenth most popular is asked for a tenth as often as the first. Popular ones stand anywhere.
  const popular = () => (Math.floor(notes ** Math.random() - 1) * 7919) % notes;
  let at = any(all);
  const [, make] = kinds.find(([weight]) => (at -= weight) < 0);
  return make({ notes, any, popular });
}

/** A wanted page is one of those that are not there; while the vault changes it may be written for a moment. */
const stub = { statuses: [404, 307, 200], type: html };

function page(note, query = '') {
  return { path: `/notes/${slugOf(note)}${query}`, statuses: [200], type: html };
}

/** The address itself, to which others lead. */
export function slugOf(note) {
  return pathOf(note).replaceAll(' ', '-');
}

/** A page that the note links to and nobody wrote; the note itself when it has no such link. */
function unwrittenIn(note, notes) {
  return /\[\[(\w+ unwritten \d+)\]\]/.exec(textOf(note, notes))?.[1] ?? 'loop unwritten 0';
}
