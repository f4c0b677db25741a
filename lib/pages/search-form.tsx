/** The field of a search: a GET form, so that its question is an address. */
import { searchPath } from './search-query.ts';
import type { Markup } from './page.ts';

export interface SearchField {
  /** What stands in it. */
  readonly q: string;
  /** What the form is called among those of its page. */
  readonly label: string;
}

export function searchForm({ q, label }: SearchField): Markup {
  return (
    <form class="bl-search" action={searchPath} method="get" role="search" aria-label={label}>
      <input
        id="bl-query"
        type="search"
        name="q"
        value={q}
        aria-label="Search notes"
        placeholder="Search notes…"
        autocomplete="off"
        autocapitalize="off"
        spellcheck="false"
      />
      <button type="submit">Search</button>
    </form>
  );
}
