/**
 * The page of results: where a query stands, and where to go when it stands nowhere.
 * Law: whatever is asked for is an address of its own and is answered with 200; what notes say is text here, never markup.
 */
import { tagAddress } from '../names/tag.ts';
import { outcome } from '../search/offer.ts';
import type { Search, SearchAnswer, Wiki } from '../wiki.ts';
import { address, fragment } from './address.ts';
import { snippet } from './create.tsx';
import { apart, framed } from './frame.tsx';
import type { FrameOptions, Markup, Page } from './page.ts';
import { pager, sliceOf } from './pager.tsx';
import { clamp, counted, figure } from './phrases.ts';
import { list, perList, recent } from './recent.tsx';
import { searchForm } from './search-form.tsx';
import { searchHit } from './search-hit.tsx';
import { createCommand } from './search-offer.ts';
import { hitsPerPage, isName, queryOf, searchPath } from './search-query.ts';
import { suggestionList } from './suggestions.tsx';

export interface SearchAsked {
  /** `q`: what is looked for; `page`: page of the results. */
  readonly params: URLSearchParams;
  /** The results of that page; null before a query. */
  readonly answer: SearchAnswer | null;
  readonly indexing: Search['indexing'];
}

const nearestShown = 5;

export function searchPage(wiki: Wiki, { params, answer, indexing }: SearchAsked, options: FrameOptions): Page {
  const { q, cut } = queryOf(params);
  return framed({
    ...apart,
    wiki,
    options,
    status: 200,
    title: q === '' ? 'Search' : `${clamp(q, 60)} · Search`,
    main: (
      <>
        <header class="bl-head bl-plain">
          <h1>Search</h1>
          {searchForm({ q, label: 'This search' })}
        </header>
        {indexing === null ? null : stillIndexing(indexing)}
        {cut ? <p class="bl-notice">Only the beginning of so long a query is looked for.</p> : null}
        {answer === null ? before(wiki, options) : found(wiki, q, { answer, indexing, params })}
      </>
    ),
  });
}

function stillIndexing({ read, total }: NonNullable<Search['indexing']>): Markup {
  return (
    <p class="bl-notice">
      {figure(read)} of {counted(total, 'note')} are searched so far. <a href="">Look again</a>
    </p>
  );
}

/** Where readers begin who do not know yet what to ask for. */
function before(wiki: Wiki, options: FrameOptions): Markup {
  const linked = wiki.mostLinked(perList).map(({ entry, links }) => (
    <>
      <a href={entry.url} dir="auto">
        {clamp(entry.title, 80)}
      </a>
      <span class="bl-quiet">{counted(links, 'mention')}</span>
    </>
  ));
  return (
    <>
      <div class="bl-lists">
        {recent(wiki, options)}
        {list('bl-most-linked', 'Most linked', linked.length === 0 ? 'No note links to another yet.' : linked)}
      </div>
      {tips()}
    </>
  );
}

interface Found extends SearchAsked {
  readonly answer: SearchAnswer;
}

function found(wiki: Wiki, q: string, { answer, indexing, params }: Found): Markup {
  const slice = sliceOf(params, 'page', answer.total, hitsPerPage);
  return (
    <>
      <p class="bl-outcome" role="status">
        {sentence(q, answer, indexing)}
      </p>
      {slice.page === 1 ? beside(answer) : null}
      {answer.total === 0 ? none(wiki, q, { answer, indexing, params }) : null}
      {answer.hits.length === 0 ? null : (
        <ol class="bl-hits" start={slice.from + 1}>
          {answer.hits.map(hit => searchHit(wiki, hit))}
        </ol>
      )}
      {pager(
        slice,
        'Pages of results',
        page => address(searchPath, { q, page: String(page) }) + fragment('bl-content'),
      )}
    </>
  );
}

/** `12 results for “event loop”`. */
function sentence(q: string, answer: SearchAnswer, indexing: Search['indexing']): string {
  const said = outcome(q, answer, indexing);
  return answer.total === 0 || answer.corrected !== null ? said : `${said} for “${clamp(q, 80)}”`;
}

/** Tags, and pages that are not written yet, of which the name holds what was looked for. */
function beside({ tags, missing }: SearchAnswer): Markup {
  if (tags.length === 0 && missing.length === 0) return null;
  return (
    <ul class="bl-beside">
      {tags.map(({ tag, notes }) => (
        <li>
          <a class="tag" href={tagAddress(tag)} dir="auto">
            #{clamp(tag, 120)}
          </a>{' '}
          <span class="bl-quiet">{counted(notes, 'note')}</span>
        </li>
      ))}
      {missing.map(({ title, url, links }) => (
        <li>
          <a class="missing" href={url} dir="auto">
            {clamp(title, 120)}
          </a>{' '}
          <span class="bl-quiet">not written yet, wanted {figure(links)}×</span>
        </li>
      ))}
    </ul>
  );
}

/** No note says it: what may have been meant, how to write it, and how to ask. */
function none(wiki: Wiki, q: string, { answer: { tags, missing }, indexing }: Found): Markup {
  const nearest = isName(q) ? wiki.nearest(q, nearestShown) : [];
  const isNowhere = tags.length === 0 && missing.length === 0 && indexing === null;
  const command = isNowhere ? createCommand(wiki, q) : null;
  return (
    <>
      {nearest.length === 0 ? null : (
        <section class="bl-hints" aria-labelledby="bl-nearest">
          <h2 id="bl-nearest">Nearest titles</h2>
          {suggestionList(wiki, nearest)}
        </section>
      )}
      {command === null ? null : (
        <p class="bl-write">
          <span>To write it:</span> {snippet('Copy the command', command)}
        </p>
      )}
      {tips()}
    </>
  );
}

const operators = [
  ['event loop', 'both words, anywhere in a note'],
  ['"event loop"', 'these words, one after the other'],
  ['loop -event', 'the first word, without the second'],
  ['title:loop', 'the word in the title'],
  ['tag:python', 'notes with that tag, or one below it'],
  ['path:guide', 'notes whose path contains it'],
] as const;

function tips(): Markup {
  return (
    <section class="bl-tips" aria-labelledby="bl-tips">
      <h2 id="bl-tips">How to ask</h2>
      <dl>
        {operators.map(([query, meaning]) => (
          <div>
            <dt>
              <code>{query}</code>
            </dt>
            <dd>{meaning}</dd>
          </div>
        ))}
      </dl>
    </section>
  );
}
