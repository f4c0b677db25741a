/** Which address is answered by what (`/assets/…` is answered before: those are ready). A new page is one line here. */
import type { Ask, Route } from './ask.ts';
import { findings, graph, missingChecklist, missingPages, missingRows, note, stats } from './data.ts';
import { all, health, home, missing, notes, recent, stillReading, tags } from './documents.ts';
import { eventsReply } from './events.ts';
import { fileReply } from './files.ts';
import { graphView, graphViewData } from './graphs.ts';
import { previews } from './previews.ts';
import { json, plain, unready, type Reply } from './reply.ts';
import { found, random, results, typing } from './searching.ts';

/** Addresses that stand alone, without their first slash. */
const alone: ReadonlyMap<string, Route> = new Map<string, Route>([
  ['', whole(home)],
  ['all', whole(all)],
  ['recent', whole(recent)],
  ['graph', whole(graphView)],
  ['missing', whole(missing)],
  ['health', whole(health)],
  ['search', whole(results)],
  ['random', whole(random)],
  ['robots.txt', () => plain('User-agent: *\nDisallow: /api/\n')],
  ['api/graph.json', wholeData(graph)],
  ['api/graph-view.json', wholeData(graphViewData)],
  ['api/missing.json', wholeData(missingPages)],
  ['api/missing.csv', wholeData(missingRows)],
  ['api/missing.md', wholeData(missingChecklist)],
  ['api/check.json', wholeData(findings)],
  ['api/stats.json', wholeData(stats)],
  ['api/search.json', wholeData(found)],
  ['api/search/typing.json', wholeData(typing)],
  ['api/events', ({ site }) => eventsReply(() => site.wiki().version, site.subscribe)],
  ['api/version', ({ site }) => json(JSON.stringify({ version: site.wiki().version }))],
  ['api/health', condition],
]);

/** Addresses with something below them. */
const above: ReadonlyMap<string, Route> = new Map<string, Route>([
  ['notes', notes],
  ['tags', whole(tags)],
  ['api/notes', wholeData(note)],
  ['api/previews', previews],
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

/** A page that needs all notes: until they are read, another says how far that has come. */
function whole(route: Route): Route {
  return ask => (ask.site.wiki().reading === null ? route(ask) : stillReading(ask.site));
}

/** The same for data. */
function wholeData(route: Route): Route {
  return ask => {
    const { reading } = ask.site.wiki();
    return reading === null ? route(ask) : unready('still reading', reading);
  };
}

/** For monitors: whether all is read, and how much there is. */
function condition({ site }: Ask): Reply {
  const wiki = site.wiki();
  const { reading } = wiki;
  const { notes } = wiki.counts();
  return json(JSON.stringify(reading === null ? { status: 'ok', notes } : { status: 'reading', notes, ...reading }));
}
