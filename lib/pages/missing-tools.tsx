/**
 * What stands above the list of missing pages: the filter, the ways to group and to sort it, and how to take it along.
 * Law: every choice is an address of its own, so that all of it works without scripts; with one it works without loading.
 */
import type { MissingView } from '../wiki.ts';
import { address } from './address.ts';
import { copyButton } from './copy-button.tsx';
import { filterForm } from './filter-form.tsx';
import type { Markup } from './page.ts';

export const missingPath = '/missing';

export function tools(view: MissingView): Markup {
  const pill = (label: string, on: boolean, change: Partial<MissingView>): Markup => (
    <a class="bl-pill bl-choice" href={viewAddress({ ...view, ...change })} aria-current={on ? 'true' : null}>
      {label}
    </a>
  );
  return (
    <div class="bl-tools">
      {filterForm({
        path: missingPath,
        label: 'Name contains',
        of: 'Missing pages',
        q: view.q,
        others: { sort: view.sort, group: view.group, typos: view.typos },
      })}
      <div class="bl-pills" role="group" aria-label="Order">
        {pill('Most wanted', view.sort === null, { sort: null })}
        {pill('A–Z', view.sort === 'name', { sort: 'name' })}
        {pill('First seen', view.sort === 'first', { sort: 'first' })}
      </div>
      <div class="bl-pills" role="group" aria-label="List">
        {pill('By note', view.group !== null, { group: view.group === null ? 'source' : null })}
        {pill('Without likely typos', view.typos !== null, { typos: view.typos === null ? 'hide' : null })}
      </div>
    </div>
  );
}

/** The same pages as files; grouping is for the eye only. */
export function downloads({ sort, typos, q }: MissingView): Markup {
  const file = (extension: string): string => address(`/api/missing.${extension}`, { sort, typos, q });
  return (
    <p class="bl-downloads">
      <a href={file('json')}>JSON</a>
      <a href={file('csv')}>CSV</a>
      <a href={file('md')}>Markdown</a>
      {copyButton('Copy as checklist', { from: file('md') })}
    </p>
  );
}

/** The address of the report in that view. */
export function viewAddress(view: MissingView, page?: number): string {
  return address(missingPath, { ...view, page: page === undefined ? null : String(page) });
}
