/** What a page of results is asked for. Law: every address of it means something; what is too long is cut. */

export const searchPath = '/search';

/** Results on one page. */
export const hitsPerPage = 20;

/** Characters of a query that are looked for: more than anybody types, and few enough to be quick. */
const longest = 400;

export interface SearchQuery {
  /** Without blanks around it; empty before a query. */
  readonly q: string;
  /** Whether it was longer than what is looked for. */
  readonly cut: boolean;
}

export function queryOf(params: URLSearchParams): SearchQuery {
  const q = (params.get('q') ?? '').trim();
  // A pair of surrogates is not torn apart.
  return { q: q.slice(0, longest).replace(/[\ud800-\udbff]$/, ''), cut: q.length > longest };
}

/** Whether the query may be the name of a note: it holds no operator. */
export function isName(query: string): boolean {
  return query.length <= 100 && !/^[-#>]|["*]|(?:^|\s)-|\w:\S/.test(query);
}
