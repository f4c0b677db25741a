/**
 * Search without a server, in a thread of its own: the files of the index are loaded and read here, so that the page
 * never waits. It is told where they are, then asked.
 */
import { ShardSearch, type ShardAnswer } from '../search/shard-search.ts';
import { manifestName } from '../search/shards.ts';
import type { SearchOptions } from '../search/types.ts';

/** What it is told and asked. */
export type ToSearcher =
  { readonly folder: string } | { readonly question: number; readonly query: string; readonly options: SearchOptions };

/** An answer; null when a file cannot be loaded. */
export interface FromSearcher {
  readonly question: number;
  readonly answer: ShardAnswer | null;
}

let search: ShardSearch | undefined;

addEventListener('message', ({ data }: MessageEvent<ToSearcher>) => {
  if ('folder' in data) {
    search = new ShardSearch(name => load(data.folder + name));
    // What fails here is told by the first question.
    search.prepare().catch(() => undefined);
  } else void answer(data.question, data.query, data.options);
});

async function answer(question: number, query: string, options: SearchOptions): Promise<void> {
  const found = await search?.search(query, options).catch(() => null);
  postMessage({ question, answer: found ?? null } satisfies FromSearcher);
}

/** Files are packed by whoever wrote them, as few hosts pack what is no text; the one that names them is not. */
async function load(address: string): Promise<Uint8Array> {
  const isManifest = address.endsWith(manifestName);
  const response = await fetch(address, isManifest ? { cache: 'no-cache' } : {});
  if (!response.ok || response.body === null) throw new Error(`${address}: ${response.status}`);
  const body = isManifest ? response.body : response.body.pipeThrough(new DecompressionStream('gzip'));
  return new Uint8Array(await new Response(body).arrayBuffer());
}
