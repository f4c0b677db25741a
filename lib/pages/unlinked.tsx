/**
 * "Unlinked mentions": places that name a page and do not link to it, folded away and looked for when somebody wants to
 * see them. Law: how far it was looked is said, and every place that is shown says how to make it a link.
 */
import type { NamedPage, Unlinked, UnlinkedMention, Wiki } from '../wiki.ts';
import { address } from './address.ts';
import { placeOf, runs } from './backlinks.tsx';
import { snippet } from './create.tsx';
import type { FrameOptions, Markup } from './page.ts';
import { clamp, counted, figure } from './phrases.ts';
import { sentence } from './sentence.tsx';

/** Most places on a page, and most below “Nothing links here yet”. */
export const mostUnlinked = 50;
export const fewUnlinked = 3;

export interface UnlinkedAsked {
  readonly page: NamedPage;
  /** Address of the page that is named. */
  readonly url: string;
  readonly params: URLSearchParams;
  /** What was found; null when nobody has asked, or it cannot be told yet. */
  readonly found: Unlinked | null;
}

/** Whether the places are asked for. */
export function asksForUnlinked(params: URLSearchParams): boolean {
  return params.has('mentions');
}

/** The section below the backlinks; none where there is no server to look for them. */
export function unlinkedSection(asked: UnlinkedAsked, wiki: Wiki, { assets }: FrameOptions): Markup {
  if (!assets.live) return null;
  const { page, found, params } = asked;
  const isAsked = asksForUnlinked(params);
  return (
    <section class="bl-unlinked" aria-labelledby="bl-unlinked">
      <details open={isAsked}>
        <summary>
          <h2 id="bl-unlinked">{'note' in page ? 'Unlinked mentions' : 'Text that already mentions it'}</h2>
        </summary>
        <p class="bl-quiet" role="status">
          {isAsked ? outcome(found) : ask(asked)}
          {isAsked && mayFindMore(found) ? again(asked) : null}
        </p>
        {isAsked && found !== null ? unlinkedCards(found.mentions, wiki) : null}
      </details>
    </section>
  );
}

/** One card for each note; mentions come sorted by note. */
export function unlinkedCards(mentions: readonly UnlinkedMention[], wiki: Wiki): Markup {
  return <>{runs(mentions, ({ from }) => from).map(own => card(own, wiki))}</>;
}

/** Leads to the places; with a script it is followed when the section is unfolded. */
function ask({ page, url }: UnlinkedAsked): Markup {
  return (
    <a class="bl-ask" href={`${address(url, { mentions: '1' })}#bl-unlinked`} rel="nofollow">
      Look for text that names this {'note' in page ? 'note' : 'page'} without linking to it
    </a>
  );
}

function again({ url }: UnlinkedAsked): Markup {
  return (
    <>
      {' '}
      <a href={address(url, { mentions: '1' })} rel="nofollow">
        Look again
      </a>
    </>
  );
}

/** Whether another look, later, may find what this one has not. */
function mayFindMore(found: Unlinked | null): boolean {
  return found === null || (!found.isWhole && found.mentions.length < mostUnlinked);
}

/** What was found, and how far it was looked. */
function outcome(found: Unlinked | null): string {
  if (found === null) return 'The notes are still being read. What names this one can be told after that.';
  const { names, mentions, unseen } = found;
  if (names.length === 0) return 'Its names are too short to be looked for.';
  const mentioned = `${counted(mentions.length, 'mention')} in ${counted(runs(mentions, ({ from }) => from).length, 'note')}`;
  if (mayFindMore(found)) {
    const sofar = mentions.length === 0 ? 'Nothing' : mentioned;
    return `${sofar} so far: ${counted(unseen, 'note')} could not be looked into yet, as the index is still being made.`;
  }
  if (mentions.length === 0) return `No other note says ${quoted(names)} without linking here.`;
  if (found.isWhole) return `${mentioned}, not linked.`;
  const more = unseen === 0 ? '' : ` Up to ${counted(unseen, 'more note')} may name it too.`;
  return `The first ${mentioned}.${more}`;
}

/** Most names that are told. */
const fewNames = 4;

function quoted(names: readonly string[]): string {
  const told = names.slice(0, fewNames).map(name => `“${clamp(name, 60)}”`);
  if (names.length > fewNames) told.push(`another of its ${figure(names.length)} names`);
  const last = told.pop() ?? '';
  return told.length === 0 ? last : `${told.join(', ')} or ${last}`;
}

function card(mentions: readonly UnlinkedMention[], wiki: Wiki): Markup {
  const [first] = mentions;
  if (first === undefined) return null;
  const url = wiki.url(first.from);
  return (
    <article class="bl-card">
      <h3 dir="auto">
        <a href={url}>{clamp(first.title, 120)}</a>
      </h3>
      {runs(mentions, ({ anchor, heading }) => `${anchor} ${heading}`).map(passage => (
        <div class="bl-passage">
          {where(url, passage[0])}
          {passage.map(mention => (
            <blockquote cite={placeOf(url, mention)}>{sentence(mention.context)}</blockquote>
          ))}
        </div>
      ))}
      {howToLink(mentions)}
    </article>
  );
}

/** The heading it stands under; nothing where that is the note's own title. */
function where(url: string, mention: UnlinkedMention | undefined): Markup {
  if (mention === undefined || mention.heading === null || mention.heading === mention.title) return null;
  return (
    <p class="bl-where">
      <a href={placeOf(url, mention)}>{clamp(mention.heading, 120)}</a>
    </p>
  );
}

/** What to write there, once however often it is named so. */
function howToLink(mentions: readonly UnlinkedMention[]): Markup {
  const links = new Set(mentions.flatMap(({ link }) => link ?? []));
  if (links.size === 0) return null;
  return (
    <p class="bl-write">
      <span>To link it:</span>
      {Array.from(links, link => (
        <> {snippet('Copy the link', link)}</>
      ))}
    </p>
  );
}
