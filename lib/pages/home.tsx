/** The first page: the index note where there is one, else an overview; what changed, what is linked, what is wanted. */
import type { NoteId } from '../model.ts';
import { fold } from '../names/fold.ts';
import type { Wiki } from '../wiki.ts';
import { articleAttributes } from './article.ts';
import { contentsRail } from './contents.tsx';
import { description, image } from './description.ts';
import { firstRun } from './first-run.tsx';
import { framed } from './frame.tsx';
import { folderListing, rootListing } from './listing.tsx';
import type { Place } from './navigation.tsx';
import { noteBody, noteTitle } from './note.tsx';
import type { Body, FrameOptions, Markup, Page } from './page.ts';
import { clamp, counted, figure } from './phrases.ts';
import { list, perList, recent } from './recent.tsx';

export interface HomeAsked {
  /** The rendered body of `wiki.home()`; null when there is no such note. */
  readonly body: Body | null;
  /** `order`, `page`: order of the root's list, and page of it. */
  readonly params: URLSearchParams;
}

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
    needs: body?.needs ?? [],
    description:
      wiki.description ?? (body === null ? null : description(properties, body.html)) ?? `The notes of ${wiki.title}.`,
    image: image(properties),
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
          overview(wiki)
        ) : (
          <article {...articleAttributes(properties, body.rtl)}>
            {isNamed(wiki, home) ? noteTitle(wiki, home) : wikiTitle(wiki)}
            {noteBody(wiki, home, body)}
          </article>
        )}
        {lists(wiki, options)}
        {home === null || body === null ? folderListing(wiki, '', params) : rootListing(wiki, params)}
      </>
    ),
  });
}

/** Without an index note: what there is, and how to have a first page of one's own. */
function overview(wiki: Wiki): Markup {
  return (
    <header class="bl-head bl-plain">
      {wikiTitle(wiki)}
      <p class="bl-quiet">
        Put an <code>index.md</code> into the folder, and its text is shown here.
      </p>
    </header>
  );
}

function wikiTitle(wiki: Wiki): Markup {
  return <h1 dir="auto">{clamp(wiki.title, 300)}</h1>;
}

/** Whether the index note says itself how it is called; `README` names the file, not what one reads. */
function isNamed(wiki: Wiki, home: NoteId): boolean {
  const { titleFrom, title } = wiki.note(home);
  return titleFrom !== 'file' && !['readme', 'index'].includes(fold(title));
}

function lists(wiki: Wiki, options: FrameOptions): Markup {
  const wanted = wiki.missing();
  return (
    <div class="bl-lists">
      {recent(wiki, options)}
      {list('bl-most-linked', 'Most linked', mostLinked(wiki))}
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

function mostLinked(wiki: Wiki): Markup[] | string {
  const linked = wiki.mostLinked(perList);
  if (linked.length === 0) return 'No note links to another yet.';
  return linked.map(({ entry, links }) => (
    <>
      <a href={entry.url}>{clamp(entry.title, 80)}</a>
      <span class="bl-quiet">{counted(links, 'mention')}</span>
    </>
  ));
}

/** The figures of the vault, on this page only. */
function glance(wiki: Wiki): Markup {
  const { notes, links, attachments } = wiki.counts();
  const rows: [name: string, value: number, href: string | null][] = [
    ['Notes', notes, null],
    ['Links', links, null],
    ['Missing pages', wiki.missing().length, '/missing'],
    ['Orphans', wiki.orphanCount, '/health?rule=orphan'],
    ['Attachments', attachments, null],
    ['Tags', wiki.tagCount, '/tags'],
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
