/** What kind of thing a missing link is missing: a page, an attachment, a file, or something no vault can hold. */
import type { Edge } from '../graph/edge.ts';
import { hasMd, isAttachmentName } from '../names/paths.ts';

export type MissingRule = 'missing-page' | 'missing-attachment' | 'missing-link' | 'outside-vault';

/** The rule that a link which found nothing breaks. */
export function missingRule(edge: Pick<Edge, 'want' | 'kind' | 'target'>): MissingRule {
  if (edge.want.outside) return 'outside-vault';
  if (edge.kind === 'markdown') return hasMd(withoutQuery(edge.target)) ? 'missing-page' : 'missing-link';
  return isAttachmentName(edge.target) ? 'missing-attachment' : 'missing-page';
}

function withoutQuery(destination: string): string {
  const query = destination.indexOf('?');
  return query < 0 ? destination : destination.slice(0, query);
}
