/** What kind of thing a missing link is missing: a page, an attachment, a file, or something no vault can hold. */
import type { Edge } from '../graph/graph.ts';
import { extensionOf, hasMd } from '../names/paths.ts';

/** A missing `[[name.ext]]` with one of these is a missing attachment; with any other it is a missing page. */
const attachmentExtensions: ReadonlySet<string> = new Set(
  'png jpg jpeg gif svg webp avif bmp pdf mp3 wav m4a ogg flac mp4 webm mov mkv canvas base csv json zip'.split(' '),
);

export type MissingRule = 'missing-page' | 'missing-attachment' | 'missing-link' | 'outside-vault';

/** The rule that a link which found nothing breaks. */
export function missingRule(edge: Pick<Edge, 'want' | 'kind' | 'target'>): MissingRule {
  if (edge.want.outside) return 'outside-vault';
  if (edge.kind === 'markdown') return hasMd(withoutQuery(edge.target)) ? 'missing-page' : 'missing-link';
  return attachmentExtensions.has(extensionOf(edge.target)) ? 'missing-attachment' : 'missing-page';
}

function withoutQuery(destination: string): string {
  const query = destination.indexOf('?');
  return query < 0 ? destination : destination.slice(0, query);
}
