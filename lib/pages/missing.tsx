/** The missing-pages report: every page that is wanted and not written, with each place that wants it. */
import type { MissingPage, Wiki } from '../wiki.ts';
import { noneLike } from './filter-form.tsx';
import { framed } from './frame.tsx';
import { missingBySource } from './missing-by-source.tsx';
import { missingByTarget } from './missing-by-target.tsx';
import { downloads, missingPath, tools, viewAddress } from './missing-tools.tsx';
import { viewed, viewOf, type View } from './missing-view.ts';
import { nowhere } from './navigation.tsx';
import type { FrameOptions, Markup, Page } from './page.ts';
import { counted, figure } from './phrases.ts';

export interface MissingAsked {
  /** `sort`: name or first; `group`: source; `typos`: hide; `q`: filter; `page`: page of the list. */
  readonly params: URLSearchParams;
}

export function missingReport(wiki: Wiki, { params }: MissingAsked, options: FrameOptions): Page {
  const view = viewOf(params);
  const all = wiki.missing();
  return framed({
    wiki,
    options,
    status: 200,
    title: 'Missing pages',
    noindex: false,
    description: `Pages that the notes of ${wiki.title} link to and nobody has written yet, and where they are wanted.`,
    place: { ...nowhere, address: missingPath },
    source: null,
    wide: true,
    aside: null,
    main: (
      <>
        <header class="bl-head bl-plain">
          <h1>Missing pages</h1>
          {summary(wiki, all)}
        </header>
        {all.length === 0 ? null : report(wiki, all, view, params, options)}
      </>
    ),
  });
}

function summary(wiki: Wiki, pages: readonly MissingPage[]): Markup {
  const { links, notes } = wiki.counts();
  const checked = `Checked ${counted(links, 'link')} in ${counted(notes, 'note')}.`;
  if (pages.length === 0) {
    return (
      <>
        <p class="bl-lead">
          Every link resolves. <span class="bl-done">✓</span> {checked}
        </p>
        <p>
          What else there may be to mend is told under <a href="/health">Health</a>.
        </p>
      </>
    );
  }
  const wants = pages.reduce((sum, page) => sum + page.links, 0);
  return (
    <p class="bl-lead">
      {counted(pages.length, 'page')} {pages.length === 1 ? 'is' : 'are'} wanted by {counted(wants, 'link')} in{' '}
      {counted(wiki.wantingNotes, 'note')}. {checked}
    </p>
  );
}

function report(
  wiki: Wiki,
  all: readonly MissingPage[],
  view: View,
  params: URLSearchParams,
  options: FrameOptions,
): Markup {
  const pages = viewed(all, view);
  const list = { pages, view, params, options };
  return (
    <>
      {tools(view)}
      <div class="bl-found">
        <p role="status">{found(all.length, pages.length, view)}</p>
        {pages.length === 0 ? null : downloads(view)}
      </div>
      {pages.length === 0 ? none(view) : null}
      {pages.length === 0 ? null : view.group === 'source' ? missingBySource(wiki, list) : missingByTarget(wiki, list)}
    </>
  );
}

const orders = { wanted: 'most wanted first', name: 'from A to Z', first: 'as they are first seen' } as const;

/** `12 of 400 pages, from A to Z`: what is shown, told again whenever that changes. */
function found(all: number, shown: number, { sort, group }: View): string {
  const count = shown === all ? counted(all, 'page') : `${figure(shown)} of ${counted(all, 'page')}`;
  return shown === 0 ? count : `${count}${group === null ? '' : ', by note'}, ${orders[sort ?? 'wanted']}`;
}

function none(view: View): Markup {
  const all = viewAddress({ ...view, q: null, typos: null });
  if (view.q !== null) return noneLike('No missing page is named like', view.q, all);
  return (
    <p>
      All of them are likely typos. <a href={all}>Show all</a>
    </p>
  );
}
