/**
 * Missing pages: what is wanted and not written, most wanted first. Law: wants with the same key are one page,
 * however they are spelled, and the page bears the most frequent spelling.
 */
import type { Edge } from '../graph/edge.ts';
import type { Name } from '../model.ts';
import { byCodePoint } from '../names/fold.ts';
import { missingRule } from './attachments.ts';
import type { Linked } from './linked.ts';
import { isSuspicious } from './suspicious.ts';

export interface Spelling {
  /** The wanted path, without `.md`. */
  readonly text: string;
  readonly count: number;
}

/** A page that is not there, and every link that wants it. */
export interface WantedPage {
  readonly key: Name;
  /** The most frequent spelling. */
  readonly title: string;
  /** Most frequent first. */
  readonly spellings: readonly Spelling[];
  readonly links: number;
  readonly notes: number;
  /** Likely not meant as a link. */
  readonly suspicious: boolean;
  readonly edges: readonly Edge[];
}

/** Wanted pages by links, then notes, descending, then key; suspicious ones last. */
export function missingPages(vault: Pick<Linked, 'edges' | 'resolve'>): readonly WantedPage[] {
  const edgesByKey = new Map<Name, Edge[]>();
  for (const edge of vault.edges()) {
    if (vault.resolve(edge).state !== 'missing' || missingRule(edge) !== 'missing-page') continue;
    const edges = edgesByKey.get(edge.want.key);
    if (edges) edges.push(edge);
    else edgesByKey.set(edge.want.key, [edge]);
  }
  return Array.from(edgesByKey, ([key, edges]) => wantedPage(key, edges)).sort(mostWantedFirst);
}

function wantedPage(key: Name, edges: readonly Edge[]): WantedPage {
  const spellings = spellingsOf(edges);
  const title = spellings[0]?.text ?? key;
  const notes = edges.length === 1 ? 1 : new Set(edges.map(edge => edge.from)).size;
  return { key, title, spellings, links: edges.length, notes, suspicious: isSuspicious(title), edges };
}

function spellingsOf(edges: readonly Edge[]): readonly Spelling[] {
  const [first] = edges;
  // Most pages of a large vault are wanted once.
  if (first !== undefined && edges.length === 1) return [{ text: first.want.spelling, count: 1 }];
  const counts = new Map<string, number>();
  for (const { want } of edges) counts.set(want.spelling, (counts.get(want.spelling) ?? 0) + 1);
  return Array.from(counts, ([text, count]) => ({ text, count })).sort(
    (a, b) => b.count - a.count || byCodePoint(a.text, b.text),
  );
}

function mostWantedFirst(a: WantedPage, b: WantedPage): number {
  return (
    Number(a.suspicious) - Number(b.suspicious) || b.links - a.links || b.notes - a.notes || byCodePoint(a.key, b.key)
  );
}
