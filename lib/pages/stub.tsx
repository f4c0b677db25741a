/** The page of a note that is wanted and not written: who wants it, in which words, what it might be, how to create it. */
import type { Name } from '../model.ts';
import type { MissingPage, Unlinked, Wiki } from '../wiki.ts';
import { address } from './address.ts';
import { mentionCards, mentionsPerPage } from './backlinks.tsx';
import { createSection } from './create.tsx';
import { framed } from './frame.tsx';
import { nowhere } from './navigation.tsx';
import { notFoundPage } from './not-found.tsx';
import type { FrameOptions, Markup, Page } from './page.ts';
import { pager, sliceOf } from './pager.tsx';
import { clamp, counted } from './phrases.ts';
import { suggestionList } from './suggestions.tsx';
import { unlinkedSection } from './unlinked.tsx';

export interface StubAsked {
  readonly key: Name;
  /** `links`: page of mentions; `mentions`: unlinked ones are asked for. */
  readonly params: URLSearchParams;
  /** Unlinked mentions, when they are asked for. */
  readonly unlinked?: Unlinked | null;
}

export function stubPage(wiki: Wiki, { key, params, unlinked = null }: StubAsked, options: FrameOptions): Page {
  const missing = wiki.missingPage(key);
  if (missing === null) return notFoundPage(wiki, { path: `/notes/${key}` }, options);
  const { title, suggestions } = missing;
  return framed({
    wiki,
    options,
    status: 404,
    title,
    noindex: true,
    description: null,
    place: nowhere,
    source: null,
    wide: false,
    aside: null,
    main: (
      <>
        <header class="bl-head">
          <h1 class="bl-wanted" dir="auto" title={title.length > 80 ? clamp(title, 1000) : null}>
            {clamp(title, 300)}
          </h1>
          <p class="bl-lead">
            This page does not exist yet. <a href="#bl-create">Create it</a>
          </p>
          {otherSpellings(missing)}
        </header>
        {suggestions.length === 0 ? null : (
          <section class="bl-hints" aria-labelledby="bl-hints">
            <h2 id="bl-hints">Did you mean</h2>
            {suggestionList(wiki, suggestions)}
          </section>
        )}
        {wantedBy(wiki, missing, params)}
        {createSection(wiki, title)}
        {unlinkedSection({ page: { missing: key }, url: missing.url, params, found: unlinked }, wiki, options)}
      </>
    ),
  });
}

function otherSpellings({ spellings }: MissingPage): Markup {
  const others = spellings.slice(1, 9);
  if (others.length === 0) return null;
  return (
    <p class="bl-quiet">
      Also spelled{' '}
      {others.map(({ text, count }, index) => (
        <>
          {index === 0 ? '' : ', '}
          <i>{clamp(text, 80)}</i> ({count}×)
        </>
      ))}
      {spellings.length - 1 > others.length ? ` and ${counted(spellings.length - 1 - others.length, 'other way')}` : ''}
    </p>
  );
}

function wantedBy(wiki: Wiki, missing: MissingPage, params: URLSearchParams): Markup {
  const slice = sliceOf(params, 'links', missing.links, mentionsPerPage);
  return (
    <section class="bl-linked" aria-labelledby="bl-wanted-by">
      <h2 id="bl-wanted-by">
        Wanted by{' '}
        <span class="bl-count">
          {counted(missing.links, 'mention')} in {counted(missing.notes, 'note')}
        </span>
      </h2>
      {mentionCards(wiki, missing.mentions(slice))}
      {pager(slice, 'Pages of mentions', page => `${address(missing.url, { links: String(page) })}#bl-wanted-by`)}
    </section>
  );
}
