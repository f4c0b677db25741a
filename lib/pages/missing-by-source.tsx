/** The missing pages by the notes that want them: a card for each note, the note with the most of them first. */
import type { NoteId } from '../model.ts';
import type { MissingPage, Place, Wiki } from '../wiki.ts';
import { occurrence } from './occurrence.tsx';
import type { Markup } from './page.ts';
import { pager, sliceOf } from './pager.tsx';
import { clamp, counted, figure } from './phrases.ts';

const notesPerPage = 50;
/** Most links told of one note; its own page shows all. */
const linksPerNote = 8;

interface Want {
  readonly page: MissingPage;
  readonly place: Place;
  /** Which of the page's places it is. */
  readonly index: number;
}

/** @param pages those that the filter leaves */
export function missingBySource(
  wiki: Wiki,
  pages: readonly MissingPage[],
  params: URLSearchParams,
  addressOf: (page: number) => string,
): Markup {
  const sources = [...wantsBySource(pages)].sort(([, a], [, b]) => b.length - a.length);
  const slice = sliceOf(params, 'page', sources.length, notesPerPage);
  return (
    <>
      {sources.slice(slice.from, slice.from + slice.count).map(([id, wants]) => card(wiki, id, wants))}
      {pager(slice, 'Pages of the report', addressOf)}
    </>
  );
}

function wantsBySource(pages: readonly MissingPage[]): ReadonlyMap<NoteId, readonly Want[]> {
  const sources = new Map<NoteId, Want[]>();
  for (const page of pages) {
    page.places.forEach((place, index) => {
      const wants = sources.get(place.from) ?? [];
      wants.push({ page, place, index });
      sources.set(place.from, wants);
    });
  }
  return sources;
}

function card(wiki: Wiki, id: NoteId, wants: readonly Want[]): Markup {
  const byPlace = wants.toSorted((a, b) => a.place.line - b.place.line || a.place.column - b.place.column);
  return (
    <section class="bl-card">
      <h2 dir="auto">
        <a href={wiki.url(id)}>{clamp(wiki.entry(id).title, 120)}</a>{' '}
        <span class="bl-count">{counted(wants.length, 'missing link')}</span>
      </h2>
      <ol>
        {byPlace.slice(0, linksPerNote).map(({ page, index }) => (
          <li>
            <a class="missing" href={page.url}>
              {clamp(page.title, 120)}
            </a>{' '}
            {page.mentions({ from: index, count: 1 }).map(mention => occurrence(wiki, mention))}
          </li>
        ))}
      </ol>
      {wants.length > linksPerNote ? <p class="bl-quiet">and {figure(wants.length - linksPerNote)} more</p> : null}
    </section>
  );
}
