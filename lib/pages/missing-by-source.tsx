/** The missing pages by the notes that want them: a card for each note, with its places. */
import type { WantingNote, Wiki } from '../wiki.ts';
import { doubts } from './doubts.tsx';
import type { MissingList } from './missing-by-target.tsx';
import { viewAddress } from './missing-tools.tsx';
import { occurrence } from './occurrence.tsx';
import type { FrameOptions, Markup } from './page.ts';
import { pager, sliceOf } from './pager.tsx';
import { clamp, counted, figure } from './phrases.ts';
import { meant } from './suggestions.tsx';

const notesPerPage = 50;
/** Most links told of one note; its own page shows all. */
const linksPerNote = 8;

export function missingBySource(
  wiki: Wiki,
  byNote: readonly WantingNote[],
  { told, params, options }: MissingList,
): Markup {
  const slice = sliceOf(params, 'page', byNote.length, notesPerPage);
  return (
    <>
      {byNote.slice(slice.from, slice.from + slice.count).map(note => card(wiki, note, options))}
      {pager(slice, 'Pages of the report', number => viewAddress(told.view, number))}
    </>
  );
}

function card(wiki: Wiki, { id, wants }: WantingNote, options: FrameOptions): Markup {
  return (
    <section class="bl-card" id={`bl-in-${wiki.url(id).slice('/notes/'.length)}`}>
      <h2 dir="auto">
        <a href={wiki.url(id)}>{clamp(wiki.entry(id).title, 120)}</a>{' '}
        <span class="bl-count">{counted(wants.length, 'missing link')}</span>
      </h2>
      <ol>
        {wants.slice(0, linksPerNote).map(({ page, index }) => (
          <li>
            <a class="missing" href={page.url}>
              {clamp(page.title, 120)}
            </a>
            {doubts(page)}
            {page.mentions({ from: index, count: 1 }).map(mention => occurrence(wiki, mention, options))}
            {meant(wiki, page.suggestions)}
          </li>
        ))}
      </ol>
      {wants.length > linksPerNote ? <p class="bl-quiet">and {figure(wants.length - linksPerNote)} more</p> : null}
    </section>
  );
}
