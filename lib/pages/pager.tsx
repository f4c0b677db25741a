/** Long lists in pages, with real links, so that no page grows with the vault. */
import type { Markup } from './page.ts';
import { figure } from './phrases.ts';

/** One page of a list. */
export interface Slice {
  /** From 1. */
  readonly page: number;
  readonly pages: number;
  /** Index of its first item, and how many it may hold. */
  readonly from: number;
  readonly count: number;
}

/** The page that a query parameter asks for: the nearest one there is. */
export function sliceOf(params: URLSearchParams, name: string, total: number, count: number): Slice {
  const pages = Math.max(1, Math.ceil(total / count));
  const asked = /^\d{1,9}$/.test(params.get(name) ?? '') ? Number(params.get(name)) : 1;
  const page = Math.min(Math.max(1, asked), pages);
  return { page, pages, from: (page - 1) * count, count };
}

/** Links to the pages before and after; nothing when there is only one. */
export function pager(slice: Slice, label: string, address: (page: number) => string): Markup {
  const { page, pages } = slice;
  if (pages === 1) return null;
  return (
    <nav class="bl-pager" aria-label={label}>
      {page > 1 ? (
        <a class="bl-pill" rel="prev" href={address(page - 1)}>
          Previous
        </a>
      ) : null}
      <span>
        Page {figure(page)} of {figure(pages)}
      </span>
      {page < pages ? (
        <a class="bl-pill" rel="next" href={address(page + 1)}>
          Next
        </a>
      ) : null}
    </nav>
  );
}
