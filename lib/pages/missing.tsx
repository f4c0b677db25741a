/** The missing-pages report: every page that is wanted and not written, with each place that wants it. */
import { fold } from '../names/fold.ts';
import type { MissingPage, Wiki } from '../wiki.ts';
import { address } from './address.ts';
import { framed } from './frame.tsx';
import { missingBySource } from './missing-by-source.tsx';
import { missingByTarget } from './missing-by-target.tsx';
import { nowhere } from './navigation.tsx';
import type { FrameOptions, Markup, Page } from './page.ts';
import { clamp, counted } from './phrases.ts';

export interface MissingAsked {
  /** `sort`: wanted or name; `group`: source; `q`: filter; `page`: page of the list. */
  readonly params: URLSearchParams;
}

const path = '/missing';

/** What the query parameters ask for. */
interface View {
  readonly sort: 'name' | null;
  readonly group: 'source' | null;
  readonly q: string | null;
}

export function missingReport(wiki: Wiki, { params }: MissingAsked, options: FrameOptions): Page {
  const view: View = {
    sort: params.get('sort') === 'name' ? 'name' : null,
    group: params.get('group') === 'source' ? 'source' : null,
    q: params.get('q')?.trim().slice(0, 200) || null,
  };
  const all = wiki.missing();
  const asked = filtered(all, view.q);
  return framed({
    wiki,
    options,
    status: 200,
    title: 'Missing pages',
    noindex: false,
    description: null,
    place: { ...nowhere, address: path },
    source: null,
    wide: true,
    aside: null,
    main: (
      <>
        <header class="bl-head bl-plain">
          <h1>Missing pages</h1>
          {summary(wiki, all)}
        </header>
        {all.length === 0 ? null : tools(view)}
        {all.length > 0 && asked.length === 0 ? (
          <p>No missing page is named like “{clamp(view.q ?? '', 80)}”.</p>
        ) : null}
        {asked.length === 0 ? null : report(wiki, asked, view, params)}
      </>
    ),
  });
}

function filtered(pages: readonly MissingPage[], q: string | null): readonly MissingPage[] {
  if (q === null) return pages;
  const wanted = fold(q);
  return pages.filter(
    ({ key, spellings }) => key.includes(wanted) || spellings.some(({ text }) => fold(text).includes(wanted)),
  );
}

function summary(wiki: Wiki, pages: readonly MissingPage[]): Markup {
  const { links, notes } = wiki.counts();
  const checked = `Checked ${counted(links, 'link')} in ${counted(notes, 'note')}.`;
  if (pages.length === 0) return <p class="bl-lead">Every link resolves. {checked}</p>;
  const wants = pages.reduce((sum, page) => sum + page.links, 0);
  return (
    <p class="bl-lead">
      {counted(pages.length, 'page')} {pages.length === 1 ? 'is' : 'are'} wanted by {counted(wants, 'link')}. {checked}
    </p>
  );
}

function tools(view: View): Markup {
  const pill = (label: string, on: boolean, change: Partial<View>): Markup => (
    <a class="bl-pill" href={address(path, { ...view, ...change })} aria-current={on ? 'true' : null}>
      {label}
    </a>
  );
  return (
    <div class="bl-tools">
      <form action={path} method="get" role="search" aria-label="Missing pages">
        <input type="search" name="q" value={view.q} aria-label="Name contains" placeholder="Name contains…" />
        {view.sort === null ? null : <input type="hidden" name="sort" value={view.sort} />}
        {view.group === null ? null : <input type="hidden" name="group" value={view.group} />}
        <button type="submit">Filter</button>
      </form>
      <nav class="bl-pills" aria-label="Order">
        {pill('Most wanted', view.group === null && view.sort === null, { group: null, sort: null })}
        {pill('A–Z', view.group === null && view.sort === 'name', { group: null, sort: 'name' })}
        {pill('By note', view.group === 'source', { group: 'source', sort: null })}
      </nav>
      <a class="bl-pill" href="/api/missing.json">
        JSON
      </a>
    </div>
  );
}

function report(wiki: Wiki, pages: readonly MissingPage[], view: View, params: URLSearchParams): Markup {
  const addressOf = (page: number): string => address(path, { ...view, page: String(page) });
  if (view.group === 'source') return missingBySource(wiki, pages, params, addressOf);
  return missingByTarget(wiki, view.sort === 'name' ? byName(pages) : pages, params, addressOf);
}

function byName(pages: readonly MissingPage[]): readonly MissingPage[] {
  const { compare } = new Intl.Collator('en', { numeric: true });
  return [...pages].sort((a, b) => Number(a.suspicious) - Number(b.suspicious) || compare(a.title, b.title));
}
