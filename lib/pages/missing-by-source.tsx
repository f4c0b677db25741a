/** The missing pages by the notes that want them: a card for each note, with its places. */
import type { NoteId } from '../model.ts';
import { byCodePoint } from '../names/fold.ts';
import type { MissingPage, Place, Wanted, Wiki } from '../wiki.ts';
import { doubts } from './doubts.tsx';
import type { MissingList } from './missing-by-target.tsx';
import { viewAddress } from './missing-tools.tsx';
import type { View } from './missing-view.ts';
import { occurrence } from './occurrence.tsx';
import type { FrameOptions, Markup } from './page.ts';
import { pager, sliceOf } from './pager.tsx';
import { clamp, counted, figure } from './phrases.ts';
import { meant } from './suggestions.tsx';

const notesPerPage = 50;
/** Most links told of one note; its own page shows all. */
const linksPerNote = 8;

export function missingBySource(wiki: Wiki, { pages, view, params, options }: MissingList): Markup {
  const sources = sorted(wiki, wantsOf(wiki, pages), view.sort);
  const slice = sliceOf(params, 'page', sources.length, notesPerPage);
  return (
    <>
      {sources.slice(slice.from, slice.from + slice.count).map(([id, wants]) => card(wiki, id, wants, options))}
      {pager(slice, 'Pages of the report', number => viewAddress(view, number))}
    </>
  );
}

type Source = readonly [id: NoteId, wants: readonly Wanted[]];

/** By title, by path, or the note with the most missing links first. */
function sorted(wiki: Wiki, sources: readonly Source[], sort: View['sort']): readonly Source[] {
  if (sort === null) return sources.toSorted(([a, one], [b, other]) => other.length - one.length || byCodePoint(a, b));
  if (sort === 'first') return sources.toSorted(([a], [b]) => byCodePoint(a, b));
  const { compare } = new Intl.Collator('en', { numeric: true });
  const titled = sources.map(source => ({ source, title: wiki.entry(source[0]).title }));
  return titled.sort((a, b) => compare(a.title, b.title)).map(({ source }) => source);
}

/** What each note wants of these pages; notes that want none of them are left out. */
function wantsOf(wiki: Wiki, pages: readonly MissingPage[]): readonly Source[] {
  const sources = [...wiki.wanting()];
  if (pages.length === wiki.missing().length) return sources;
  const asked = new Set(pages);
  return sources
    .map(([id, wants]): Source => [id, wants.filter(({ page }) => asked.has(page))])
    .filter(([, wants]) => wants.length > 0);
}

function card(wiki: Wiki, id: NoteId, wants: readonly Wanted[], options: FrameOptions): Markup {
  const byPlace = wants.toSorted((a, b) => order(placeOf(a), placeOf(b)));
  return (
    <section class="bl-card" id={`bl-in-${wiki.url(id).slice('/notes/'.length)}`}>
      <h2 dir="auto">
        <a href={wiki.url(id)}>{clamp(wiki.entry(id).title, 120)}</a>{' '}
        <span class="bl-count">{counted(wants.length, 'missing link')}</span>
      </h2>
      <ol>
        {byPlace.slice(0, linksPerNote).map(({ page, index }) => (
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

function placeOf({ page, index }: Wanted): Place | undefined {
  return page.places[index];
}

function order(a: Place | undefined, b: Place | undefined): number {
  return (a?.line ?? 0) - (b?.line ?? 0) || (a?.column ?? 0) - (b?.column ?? 0);
}
