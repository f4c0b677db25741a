/** Which links to a page are shown, and in which order: by note, whatever the order, and within a note by place. */
import type { Edge } from '../graph/edge.ts';
import type { Incoming, Source } from '../graph/graph.ts';
import type { NoteId } from '../model.ts';
import { byCodePoint, fold } from '../names/fold.ts';
import { shelfKey } from '../names/shelf.ts';
import { sorting } from './sorted.ts';
import type { MentionView, Range } from './types.ts';

/** What is known of the notes that they are asked by. */
export interface Known {
  title(id: NoteId): string;
  /** When it changed, as an ISO date or moment; empty where nothing tells that. */
  changed(id: NoteId): string;
}

/** Notes looked at between two moments at which the work may be interrupted. */
const atOnce = 64;

/** The notes that a view shows, in its order, made in steps. Reads no note. */
export function* viewing(
  incoming: Incoming,
  { sort, q }: MentionView,
  known: Known,
): Generator<void, readonly Source[]> {
  const wanted = q === null ? null : fold(q);
  const isNamed = ({ note }: Source): boolean =>
    wanted === null || fold(known.title(note)).includes(wanted) || fold(note).includes(wanted);
  const shown: Source[] = [];
  const told = new Map<Source, string>();
  for (const [at, source] of incoming.sources().entries()) {
    if (at % atOnce === 0) yield;
    if (!isNamed(source)) continue;
    shown.push(source);
    if (sort === 'title') told.set(source, shelfKey(known.title(source.note)));
    else if (sort === 'newest') told.set(source, known.changed(source.note));
  }
  if (sort === null) return shown;
  if (sort === 'mentions') return yield* sorting(shown, (a, b) => b.links - a.links || a.at - b.at);
  const of = (source: Source): string => told.get(source) ?? '';
  const direction = sort === 'title' ? 1 : -1;
  return yield* sorting(shown, (a, b) => direction * byCodePoint(of(a), of(b)) || a.at - b.at);
}

/** Some of the links of these notes, in their order. */
export function edgesOf({ edges }: Incoming, sources: readonly Source[], { from, count }: Range): readonly Edge[] {
  const found: Edge[] = [];
  let before = from;
  for (const { at, links } of sources) {
    if (found.length >= count) break;
    const skipped = Math.min(before, links);
    before -= skipped;
    for (const edge of edges(at + skipped, Math.min(links - skipped, count - found.length))) found.push(edge);
  }
  return found;
}
