/** Pages that are wanted and not written, as answers to a query. */
import type { Name } from '../model.ts';
import { parseQuery, wordsOf } from '../search/query.ts';
import type { WantedNames } from './search-names.ts';
import type { SearchAnswer } from './search-types.ts';
import type { Wiki } from './types.ts';

const mostPages = 5;
/** Names that were written meanwhile may stand among those that are found. */
const mostLookedAt = 50;

/** The most wanted pages whose names hold all words of the query, as they are wanted now. */
export function missingAnswers(query: string, names: WantedNames, wiki: Wiki): SearchAnswer['missing'] {
  const found = new Map<Name, SearchAnswer['missing'][number]>();
  let lookedAt = 0;
  for (const key of names.holding(wordsOf(parseQuery(query, false)))) {
    if (found.size === mostPages || lookedAt++ === mostLookedAt) break;
    const page = wiki.wantedPage(key);
    if (page !== null) found.set(key, page);
  }
  return [...found.values()].sort((a, b) => b.links - a.links);
}
