/** One place of a report: `path:line:column`, which leads there, and the sentence. */
import type { Mention, Wiki } from '../wiki.ts';
import { placeOf, sentence } from './backlinks.tsx';
import type { Markup } from './page.ts';

export function occurrence(wiki: Wiki, mention: Mention): Markup {
  return (
    <>
      <a class="bl-place" href={placeOf(wiki.url(mention.from), mention)}>
        {mention.from}:{mention.line}:{mention.column}
      </a>
      <blockquote>{sentence(mention.context)}</blockquote>
    </>
  );
}
