/**
 * The search in the bar of every page: a field that leads to the page of results, and where scripts run, a button in its
 * place that opens the dialog. Law: no more than one of the two is ever there.
 */
import type { Assets, Markup } from './page.ts';
import { searchPath } from './search-query.ts';

export function searchControl({ script, style }: Assets['search']): Markup {
  return (
    <form
      id="bl-find"
      class="bl-find"
      action={searchPath}
      method="get"
      role="search"
      aria-label="All notes"
      data-script={script}
      data-style={style}
    >
      <input
        type="search"
        name="q"
        aria-label="Search notes"
        placeholder="Search notes…"
        autocomplete="off"
        autocapitalize="off"
        spellcheck="false"
      />
      <button type="button" aria-haspopup="dialog" aria-keyshortcuts="/ Control+K Meta+K" hidden>
        <span>
          Search<span> notes</span>…
        </span>{' '}
        <kbd aria-hidden="true">/</kbd>
      </button>
    </form>
  );
}
