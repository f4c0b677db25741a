/**
 * "Linked from": every mention of a page with the sentence around it, grouped by the note it stands in.
 * Law: what is marked is the link and nothing else, and the text is the one of the note at this moment.
 */
import type { FileId } from '../model.ts';
import type { Context, Mention, Wiki } from '../wiki.ts';
import { address, fragment } from './address.ts';
import type { Markup } from './page.ts';
import { pager, sliceOf, type Slice } from './pager.tsx';
import { clamp, counted } from './phrases.ts';

/** Most mentions on one page, and most of one note before the rest folds away. */
export const mentionsPerPage = 200;
const shown = 3;

/** The mentions of a note that one page shows. */
export interface Linked {
  readonly links: number;
  readonly notes: number;
  readonly mentions: readonly Mention[];
  readonly slice: Slice;
}

/** Reads the page of mentions that `?links=` asks for. */
export function mentionsOf(wiki: Wiki, id: FileId, params: URLSearchParams): Linked {
  const { links, notes } = wiki.backlinks(id, { from: 0, count: 0 });
  const slice = sliceOf(params, 'links', links, mentionsPerPage);
  return { links, notes, slice, mentions: links === 0 ? [] : wiki.backlinks(id, slice).mentions };
}

/** The section under a note. */
export function linkedFrom(wiki: Wiki, id: FileId, { links, notes, mentions, slice }: Linked): Markup {
  return (
    <section class="bl-linked" aria-labelledby="bl-linked-from">
      <h2 id="bl-linked-from">
        Linked from{' '}
        {links === 0 ? null : (
          <span class="bl-count">
            {counted(links, 'mention')} in {counted(notes, 'note')}
          </span>
        )}
      </h2>
      {links === 0 ? <p class="bl-quiet">Nothing links here yet.</p> : mentionCards(wiki, mentions)}
      {pager(slice, 'Pages of mentions', page => `${address(wiki.url(id), { links: String(page) })}#bl-linked-from`)}
    </section>
  );
}

/** One card for each note, its mentions in the order of their places. Mentions come sorted by note. */
export function mentionCards(wiki: Wiki, mentions: readonly Mention[]): Markup {
  return <>{runs(mentions, mention => mention.from).map(group => card(wiki, group))}</>;
}

/** The sentence around a link, the link marked. */
export function sentence({ text, mark: [start, end] }: Context): Markup {
  return (
    <p dir="auto">
      {text.slice(0, start)}
      {end > start ? <mark>{text.slice(start, end)}</mark> : null}
      {text.slice(end)}
    </p>
  );
}

function card(wiki: Wiki, mentions: readonly Mention[]): Markup {
  const [first] = mentions;
  if (first === undefined) return null;
  const url = wiki.url(first.from);
  const folded = mentions.slice(shown);
  return (
    <article class="bl-card">
      <h3 dir="auto">
        <a href={url}>{clamp(first.title, 120)}</a>
      </h3>
      {passages(url, mentions.slice(0, shown))}
      {folded.length === 0 ? null : (
        <details class="bl-more">
          <summary>{counted(folded.length, 'more mention')}</summary>
          {passages(url, folded)}
        </details>
      )}
    </article>
  );
}

/** Quotes under one "where" line for each stretch of mentions at the same place. */
function passages(url: string, mentions: readonly Mention[]): Markup {
  const stretches = runs(mentions, ({ kind, anchor, heading }) => `${kind === 'property'} ${anchor} ${heading}`);
  return (
    <>
      {stretches.map(run => (
        <div class="bl-passage">
          {where(url, run[0])}
          {run.map(mention => (
            <blockquote cite={placeOf(url, mention)}>
              {sentence(mention.context)}
              {mention.kind === 'embed' ? <p class="bl-kind">shown there as an embed</p> : null}
            </blockquote>
          ))}
        </div>
      ))}
    </>
  );
}

/** The heading it stands under; nothing where that is the note's own title. */
function where(url: string, mention: Mention | undefined): Markup {
  if (mention === undefined || mention.heading === null || mention.heading === mention.title) return null;
  const heading = clamp(mention.heading, 120);
  return (
    <p class="bl-where">
      {mention.kind === 'property' ? `in the property “${heading}”` : <a href={placeOf(url, mention)}>{heading}</a>}
    </p>
  );
}

/** Address of the part of a note that a mention stands in; `url` is the note's. */
export function placeOf(url: string, { anchor }: Mention): string {
  return anchor === null ? url : url + fragment(anchor);
}

/** Neighbours with the same key, together. */
function runs<T>(items: readonly T[], key: (item: T) => string): T[][] {
  const groups: T[][] = [];
  let last: string | null = null;
  for (const item of items) {
    if (key(item) !== last) groups.push([]);
    groups.at(-1)?.push(item);
    last = key(item);
  }
  return groups;
}
