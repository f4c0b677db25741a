/** The graph as a table: each note and each missing page with its links. */
import { folderOf } from '../names/paths.ts';
import { tagAddress } from '../names/tag.ts';
import type { GraphNode } from '../wiki.ts';
import { fragment } from './address.ts';
import { filterForm } from './filter-form.tsx';
import { graphAddress, graphPath, type GraphQuery } from './graph-query.ts';
import type { Markup } from './page.ts';
import { pager, sliceOf } from './pager.tsx';
import { clamp, counted, figure } from './phrases.ts';

const rowsPerPage = 50;
/** Most tags told of one note. */
const fewTags = 3;

/** The filter, and how much it leaves. */
export function tableTools(query: GraphQuery, shown: number, all: number): Markup {
  const { around, depth, view, sort } = query;
  return (
    <>
      <div class="bl-tools">
        {filterForm({
          path: graphPath,
          label: 'Name contains',
          of: 'Notes and missing pages',
          q: query.q,
          others: { around, depth, view, sort },
        })}
      </div>
      <div class="bl-found">
        <p role="status">
          {shown === all ? counted(all, 'page') : `${figure(shown)} of ${counted(all, 'page')}`}, {orders[sort ?? 'in']}
        </p>
      </div>
    </>
  );
}

const orders = { in: 'most linked first', out: 'with the most links first', name: 'from A to Z' } as const;

export function graphTable(rows: readonly GraphNode[], query: GraphQuery, params: URLSearchParams): Markup {
  const slice = sliceOf(params, 'page', rows.length, rowsPerPage);
  const column = (label: string, sort: GraphQuery['sort'], numeric: boolean): Markup => (
    <th
      scope="col"
      class={numeric ? 'bl-n' : null}
      aria-sort={query.sort === sort ? (sort === 'name' ? 'ascending' : 'descending') : null}
    >
      <a class="bl-choice" href={graphAddress({ ...query, sort })}>
        {label}
      </a>
    </th>
  );
  return (
    <>
      <table class="bl-report-table">
        <thead>
          <tr>
            {column('Page', 'name', false)}
            {column('Links in', null, true)}
            {column('Links out', 'out', true)}
            <th scope="col" class="bl-wide">
              Tags
            </th>
          </tr>
        </thead>
        <tbody>{rows.slice(slice.from, slice.from + slice.count).map(row)}</tbody>
      </table>
      {pager(slice, 'Pages of the table', page => graphAddress(query, page) + fragment('bl-table'))}
    </>
  );
}

function row({ id, title, url, tags, linksIn, linksOut }: GraphNode): Markup {
  const folder = id === null ? '' : folderOf(id);
  return (
    <tr>
      <th scope="row" dir="auto">
        <a class={id === null ? 'missing' : null} href={url}>
          {clamp(title, 120)}
          {id === null ? <span class="bl-vh"> (missing note)</span> : null}
        </a>
        {folder === '' ? null : <span class="bl-quiet">{clamp(folder, 80)}</span>}
        {tags.length === 0 ? null : <span class="bl-narrow">{tagLinks(tags)}</span>}
      </th>
      <td class="bl-n">{figure(linksIn)}</td>
      <td class="bl-n">{id === null ? '–' : figure(linksOut)}</td>
      <td class="bl-wide">{tagLinks(tags)}</td>
    </tr>
  );
}

/** Beside the figures, and on a phone below the name. */
function tagLinks(tags: readonly string[]): Markup {
  return (
    <>
      {tags.slice(0, fewTags).flatMap(tag => [
        <a class="tag" href={tagAddress(tag)} dir="auto">
          #{clamp(tag, 60)}
        </a>,
        ' ',
      ])}
      {tags.length > fewTags ? `and ${tags.length - fewTags} more` : null}
    </>
  );
}
