/** The mark of Backlit: a link's brackets with an arrow that points back. The same drawing as `styles/mark.svg`. */
import type { Markup } from './page.ts';

export function mark(): Markup {
  return (
    <svg class="bl-mark" viewBox="0 0 20 20" aria-hidden="true">
      <path d="M6 3H3v14h3M14 3h3v14h-3M13.5 10H7m2.75-2.75L7 10l2.75 2.75" />
    </svg>
  );
}
