/**
 * "Linked from": every mention of a page with the sentence around it, grouped by the note it stands in.
 * Law: the text is the one of the note at this moment.
 */
import type { FileId, LinkTable } from '../model.ts';
import type { Mention, Wiki } from '../wiki.ts';
import { fragment } from './address.ts';
import { backlinksTools } from './backlinks-tools.tsx';
import { backlinksAddress, backlinksViewOf, isUsual, linkedHeading, type BacklinksView } from './backlinks-view.ts';
import { noneLike } from './filter-form.tsx';
import type { Markup } from './page.ts';
import { pager, sliceOf, type Slice } from './pager.tsx';
import { clamp, counted, figure } from './phrases.ts';
import { sentence } from './sentence.tsx';

/** Most mentions on one page, and most of one note before the rest folds away. */
export const mentionsPerPage = 200;
const shown = 3;
/** From so many notes on there is something to sort and to filter. */
const worthSorting = 4;

/** The mentions of a file that one page shows. */
export interface Linked {
  readonly links: number;
  readonly notes: number;
  readonly view: BacklinksView;
  /** What the view shows of them: notes, and in compact form the notes themselves. */
  readonly viewed: ReturnType<Wiki['linkingNotes']> | null;
  readonly mentions: readonly Mention[];
  readonly slice: Slice;
}

/** Reads the view and the page of mentions that an address asks for. */
export function mentionsOf(wiki: Wiki, id: FileId, params: URLSearchParams): Linked {
  const { links, notes } = wiki.backlinks(id, { from: 0, count: 0 });
  const view = hasTools(notes) ? backlinksViewOf(params) : usual;
  if (isUsual(view)) {
    const slice = sliceOf(params, 'links', links, mentionsPerPage);
    const mentions = links === 0 ? [] : wiki.mentions(id, slice, view);
    return { links, notes, view, viewed: null, mentions, slice };
  }
  const viewed = wiki.linkingNotes(id, view);
  const total = view.view === 'compact' ? viewed.length : viewed.reduce((sum, note) => sum + note.links, 0);
  const slice = sliceOf(params, 'links', total, mentionsPerPage);
  return { links, notes, view, viewed, slice, mentions: wiki.mentions(id, slice, view) };
}

/** Those that stand first, whatever view of them is shown. */
export function firstMentions(wiki: Wiki, id: FileId, { view, slice, mentions }: Linked): readonly Mention[] {
  return isUsual(view) && slice.page === 1 ? mentions : wiki.backlinks(id, { from: 0, count: fewMentions }).mentions;
}

/** Enough to draw some of the notes. */
const fewMentions = 20;

const usual: BacklinksView = { sort: null, q: null, view: null };

/** Whether there are so many that a reader may sort and filter them. */
function hasTools(notes: number): boolean {
  return notes >= worthSorting;
}

/**
 * The section under a page.
 * @param instead what is shown where nothing links to it
 */
export function linkedFrom(wiki: Wiki, id: FileId, linked: Linked, instead: Markup = null): Markup {
  const { links, notes, view, viewed, slice } = linked;
  return (
    <section class="bl-linked" aria-labelledby={linkedHeading}>
      <h2 id={linkedHeading}>
        Linked from{' '}
        {links === 0 ? null : (
          <span class="bl-count">
            {counted(links, 'mention')} in {counted(notes, 'note')}
          </span>
        )}
      </h2>
      {hasTools(notes) ? backlinksTools(wiki, id, view, viewed?.length ?? notes) : null}
      {links === 0 ? <p class="bl-quiet">Nothing links here yet.</p> : content(wiki, id, linked)}
      {links === 0 ? instead : null}
      {pager(slice, 'Pages of mentions', page => backlinksAddress(wiki, id, view, page))}
      {toItself(wiki, id)}
    </section>
  );
}

function content(wiki: Wiki, id: FileId, { view, viewed, mentions, slice }: Linked): Markup {
  if (viewed?.length === 0) {
    return noneLike(
      'No note that links here is named like',
      view.q ?? '',
      backlinksAddress(wiki, id, { ...view, q: null }),
    );
  }
  if (viewed === null || view.view === null) return mentionCards(wiki, mentions);
  return (
    <ul class="bl-list">
      {viewed.slice(slice.from, slice.from + slice.count).map(({ entry, links }) => (
        <li>
          <a href={entry.url} dir="auto">
            {clamp(entry.title, 120)}
          </a>
          <span class="bl-quiet">{counted(links, 'mention')}</span>
        </li>
      ))}
    </ul>
  );
}

/** Links of a note to itself by its own name are no mentions of others; those to its headings are not told at all. */
function toItself(wiki: Wiki, id: FileId): Markup {
  if (!wiki.isNote(id)) return null;
  const own = wiki
    .links(id)
    .filter(({ target }) => target.state !== 'missing' && target.id === id && target.via !== 'self');
  if (own.length === 0) return null;
  return (
    <p class="bl-quiet">The note also mentions itself{own.length === 1 ? '' : `, ${figure(own.length)} times`}.</p>
  );
}

/** One card for each note, its mentions in the order of their places. Mentions come sorted by note. */
export function mentionCards(wiki: Wiki, mentions: readonly Mention[]): Markup {
  return <>{runs(mentions, mention => mention.from).map(group => card(wiki, group))}</>;
}

/** Where the other links of its sentence begin. */
function linksIn({ context: { styles = [] } }: Mention): readonly number[] {
  return styles.flatMap(style => (style.as === 'link' ? [style.offset] : []));
}

function card(wiki: Wiki, mentions: readonly Mention[]): Markup {
  const [first] = mentions;
  if (first === undefined) return null;
  const url = wiki.url(first.from);
  const folded = mentions.slice(shown);
  const links = wiki.shownLinksAt(first.from, mentions.flatMap(linksIn));
  return (
    <article class="bl-card">
      <h3 dir="auto">
        <a href={url}>{clamp(first.title, 120)}</a>
      </h3>
      {passages(url, mentions.slice(0, shown), links)}
      {folded.length === 0 ? null : (
        <details class="bl-more">
          <summary>{counted(folded.length, 'more mention')}</summary>
          {passages(url, folded, links)}
        </details>
      )}
    </article>
  );
}

/** Quotes under one "where" line for each stretch of mentions at the same place. */
function passages(url: string, mentions: readonly Mention[], links: LinkTable): Markup {
  const stretches = runs(mentions, ({ kind, anchor, heading }) => `${kind === 'property'} ${anchor} ${heading}`);
  return (
    <>
      {stretches.map(run => (
        <div class="bl-passage">
          {where(url, run[0])}
          {run.map(mention => (
            <blockquote cite={placeOf(url, mention)}>
              {sentence(mention.context, links)}
              {mention.kind === 'embed' ? <p class="bl-kind">shown there as an embed</p> : null}
            </blockquote>
          ))}
        </div>
      ))}
    </>
  );
}

/** The headings it stands under, or the property; nothing where that is the note's own title. */
function where(url: string, mention: Mention | undefined): Markup {
  if (mention === undefined || mention.heading === null || mention.heading === mention.title) return null;
  const heading = clamp(mention.heading, 120);
  if (mention.kind === 'property') return <p class="bl-where">in the property “{heading}”</p>;
  const trail = mention.trail.filter(above => above !== mention.title);
  return (
    <p class="bl-where" dir="auto">
      {trail.map(above => `${clamp(above, 60)} › `).join('')}
      <a href={placeOf(url, mention)}>{heading}</a>
    </p>
  );
}

/** Address of the part of a note that a mention stands in; `url` is the note's. */
export function placeOf(url: string, { anchor }: Pick<Mention, 'anchor'>): string {
  return anchor === null ? url : url + fragment(anchor);
}

/** Neighbours with the same key, together. */
export function runs<T>(items: readonly T[], key: (item: T) => string): T[][] {
  const groups: T[][] = [];
  let last: string | null = null;
  for (const item of items) {
    const own = key(item);
    if (own === last) groups.at(-1)?.push(item);
    else groups.push([item]);
    last = own;
  }
  return groups;
}
