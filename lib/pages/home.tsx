/** The first page: the index note where there is one, else an overview; what changed, what is linked, what is wanted. */
import type { Entry, Wiki } from '../wiki.ts';
import { contentsRail } from './contents.tsx';
import { description } from './description.ts';
import { firstRun } from './first-run.tsx';
import { framed } from './frame.tsx';
import { folderListing, rootListing } from './listing.tsx';
import type { Place } from './navigation.tsx';
import { noteBody, noteTitle } from './note.tsx';
import type { Body, FrameOptions, Markup, Page } from './page.ts';
import { clamp, counted, dayAt, figure } from './phrases.ts';

export interface HomeAsked {
  /** The rendered body of `wiki.home()`; null when there is no such note. */
  readonly body: Body | null;
  /** `page`: page of the root's list, where it is shown. */
  readonly params: URLSearchParams;
}

const perList = 6;
/** Files written within this time carry the time of a checkout or a copy, which orders nothing. */
const oneCheckout = 60_000;

export function homePage(wiki: Wiki, { body, params }: HomeAsked, options: FrameOptions): Page {
  const home = wiki.home();
  const empty = wiki.counts().notes === 0;
  const properties = home === null ? [] : wiki.properties(home);
  const place: Place = { folder: '', note: home, address: '/' };
  return framed({
    wiki,
    options,
    status: 200,
    title: null,
    noindex: empty,
    description: wiki.description ?? (body === null ? null : description(properties, body.html)),
    place,
    source: home === null ? null : { path: home, address: `${wiki.url(home)}.md` },
    wide: false,
    aside: empty
      ? null
      : {
          label: 'About this wiki',
          content: (
            <>
              {contentsRail(body?.toc ?? [])}
              {glance(wiki)}
            </>
          ),
        },
    main: empty ? (
      firstRun(wiki, options)
    ) : (
      <>
        {home === null || body === null ? (
          overview(wiki, params)
        ) : (
          <article>
            {noteTitle(wiki, home)}
            {noteBody(wiki, home, body)}
          </article>
        )}
        {lists(wiki)}
        {home === null || body === null ? null : rootListing(wiki, params)}
      </>
    ),
  });
}

function overview(wiki: Wiki, params: URLSearchParams): Markup {
  return (
    <>
      <header class="bl-head">
        <h1 dir="auto">{clamp(wiki.title, 300)}</h1>
        <p class="bl-quiet">
          Write an <code>index.md</code> into the folder, and its text stands here.
        </p>
      </header>
      {folderListing(wiki, '', params)}
    </>
  );
}

function lists(wiki: Wiki): Markup {
  const entries = wiki.notes().map(id => wiki.entry(id));
  const wanted = wiki.missing();
  return (
    <div class="bl-lists">
      {list('bl-changed', 'Recently changed', recentlyChanged(entries))}
      {list('bl-most-linked', 'Most linked', mostLinked(wiki, entries))}
      {list(
        'bl-most-wanted',
        'Most wanted',
        wanted.length === 0
          ? 'Every link resolves.'
          : wanted.slice(0, perList).map(({ url, title, links }) => (
              <>
                <a class="missing" href={url}>
                  {clamp(title, 80)}
                </a>
                <span class="bl-quiet">{counted(links, 'link')}</span>
              </>
            )),
      )}
    </div>
  );
}

/** The newest first, or why there is no order to show. */
function recentlyChanged(entries: readonly Entry[]): Markup[] | string {
  const newest = entries.filter(({ excluded }) => !excluded).sort((a, b) => b.modified - a.modified);
  const first = newest[0]?.modified ?? 0;
  const last = newest.at(-1)?.modified ?? 0;
  if (newest.length > perList && first - last < oneCheckout) {
    return 'All files have the same date, so there is no order to show.';
  }
  return newest.slice(0, perList).map(({ url, title, modified }) => {
    const day = dayAt(modified);
    return (
      <>
        <a href={url}>{clamp(title, 80)}</a>
        {day === null ? null : (
          <time class="bl-quiet" datetime={day.iso}>
            {day.text}
          </time>
        )}
      </>
    );
  });
}

function mostLinked(wiki: Wiki, entries: readonly Entry[]): Markup[] | string {
  const linked = entries
    .filter(({ excluded }) => !excluded)
    .map(entry => ({ entry, links: wiki.backlinks(entry.id, { from: 0, count: 0 }).links }))
    .filter(({ links }) => links > 0)
    .sort((a, b) => b.links - a.links);
  if (linked.length === 0) return 'No note links to another yet.';
  return linked.slice(0, perList).map(({ entry, links }) => (
    <>
      <a href={entry.url}>{clamp(entry.title, 80)}</a>
      <span class="bl-quiet">{counted(links, 'mention')}</span>
    </>
  ));
}

function list(id: string, title: string, items: Markup[] | string): Markup {
  return (
    <section aria-labelledby={id}>
      <h2 id={id}>{title}</h2>
      {typeof items === 'string' ? (
        <p class="bl-quiet">{items}</p>
      ) : (
        <ol>
          {items.map(item => (
            <li>{item}</li>
          ))}
        </ol>
      )}
    </section>
  );
}

/** The figures of the vault, on this page only. */
function glance(wiki: Wiki): Markup {
  const { notes, links, attachments } = wiki.counts();
  const rows: [name: string, value: number, href: string | null][] = [
    ['Notes', notes, null],
    ['Links', links, null],
    ['Missing pages', wiki.missing().length, '/missing'],
    ['Orphans', wiki.orphans().length, '/health?rule=orphan'],
    ['Attachments', attachments, null],
  ];
  return (
    <section class="bl-glance" aria-labelledby="bl-glance">
      <h2 id="bl-glance">Vault at a glance</h2>
      <dl>
        {rows.map(([name, value, href]) => (
          <div>
            <dt>{href === null ? name : <a href={href}>{name}</a>}</dt>
            <dd>{figure(value)}</dd>
          </div>
        ))}
      </dl>
      <p>
        <a href="/health">Health of the vault</a>
      </p>
      {wiki.notices.map(notice => (
        <p class="bl-quiet">{notice}</p>
      ))}
    </section>
  );
}
