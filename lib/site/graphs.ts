/** `/graph`, and the data of its picture. */
import { folderOf } from '../names/paths.ts';
import { tagKey } from '../names/tag.ts';
import { graphPage } from '../pages/graph.tsx';
import { aroundOf, graphQueryOf } from '../pages/graph-query.ts';
import type { GraphView } from '../wiki.ts';
import type { Route } from './ask.ts';
import { document, frame } from './documents.ts';
import { json } from './reply.ts';

export const graphView: Route = async ({ site, params }) => {
  const wiki = site.wiki();
  const around = aroundOf(wiki, graphQueryOf(params));
  const view = await wiki.graphView(around);
  return document(graphPage(wiki, { view, around, params }, frame(site)));
};

/** `/api/graph-view.json`: what the picture is drawn from, in columns. `/api/graph.json` has all, and grows with the vault. */
export const graphViewData: Route = async ({ site, params }) => {
  const wiki = site.wiki();
  const view = await wiki.graphView(aroundOf(wiki, graphQueryOf(params)));
  const { headers, ...reply } = json(columns(view));
  return { ...reply, headers: { ...headers, ETag: `W/"${view.mark}"` } };
};

/** Column by column, so that none of it is long in the making. */
function* columns({ nodes, from, to }: GraphView): Generator<string> {
  const [folders, tags] = [new Places(), new Places()];
  const names: Readonly<Record<string, () => unknown>> = {
    titles: () => nodes.map(({ title }) => title.slice(0, longestTitle)),
    urls: () => nodes.map(({ url }) => url.slice('/notes/'.length)),
    linksIn: () => nodes.map(({ linksIn }) => linksIn),
    linksOut: () => nodes.map(({ linksOut }) => linksOut),
    folder: () => nodes.map(({ id }) => (id === null ? -1 : folders.of(folderOf(id)))),
    tagged: () => nodes.map(node => node.tags.slice(0, mostTags).map(tag => tags.of(tagKey(tag), tag))),
    from: () => Array.from(from),
    to: () => Array.from(to),
    folders: () => folders.names,
    tags: () => tags.names,
  };
  yield '{"version":1';
  for (const [name, column] of Object.entries(names)) yield `,\n"${name}":${JSON.stringify(column())}`;
  yield '}\n';
}

const longestTitle = 200;
const mostTags = 20;

/** Names as numbers, each told once, as it is first written. */
class Places {
  readonly names: string[] = [];
  readonly #places = new Map<string, number>();

  of(key: string, name = key): number {
    let place = this.#places.get(key);
    if (place === undefined) this.#places.set(key, (place = this.names.push(name) - 1));
    return place;
  }
}
