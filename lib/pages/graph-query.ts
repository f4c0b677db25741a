/**
 * What a reader asks of the graph by the query of an address; the page and its data read it alike. Law: it forgives
 * every value.
 */
import { byCodePoint, fold } from '../names/fold.ts';
import type { GraphAround, GraphNode, Wiki } from '../wiki.ts';
import { address } from './address.ts';

export const graphPath = '/graph';

/** Null is the usual, which an address leaves out. */
export interface GraphQuery {
  /** Only what is near this note: its address without `/notes/`, decoded, or anything that resolves from the root. */
  readonly around: string | null;
  /** How near; null: two connections away. */
  readonly depth: '1' | '3' | null;
  /** The table without the picture. */
  readonly view: 'table' | null;
  /** By name; by its own links; null: by the links to it. */
  readonly sort: 'name' | 'out' | null;
  /** What the name contains. */
  readonly q: string | null;
}

const longestFilter = 200;

export function graphQueryOf(params: URLSearchParams): GraphQuery {
  const [depth, sort] = [params.get('depth'), params.get('sort')];
  return {
    around: params.get('around')?.slice(0, 1000) || null,
    depth: depth === '1' || depth === '3' ? depth : null,
    view: params.get('view') === 'table' ? 'table' : null,
    sort: sort === 'name' || sort === 'out' ? sort : null,
    q: params.get('q')?.trim().slice(0, longestFilter) || null,
  };
}

/** The note that is asked about, if there is one; undefined stands for the whole vault. */
export function aroundOf(wiki: Wiki, { around, depth }: GraphQuery): GraphAround | undefined {
  if (around === null) return undefined;
  const located = wiki.locate(around);
  const target = wiki.find(around);
  const id = located.at === 'note' ? located.id : target.state === 'missing' ? null : target.id;
  if (id === null || !wiki.isNote(id)) return undefined;
  return { note: id, depth: depth === null ? 2 : depth === '1' ? 1 : 3 };
}

/** What an address asks for to see what is around the note of that address. */
export function aroundNote(url: string): string {
  return decodeURIComponent(url.slice('/notes/'.length));
}

/** The address of the graph under that query. */
export function graphAddress(query: Partial<GraphQuery>, page?: number): string {
  return address(graphPath, { ...query, page: page === undefined ? null : String(page) });
}

/** The rows that the table shows, in its order. */
export function rowsOf(nodes: readonly GraphNode[], { sort, q }: GraphQuery): readonly GraphNode[] {
  const wanted = q === null ? null : fold(q);
  const named = wanted === null ? nodes : nodes.filter(({ title }) => fold(title).includes(wanted));
  return named.toSorted(sort === 'name' ? byName() : sort === 'out' ? byLinksOut : byLinksIn);
}

type Order = (a: GraphNode, b: GraphNode) => number;

function byName(): Order {
  const { compare } = new Intl.Collator('en', { numeric: true });
  return (a, b) => compare(a.title, b.title) || byCodePoint(a.url, b.url);
}

/** What has the same number stays as it comes: what has more links in all, first. */
const byLinksIn: Order = (a, b) => b.linksIn - a.linksIn;
const byLinksOut: Order = (a, b) => b.linksOut - a.linksOut;
