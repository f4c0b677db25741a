/** Before all of a vault is read: what a page says of that, and the page in place of those that need all of it. */
import type { Wiki } from '../wiki.ts';
import { apart, framed } from './frame.tsx';
import type { FrameOptions, Page } from './page.ts';
import { figure } from './phrases.ts';

/** Asked for what only the whole vault can tell. It turns into the real page when that is read. */
export function readingPage(wiki: Wiki, options: FrameOptions): Page {
  const { read = 0, total = 0 } = wiki.reading ?? {};
  return framed({
    wiki,
    options,
    status: 503,
    title: 'Still reading',
    ...apart,
    main: (
      <>
        <header class="bl-head">
          <h1>Still reading your notes</h1>
          <p class="bl-lead">
            {figure(read)} of {figure(total)} so far.
          </p>
        </header>
        <progress max={total} value={read} aria-label="Notes read" />
        <p>
          This page needs all of them, and shows itself as soon as they are read. Single notes can be opened already. If
          nothing happens, <a href="">try again</a>.
        </p>
      </>
    ),
  });
}
