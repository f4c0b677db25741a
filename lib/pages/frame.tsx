/**
 * The frame around every page: head, top bar, navigation, main, rail, footer.
 * Law: it carries no figure and no list of the whole vault, so that one edit does not change every page.
 */
import type { Root } from 'hast';
import type { NoteId } from '../model.ts';
import type { Wiki } from '../wiki.ts';
import { speculationRules } from './ahead.ts';
import { first } from './appearance.ts';
import { appearanceMenu } from './appearance-menu.tsx';
import { mark } from './mark.tsx';
import { breadcrumbs, navigation, nowhere, wayTo, type Place } from './navigation.tsx';
import type { FrameOptions, Markup, Need, Page } from './page.ts';
import { clamp, figure } from './phrases.ts';
import { searchControl } from './search-control.tsx';

export interface Framed {
  /** Null only where the vault itself could not be opened. */
  readonly wiki: Wiki | null;
  readonly options: FrameOptions;
  readonly status: Page['status'];
  /** Null on the page that the wiki's own title names. */
  readonly title: string | null;
  readonly noindex: boolean;
  readonly description: string | null;
  /** Whole address of a picture for previews of links to the page. */
  readonly image?: string | null;
  readonly place: Place;
  readonly main: Markup;
  /** Whether the content takes the room of the rail as well. */
  readonly wide: boolean;
  readonly aside: { readonly label: string; readonly content: Markup } | null;
  /** What the body of its note needs. */
  readonly needs?: readonly Need[];
  /** Vault path of the note that the page shows, and the address of its text as it was written. */
  readonly source: { readonly path: NoteId; readonly address: string } | null;
}

/** Of a page that stands for nothing in the vault: a question, a fault, a wait. */
export const apart = {
  noindex: true,
  description: null,
  place: nowhere,
  source: null,
  wide: false,
  aside: null,
} as const satisfies Partial<Framed>;

/** Puts the frame around the content of one page. */
export function framed(page: Framed): Page {
  const wikiTitle = clamp(page.wiki?.title ?? 'Backlit', 60);
  const title = page.title === null ? wikiTitle : `${clamp(page.title, 80)} · ${wikiTitle}`;
  const document = (
    <html lang={page.wiki?.lang ?? 'en'}>
      {head(page, title)}
      {body(page, wikiTitle)}
    </html>
  );
  const root: Root = { type: 'root', children: [{ type: 'doctype' }] };
  if (document.type === 'element') root.children.push(document);
  return { status: page.status, title, noindex: page.noindex, needs: page.needs ?? [], root };
}

function head(page: Framed, title: string): Markup {
  const { css, script, preview, icon, needs } = page.options.assets;
  const further = (page.needs ?? []).flatMap(need => needs[need]);
  return (
    <head>
      <meta charset="utf-8" />
      <meta name="viewport" content="width=device-width, initial-scale=1" />
      <title>{title}</title>
      {page.description === null ? null : <meta name="description" content={page.description} />}
      {page.noindex ? <meta name="robots" content="noindex" /> : null}
      {page.description === null ? null : sharing(page)}
      <meta name="color-scheme" content="light dark" />
      <meta name="theme-color" media="(prefers-color-scheme: light)" content="#fdfcfa" />
      <meta name="theme-color" media="(prefers-color-scheme: dark)" content="#15171a" />
      <script>{first}</script>
      {icon === null ? null : <link rel="icon" type="image/svg+xml" href={icon} />}
      {[css, ...further.filter(isStylesheet)].map(each => (
        <link rel="stylesheet" href={each} />
      ))}
      <script type="module" src={script} data-card={preview} />
      <script type="speculationrules">{speculationRules}</script>
      {further
        .filter(each => !isStylesheet(each))
        .map(each => (
          <script type="module" src={each} />
        ))}
    </head>
  );
}

/** What others show where somebody has put a link to the page (Open Graph). */
function sharing({ wiki, title, description, image }: Framed): Markup {
  const said: [property: string, content: string | null | undefined][] = [
    ['og:type', title === null ? 'website' : 'article'],
    ['og:title', clamp(title ?? wiki?.title ?? 'Backlit', 120)],
    ['og:site_name', title === null ? null : clamp(wiki?.title ?? 'Backlit', 60)],
    ['og:description', description],
    ['og:image', image],
  ];
  return <>{said.map(([property, content]) => (content ? <meta property={property} content={content} /> : null))}</>;
}

function isStylesheet(address: string): boolean {
  return address.endsWith('.css');
}

function body(page: Framed, wikiTitle: string): Markup {
  const { wiki, place, aside } = page;
  const way = wiki === null ? [] : wayTo(wiki, place.folder ?? '');
  return (
    <body>
      <a class="bl-skip" href="#bl-content">
        Skip to content
      </a>
      {wiki === null ? null : (
        <a class="bl-skip" href="#bl-find">
          Skip to search
        </a>
      )}
      <header class="bl-top">
        <a class="bl-brand" href="/">
          {mark()}
          <span>{wikiTitle}</span>
        </a>
        {wiki === null ? null : searchControl(page.options.assets.search)}
        {appearanceMenu()}
      </header>
      <div class="bl-frame">
        {wiki === null ? null : navigation(wiki, place, way)}
        <main id="bl-content" class={page.wide ? 'bl-main bl-wide' : 'bl-main'} tabindex="-1">
          {wiki?.reading && page.status === 200 ? stillReading(wiki.reading) : null}
          {breadcrumbs(place, way)}
          {page.main}
        </main>
        {aside === null ? null : (
          <aside class="bl-rail" aria-label={aside.label}>
            {aside.content}
          </aside>
        )}
      </div>
      <footer class="bl-foot">
        <span>
          Backlit
          <button class="bl-help" type="button">
            Keys
          </button>
        </span>
        {page.source === null || wiki === null ? null : sourceOf(wiki, page.source, page.options)}
      </footer>
    </body>
  );
}

/** Links and backlinks of notes that are not read yet cannot be known. The page becomes whole by itself when they are. */
function stillReading({ read, total }: NonNullable<Wiki['reading']>): Markup {
  return (
    <p class="bl-notice" role="status">
      Backlit is still reading: {figure(read)} of {figure(total)} notes. Until it is done, backlinks and aliases may be
      missing here.
    </p>
  );
}

/** Where the page's text is, and where it can be changed, as far as the settings say. */
function sourceOf(wiki: Wiki, { path, address }: NonNullable<Framed['source']>, { editing }: FrameOptions): Markup {
  const editor = editing ? wiki.editorLink(path) : null;
  const edit = wiki.editLink(path);
  return (
    <span>
      Source:{' '}
      <a href={address}>
        <code>{path}</code>
      </a>
      {editor === null ? null : [' · ', <a href={editor}>Open in the editor</a>]}
      {edit === null ? null : [' · ', <a href={edit}>Edit on the web</a>]}
    </span>
  );
}
