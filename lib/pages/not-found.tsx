/** Nothing is at this address and nobody wants it: the notes whose names come nearest. */
import { withoutMd } from '../names/paths.ts';
import type { Wiki } from '../wiki.ts';
import { apart, framed } from './frame.tsx';
import type { FrameOptions, Page } from './page.ts';
import { clamp } from './phrases.ts';
import { searchForm } from './search-form.tsx';
import { suggestionList } from './suggestions.tsx';

export interface NotFoundAsked {
  /** Path of the address, decoded, beginning with `/`. */
  readonly path: string;
}

const nearestShown = 5;

export function notFoundPage(wiki: Wiki, { path }: NotFoundAsked, options: FrameOptions): Page {
  const asked = path.replace(/^\/(?:notes\/)?/, '').slice(0, 200);
  const nearest = wiki.nearest(asked, nearestShown);
  return framed({
    wiki,
    options,
    status: 404,
    title: 'Nothing here',
    ...apart,
    main: (
      <>
        <header class="bl-head">
          <h1>Nothing here</h1>
          <p class="bl-lead">
            There is no page at <code dir="auto">{clamp(path, 200)}</code>, and no note links to one.
          </p>
        </header>
        {nearest.length === 0 ? null : (
          <section class="bl-hints" aria-labelledby="bl-hints">
            <h2 id="bl-hints">Nearest names</h2>
            {suggestionList(wiki, nearest)}
          </section>
        )}
        {searchForm({ q: words(asked), label: 'What was meant' })}
        <p>
          {nearest.length === 0 ? 'Go' : 'Or go'} <a href="/">home</a>, or see the{' '}
          <a href="/missing">pages that are wanted</a> and not written yet.
        </p>
      </>
    ),
  });
}

/** `/notes/dir/Event-Loop.md` was likely meant to be about an event loop. */
function words(path: string): string {
  const name = withoutMd(path.slice(path.lastIndexOf('/') + 1));
  return name.replace(/[-_+]+/g, ' ').trim();
}
