/**
 * What a reader asks of the mentions of a page by the query of its address: which, in which order, with or without their
 * sentences. Law: it forgives every value, and what is usual is not in the address.
 */
import type { FileId } from '../model.ts';
import type { MentionView, Wiki } from '../wiki.ts';
import { address } from './address.ts';

export interface BacklinksView extends MentionView {
  /** `compact`: the notes alone; null: with their sentences. */
  readonly view: 'compact' | null;
}

/** The id of the heading that stands above them. */
export const linkedHeading = 'bl-linked-from';
const longestFilter = 200;

export function backlinksViewOf(params: URLSearchParams): BacklinksView {
  const sort = params.get('sort');
  return {
    sort: sort === 'mentions' || sort === 'newest' || sort === 'title' ? sort : null,
    q: params.get('q')?.trim().slice(0, longestFilter) || null,
    view: params.get('view') === 'compact' ? 'compact' : null,
  };
}

export function isUsual({ sort, q, view }: BacklinksView): boolean {
  return sort === null && q === null && view === null;
}

export function backlinksAddress(wiki: Wiki, id: FileId, { sort, q, view }: BacklinksView, page?: number): string {
  const links = page === undefined ? null : String(page);
  return `${address(wiki.url(id), { sort, view, q, links })}#${linkedHeading}`;
}
