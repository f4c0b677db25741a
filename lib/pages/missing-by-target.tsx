/** The missing pages as a table: a row for each, its places folded below it. */
import type { MissingPage, Wiki } from '../wiki.ts';
import { occurrence } from './occurrence.tsx';
import type { Markup } from './page.ts';
import { pager, sliceOf } from './pager.tsx';
import { clamp, counted, figure } from './phrases.ts';
import { suggestionList } from './suggestions.tsx';

const rowsPerPage = 50;
/** Most places told in one row; the page of the row's target tells all. */
const placesPerRow = 8;
/** A report with at most this many rows is read as a whole, so its rows stand open. */
const openRows = 3;

export function missingByTarget(
  wiki: Wiki,
  pages: readonly MissingPage[],
  params: URLSearchParams,
  addressOf: (page: number) => string,
): Markup {
  const slice = sliceOf(params, 'page', pages.length, rowsPerPage);
  return (
    <>
      <table class="bl-report-table">
        <thead>
          <tr>
            <th scope="col">Wanted</th>
            <th scope="col" class="bl-n">
              Links
            </th>
            <th scope="col" class="bl-n">
              Notes
            </th>
            <th scope="col">Did you mean</th>
          </tr>
        </thead>
        {pages.slice(slice.from, slice.from + slice.count).map(page => row(wiki, page, pages.length <= openRows))}
      </table>
      {pager(slice, 'Pages of the report', addressOf)}
    </>
  );
}

/**
 * Two rows that belong together: the figures, and below them the places. What it might be stands in both, of which the
 * stylesheet shows one: a cell of its own needs a wide window.
 */
function row(wiki: Wiki, page: MissingPage, open: boolean): Markup {
  const suggested = page.suggestions.length === 0 ? null : suggestionList(wiki, page.suggestions.slice(0, 3));
  return (
    <tbody>
      <tr>
        <th scope="row" dir="auto">
          <a class="missing" href={page.url}>
            {clamp(page.title, 120)}
          </a>
          {page.suspicious ? <span class="bl-badge">probably not meant as a link</span> : null}
          {page.intended ? <span class="bl-badge">wanted on purpose</span> : null}
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
          {places(wiki, page, open)}
        </td>
      </tr>
    </tbody>
  );
}

function places(wiki: Wiki, page: MissingPage, open: boolean): Markup {
  const mentions = page.mentions({ from: 0, count: placesPerRow });
  const others = page.notes - 1;
  return (
    <details open={open}>
      <summary>
        {counted(page.links, 'place')} in {clamp(mentions[0]?.title ?? '', 60)}
        {others > 0 ? ` and ${counted(others, 'other note')}` : ''}
      </summary>
      <ol>
        {mentions.map(mention => (
          <li>{occurrence(wiki, mention)}</li>
        ))}
      </ol>
      {page.links > placesPerRow ? (
        <p>
          <a href={page.url}>All {figure(page.links)} places</a>
        </p>
      ) : null}
    </details>
  );
}
