/** A note: its title and facts, its text, its folder when it is the folder's page, and who links here. */
import type { Flaw, NoteId } from '../model.ts';
import { folderOf } from '../names/paths.ts';
import { tagAddress } from '../names/tag.ts';
import { excerptAt } from '../reports/excerpt.ts';
import { flawed } from '../reports/findings.ts';
import { aboutAll } from '../reports/flaws.ts';
import { directionOf } from '../render/direction.ts';
import type { Dated, Unlinked, Wiki } from '../wiki.ts';
import { articleAttributes } from './article.ts';
import { firstMentions, linkedFrom, mentionsOf } from './backlinks.tsx';
import { isUsual } from './backlinks-view.ts';
import { contentsBar, contentsRail } from './contents.tsx';
import { description, image } from './description.ts';
import { excerpt } from './excerpt.tsx';
import { orderOf } from './folder-order.tsx';
import { framed } from './frame.tsx';
import { folderListing } from './listing.tsx';
import type { Place } from './navigation.tsx';
import { neighbourhood } from './neighbourhood.tsx';
import type { Body, FrameOptions, Markup, Page } from './page.ts';
import { clamp, counted, dayOf, momentOf, readingTime } from './phrases.ts';
import { propertyPanel } from './properties.tsx';
import { raw } from './raw.ts';
import { asksForUnlinked, unlinkedCards, unlinkedSection } from './unlinked.tsx';

export interface NoteAsked {
  readonly id: NoteId;
  /** The folder whose page this note is. */
  readonly folder: string | null;
  readonly body: Body;
  /**
   * `from`: what was asked before a redirect; `sort`, `q`, `view`: which mentions; `links`: page of them; `mentions`:
   * unlinked ones are asked for; `order`, `page`: order of the folder's list, and page of it.
   */
  readonly params: URLSearchParams;
  /** Unlinked mentions, when they are asked for, or a few where nothing links here. */
  readonly unlinked?: Unlinked | null;
}

/** Most aliases or tags told in the lines below the title. */
const fewFacts = 12;

export function notePage(wiki: Wiki, asked: NoteAsked, options: FrameOptions): Page {
  const { id, folder, body, params, unlinked = null } = asked;
  const properties = wiki.properties(id);
  const place: Place = { folder: folder ?? folderOf(id), note: id, address: null };
  const linked = mentionsOf(wiki, id, params);
  return framed({
    wiki,
    options,
    status: 200,
    title: wiki.entry(id).title,
    needs: body.needs,
    noindex:
      wiki.entry(id).unpublished !== null ||
      params.has('from') ||
      asksForUnlinked(params) ||
      !isUsual(linked.view) ||
      (folder !== null && orderOf(params) !== null),
    description: description(properties, body.html),
    image: image(properties),
    place,
    source: { path: id, address: `${wiki.url(id)}.md` },
    wide: false,
    aside: {
      label: 'About this note',
      content: (
        <>
          {contentsRail(body.toc)}
          {neighbourhood(wiki, id, linked.notes, firstMentions(wiki, id, linked))}
        </>
      ),
    },
    main: (
      <>
        <article {...articleAttributes(properties, body.rtl)}>
          <header class="bl-head">
            {noteTitle(wiki, id)}
            {facts(wiki, id)}
            {propertyPanel(wiki, id, properties)}
          </header>
          {redirected(wiki, id, params)}
          {noteBody(wiki, id, body)}
        </article>
        {folder === null ? null : folderListing(wiki, folder, params)}
        {linkedFrom(wiki, id, linked, asksForUnlinked(params) ? null : namedIn(wiki, unlinked))}
        {unlinkedSection({ page: { note: id }, url: wiki.url(id), params, found: unlinked }, wiki, options)}
      </>
    ),
  });
}

/** Where a note is named that nothing links to. */
function namedIn(wiki: Wiki, unlinked: Unlinked | null): Markup {
  if (unlinked === null || unlinked.mentions.length === 0) return null;
  return (
    <>
      <p class="bl-quiet">It is named here, and could be linked:</p>
      {unlinkedCards(unlinked.mentions, wiki)}
    </>
  );
}

/** The one h1 of the page, at most three lines of it. */
export function noteTitle(wiki: Wiki, id: NoteId): Markup {
  const { title } = wiki.entry(id);
  return (
    <h1 dir={directionOf(title) ?? 'ltr'} title={title.length > 80 ? clamp(title, 1000) : null}>
      {clamp(title, 300)}
    </h1>
  );
}

/** What must be said about the text, and the text. */
export function noteBody(wiki: Wiki, id: NoteId, body: Body): Markup {
  const note = wiki.note(id);
  return (
    <>
      {note.unpublished === null ? null : (
        <p class="bl-notice">
          <strong>{note.unpublished === 'draft' ? 'Draft.' : 'Not published.'}</strong> It is shown here and left out of
          a built site.
        </p>
      )}
      {note.flaws.filter(isTold).map(flaw => flawNotice(wiki, id, flaw))}
      {body.timedOut ? (
        <p class="bl-notice bl-warning">Rendering this note took too long, so you see its source.</p>
      ) : null}
      {contentsBar(body.toc)}
      <div class="bl-prose">{raw(body.html)}</div>
    </>
  );
}

function facts(wiki: Wiki, id: NoteId): Markup {
  const { aliases, tags } = wiki.entry(id);
  const { created, updated } = wiki.dates(id);
  const sameDay = created !== null && updated !== null && dayOf(created.iso).iso === dayOf(updated.iso).iso;
  const words = wiki.words(id);
  return (
    <dl class="bl-facts">
      {created === null ? null : fact('Created', true, day(created))}
      {updated === null || sameDay ? null : fact('Updated', true, day(updated))}
      {words === 0 ? null : fact('Reading time', false, readingTime(words))}
      {words === 0 ? null : fact('Length', false, counted(words, 'word'))}
      {aliases.length === 0 ? null : fact('Also known as', true, <i dir="auto">{few(aliases).join(', ')}</i>)}
      {tags.length === 0 ? null : fact('Tags', false, tagLinks(tags))}
    </dl>
  );
}

function day({ iso, from }: Dated): Markup {
  return (
    <time datetime={iso} title={`${momentOf(iso)}, ${from === 'git' ? 'says git' : 'says the note'}`}>
      {dayOf(iso).text}
    </time>
  );
}

function tagLinks(tags: readonly string[]): Markup {
  const links = tags.slice(0, fewFacts).flatMap(tag => [
    <a class="tag" href={tagAddress(tag)} dir="auto">
      #{clamp(tag, 60)}
    </a>,
    ' ',
  ]);
  return (
    <>
      {links}
      {tags.length > fewFacts ? `and ${tags.length - fewFacts} more` : null}
    </>
  );
}

/** @param told whether the name is seen, or only said to those who do not see the rest of the line. */
function fact(name: string, told: boolean, value: string | Markup): Markup {
  return (
    <div dir="ltr">
      <dt class={told ? null : 'bl-vh'}>{name}</dt>
      <dd>{value}</dd>
    </div>
  );
}

function few(items: readonly string[]): string[] {
  const told = items.slice(0, fewFacts).map(item => clamp(item, 60));
  return items.length > fewFacts ? [...told, `and ${items.length - fewFacts} more`] : told;
}

/** Characters that look garbled may be meant; the health of the vault asks about them. */
function isTold({ rule }: Flaw): boolean {
  return rule !== 'mojibake';
}

/** What is wrong with the file, and its lines there; the rest of the page is as it would be without. */
function flawNotice(wiki: Wiki, id: NoteId, flaw: Flaw): Markup {
  const { message, hint } = flawed(flaw);
  const isSomewhere = !aboutAll.has(flaw.rule);
  return (
    <div class="bl-notice bl-warning">
      <p>
        {isSomewhere ? (
          <strong>
            Line {flaw.span.line}, column {flaw.span.column}.
          </strong>
        ) : null}{' '}
        {clamp(message, 300)} {hint}
      </p>
      {isSomewhere ? excerpt(excerptAt(id, wiki.text(id), flaw.span)) : null}
    </div>
  );
}

/** Says so when another name led here; only if it does, so that nobody can put words into the page by a link. */
function redirected(wiki: Wiki, id: NoteId, params: URLSearchParams): Markup {
  const from = params.get('from');
  if (from === null) return null;
  const there = wiki.locate(from);
  if (there.at !== 'elsewhere' || there.url !== wiki.url(id)) return null;
  return (
    <p class="bl-redirected">
      Redirected from <em>{clamp(from, 120)}</em>
    </p>
  );
}
