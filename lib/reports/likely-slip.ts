/**
 * Missing pages that are likely slips: not meant as a link, or a note's own name with a small mistake in it.
 * Law: what merely resembles another name ("begins with the same words") is a page that somebody wants.
 */
import type { Nearness, Suggestion } from '../model.ts';

/** How near a note's name must be to make it likely that this note is meant. */
const slips: ReadonlySet<Nearness> = new Set<Nearness>(['other-form', 'plural', 'one-edit', 'swap', 'same-words']);

export interface Doubtful {
  readonly suspicious: boolean;
  readonly intended: boolean;
  readonly suggestions: readonly Suggestion[];
}

/** Suggestions come best first, so the first one decides. */
export function isLikelySlip({ suspicious, intended, suggestions }: Doubtful): boolean {
  if (suspicious || intended) return suspicious;
  const [best] = suggestions;
  return best !== undefined && slips.has(best.kind);
}
