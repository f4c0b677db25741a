/** What a reader asks of the missing pages by the query of an address. Law: it forgives every value. */
import type { MissingView } from '../wiki.ts';

const longestFilter = 200;

export function viewOf(params: URLSearchParams): MissingView {
  const sort = params.get('sort');
  return {
    sort: sort === 'name' || sort === 'first' ? sort : null,
    group: params.get('group') === 'source' ? 'source' : null,
    typos: params.get('typos') === 'hide' ? 'hide' : null,
    q: params.get('q')?.trim().slice(0, longestFilter) || null,
  };
}
