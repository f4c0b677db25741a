/** "On this page": the headings of a note as links, in the rail of a wide window and in a bar above the text of a narrow one. */
import { directionOf } from '../render/direction.ts';
import { fragment } from './address.ts';
import type { Contents, Markup } from './page.ts';
import { clamp } from './phrases.ts';

/** With fewer headings than this a table of contents tells nothing that the page does not show. */
const worthListing = 3;

export function hasContents(toc: readonly Contents[]): boolean {
  return toc.length >= worthListing;
}

/** For the rail. */
export function contentsRail(toc: readonly Contents[]): Markup {
  return hasContents(toc) ? (
    <nav class="bl-toc" aria-labelledby="bl-toc">
      <h2 id="bl-toc">On this page</h2>
      {entries(toc)}
    </nav>
  ) : null;
}

/** For narrow windows, closed, right before the text. */
export function contentsBar(toc: readonly Contents[]): Markup {
  return hasContents(toc) ? (
    <nav class="bl-toc bl-toc-bar" aria-label="On this page">
      <details>
        <summary>
          On this page<span class="bl-here"></span>
        </summary>
        {entries(toc)}
      </details>
    </nav>
  ) : null;
}

function entries(toc: readonly Contents[]): Markup {
  const top = toc.reduce((least, { depth }) => Math.min(least, depth), 6);
  const isRightToLeft = toc.every(({ text }) => directionOf(text) === 'rtl');
  return (
    <ol dir={isRightToLeft ? 'rtl' : null}>
      {toc.map(({ depth, text, anchor }) => (
        <li class={`bl-toc-${Math.min(depth - top, 3)}`}>
          <a href={fragment(anchor)} dir={directionOf(text)}>
            {clamp(text, 100)}
          </a>
        </li>
      ))}
    </ol>
  );
}
