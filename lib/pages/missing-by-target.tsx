/** The missing pages as a table: a row for each, its places and how to write it folded below it. */
import type { MissingPage, MissingTold, Wiki } from '../wiki.ts';
import { createLine } from './create.tsx';
import { doubts } from './doubts.tsx';
import { viewAddress } from './missing-tools.tsx';
import { occurrences } from './occurrence.tsx';
import type { FrameOptions, Markup } from './page.ts';
import { pager, sliceOf } from './pager.tsx';
import { clamp, counted, figure } from './phrases.ts';
import { suggestionList } from './suggestions.tsx';

/** What a list of the report is made from. */
export interface MissingList {
  readonly told: MissingTold;
  /** `page`: page of the list. */
  readonly params: URLSearchParams;
  readonly options: FrameOptions;
}

const rowsPerPage = 50;
/** Most places told in one row; the page of the row's target tells all. */
const placesPerRow = 8;
/** A report with at most this many rows is read as a whole, so its rows stand open. */
const openRows = 3;

export function missingByTarget(wiki: Wiki, { told, params, options }: MissingList): Markup {
  const { pages, view } = told;
  const slice = sliceOf(params, 'page', pages.length, rowsPerPage);
  const shown = pages.slice(slice.from, slice.from + slice.count);
  return (
    <>
      <table class="bl-report-table">
        <thead>
          <tr>
            <th scope="col" aria-sort={view.sort === 'name' ? 'ascending' : null}>
              <a class="bl-choice" href={viewAddress({ ...view, sort: 'name' })}>
                Wanted
              </a>
            </th>
            <th scope="col" class="bl-n" aria-sort={view.sort === null ? 'descending' : null}>
              <a class="bl-choice" href={viewAddress({ ...view, sort: null })}>
                Links
              </a>
            </th>
            <th scope="col" class="bl-n">
              Notes
            </th>
            <th scope="col">Did you mean</th>
          </tr>
        </thead>
        {shown.map(page => row(wiki, page, pages.length <= openRows, options))}
      </table>
      {pager(slice, 'Pages of the report', number => viewAddress(view, number))}
    </>
  );
}

/**
 * Two rows that belong together: the figures, and below them the places. What it might be stands in both, of which the
 * stylesheet shows one: a cell of its own needs a wide window. The id keeps the two what they are when others come.
 */
function row(wiki: Wiki, page: MissingPage, open: boolean, options: FrameOptions): Markup {
  const suggested = page.suggestions.length === 0 ? null : suggestionList(wiki, page.suggestions.slice(0, 3));
  return (
    <tbody id={`bl-of-${page.url.slice('/notes/'.length)}`}>
      <tr>
        <th scope="row" dir="auto">
          <a class="missing" href={page.url}>
            {clamp(page.title, 120)}
          </a>
          {doubts(page)}
        </th>
        <td class="bl-n">{figure(page.links)}</td>
        <td class="bl-n">{figure(page.notes)}</td>
        <td class="bl-wide">{suggested}</td>
      </tr>
      <tr class="bl-places">
        <td colspan="4">
          {suggested === null ? null : (
            <div class="bl-narrow">
              <span class="bl-quiet">Did you mean</span>
              {suggested}
            </div>
          )}
          {places(wiki, page, open, options)}
        </td>
      </tr>
    </tbody>
  );
}

function places(wiki: Wiki, page: MissingPage, open: boolean, options: FrameOptions): Markup {
  const mentions = page.mentions({ from: 0, count: placesPerRow });
  const others = page.notes - 1;
  return (
    <details open={open}>
      <summary>
        {counted(page.links, 'place')} in {clamp(mentions[0]?.title ?? '', 60)}
        {others > 0 ? ` and ${counted(others, 'other note')}` : ''}
      </summary>
      {occurrences(wiki, mentions, options)}
      {page.links > placesPerRow ? (
        <p>
          <a href={page.url}>All {figure(page.links)} places</a>
        </p>
      ) : null}
      {page.suspicious ? null : createLine(wiki, page.title)}
    </details>
  );
}
