/** The door to search: what is looked for → notes, headings, missing pages and tags, best first. */
import { SearchAtOnce } from './search-at-once.ts';
import { SearchThread } from './search-thread.ts';
import type { Search, SearchPlace } from './search-types.ts';
import type { Wiki } from './types.ts';

/** Search in a wiki; of a server its index is made in the background, once all notes are read. */
export function openSearch(wiki: Wiki, { worker }: SearchPlace): Search {
  return worker === null ? new SearchAtOnce(wiki) : new SearchThread(wiki, worker);
}
