/** What the reports say of a missing page besides its figures: that it is hardly a link, or wanted on purpose. */
import type { MissingPage } from '../wiki.ts';
import type { Markup } from './page.ts';

export function doubts({ suspicious, intended }: MissingPage): Markup {
  return (
    <>
      {suspicious ? <span class="bl-badge">probably not meant as a link</span> : null}
      {intended ? <span class="bl-badge">wanted on purpose</span> : null}
    </>
  );
}
