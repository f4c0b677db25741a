/** Which address is answered by what (`/assets/…` is answered before: those are ready). A new page is one line here. */
import type { Ask, Route } from './ask.ts';
import { findings, graph, missingChecklist, missingPages, missingRows, note, stats } from './data.ts';
import { health, home, missing, notes } from './documents.ts';
import { eventsReply } from './events.ts';
import { fileReply } from './files.ts';
import { json, plain, type Reply } from './reply.ts';

/** Addresses that stand alone, without their first slash. */
const alone: ReadonlyMap<string, Route> = new Map<string, Route>([
  ['', home],
  ['missing', missing],
  ['health', health],
  ['robots.txt', () => plain('User-agent: *\nDisallow: /api/\n')],
  ['api/graph.json', graph],
  ['api/missing.json', missingPages],
  ['api/missing.csv', missingRows],
  ['api/missing.md', missingChecklist],
  ['api/check.json', findings],
  ['api/stats.json', stats],
  ['api/events', ({ site }) => eventsReply(() => site.wiki().version, site.subscribe)],
  ['api/version', ({ site }) => json(JSON.stringify({ version: site.wiki().version }))],
  ['api/health', ({ site }) => json(JSON.stringify({ status: 'ok', notes: site.wiki().counts().notes }))],
]);

/** Addresses with something below them. */
const above: ReadonlyMap<string, Route> = new Map<string, Route>([
  ['notes', notes],
  ['api/notes', note],
  ['files', ({ site, rest, headers }) => fileReply(site.wiki(), rest.join('/'), headers)],
]);

/** Answers from the table; null when nothing is there. */
export async function routed(ask: Ask): Promise<Reply | null> {
  const only = alone.get(ask.rest.join('/'));
  if (only !== undefined) return only({ ...ask, rest: [] });
  for (const [prefix, route] of above) {
    const depth = prefix.split('/').length;
    if (ask.rest.slice(0, depth).join('/') === prefix) return route({ ...ask, rest: ask.rest.slice(depth) });
  }
  return null;
}
