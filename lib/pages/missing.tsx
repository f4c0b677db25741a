/** The missing-pages report: every page that is wanted and not written, with each place that wants it. */
import type { MissingTold, MissingView, Wiki } from '../wiki.ts';
import { noneLike } from './filter-form.tsx';
import { framed } from './frame.tsx';
import { missingBySource } from './missing-by-source.tsx';
import { missingByTarget, type MissingList } from './missing-by-target.tsx';
import { downloads, missingPath, tools, viewAddress } from './missing-tools.tsx';
import { nowhere } from './navigation.tsx';
import type { FrameOptions, Markup, Page } from './page.ts';
import { counted, figure } from './phrases.ts';

export interface MissingAsked {
  /** What `wiki.missingIn` tells of the view that is asked for. */
  readonly told: MissingTold;
  /** `page`: page of the list. */
  readonly params: URLSearchParams;
}

export function missingReport(wiki: Wiki, { told, params }: MissingAsked, options: FrameOptions): Page {
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
          {summary(wiki, told)}
        </header>
        {told.all === 0 ? null : report(wiki, { told, params, options })}
      </>
    ),
  });
}

function summary(wiki: Wiki, { all, links, notes }: MissingTold): Markup {
  const { links: allLinks, notes: allNotes } = wiki.counts();
  const checked = `Checked ${counted(allLinks, 'link')} in ${counted(allNotes, 'note')}.`;
  if (all === 0) {
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
  return (
    <p class="bl-lead">
      {counted(all, 'page')} {all === 1 ? 'is' : 'are'} wanted by {counted(links, 'link')} in {counted(notes, 'note')}.{' '}
      {checked}
    </p>
  );
}

function report(wiki: Wiki, list: MissingList): Markup {
  const { view, all, pages, byNote } = list.told;
  return (
    <>
      {tools(view)}
      <div class="bl-found">
        <p role="status">{found(all, pages.length, view)}</p>
        {pages.length === 0 ? null : downloads(view)}
      </div>
      {pages.length === 0 ? none(view) : null}
      {pages.length === 0 ? null : byNote !== null ? missingBySource(wiki, byNote, list) : missingByTarget(wiki, list)}
    </>
  );
}

const orders = { wanted: 'most wanted first', name: 'from A to Z', first: 'as they are first seen' } as const;

/** `12 of 400 pages, from A to Z`: what is shown, told again whenever that changes. */
function found(all: number, shown: number, { sort, group }: MissingView): string {
  const count = shown === all ? counted(all, 'page') : `${figure(shown)} of ${counted(all, 'page')}`;
  return shown === 0 ? count : `${count}${group === null ? '' : ', by note'}, ${orders[sort ?? 'wanted']}`;
}

function none(view: MissingView): Markup {
  const all = viewAddress({ ...view, q: null, typos: null });
  if (view.q !== null) return noneLike('No missing page is named like', view.q, all);
  return (
    <p>
      All of them are likely typos. <a href={all}>Show all</a>
    </p>
  );
}
