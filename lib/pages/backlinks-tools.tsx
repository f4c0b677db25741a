/**
 * What stands above the mentions of a page where there are many: the filter, the order, and with or without sentences.
 * Law: every choice is an address of its own, so that all of it works without scripts; with one it works without loading.
 */
import type { FileId } from '../model.ts';
import type { Wiki } from '../wiki.ts';
import { backlinksAddress, linkedHeading, type BacklinksView } from './backlinks-view.ts';
import { filterForm } from './filter-form.tsx';
import type { Markup } from './page.ts';
import { counted } from './phrases.ts';

/** @param notes that the view shows */
export function backlinksTools(wiki: Wiki, id: FileId, view: BacklinksView, notes: number): Markup {
  const pill = (label: string, on: boolean, change: Partial<BacklinksView>): Markup => (
    <a
      class="bl-pill bl-choice"
      href={backlinksAddress(wiki, id, { ...view, ...change })}
      aria-current={on ? 'true' : null}
    >
      {label}
    </a>
  );
  return (
    <div class="bl-tools">
      {filterForm({
        path: `${wiki.url(id)}#${linkedHeading}`,
        label: 'Note contains',
        of: 'Linked from',
        q: view.q,
        others: { sort: view.sort, view: view.view },
      })}
      <div class="bl-pills" role="group" aria-label="Order">
        {pill('By folder', view.sort === null, { sort: null })}
        {pill('Most mentions', view.sort === 'mentions', { sort: 'mentions' })}
        {pill('Newest', view.sort === 'newest', { sort: 'newest' })}
        {pill('A–Z', view.sort === 'title', { sort: 'title' })}
      </div>
      <div class="bl-pills" role="group" aria-label="Form">
        {pill('Without sentences', view.view !== null, { view: view.view === null ? 'compact' : null })}
      </div>
      <p class="bl-vh" role="status">
        {counted(notes, 'note')}
      </p>
    </div>
  );
}
