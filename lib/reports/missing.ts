/**
 * Missing pages: what is wanted and not written, most wanted first. Law: wants with the same key are one page,
 * however they are spelled, and the page bears the most frequent spelling.
 */
import type { Name } from '../model.ts';
import { byCodePoint } from '../names/fold.ts';

export interface Spelling {
  /** The wanted path, without `.md`. */
  readonly text: string;
  readonly count: number;
}

/** What decides where a missing page stands in the list. */
export interface WantedPage {
  readonly key: Name;
  readonly links: number;
  readonly notes: number;
  /** Likely not meant as a link. */
  readonly suspicious: boolean;
}

/** Spellings, each once, most frequent first. */
export function spellingsOf(wants: Iterable<Spelling>): readonly Spelling[] {
  const counts = new Map<string, number>();
  for (const { text, count } of wants) counts.set(text, (counts.get(text) ?? 0) + count);
  return Array.from(counts, ([text, count]) => ({ text, count })).sort(
    (a, b) => b.count - a.count || byCodePoint(a.text, b.text),
  );
}

/** By links, then notes, descending, then key; suspicious ones last. No two pages are equal. */
export function mostWantedFirst(a: WantedPage, b: WantedPage): number {
  return (
    Number(a.suspicious) - Number(b.suspicious) || b.links - a.links || b.notes - a.notes || byCodePoint(a.key, b.key)
  );
}
