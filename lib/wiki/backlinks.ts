/** Which links to a page are shown, and in which order: by note, whatever the order, and within a note by place. */
import type { Edge } from '../graph/edge.ts';
import type { Incoming, Source } from '../graph/graph.ts';
import type { NoteId } from '../model.ts';
import { byCodePoint, fold } from '../names/fold.ts';
import { shelfKey } from '../names/shelf.ts';
import type { MentionView, Range } from './types.ts';

/** What is known of the notes that they are asked by. */
export interface Known {
  title(id: NoteId): string;
  /** When it changed, as an ISO date or moment; empty where nothing tells that. */
  changed(id: NoteId): string;
}

/** The notes that a view shows, in its order. Reads no note. */
export function viewedSources(incoming: Incoming, { sort, q }: MentionView, known: Known): readonly Source[] {
  const all = incoming.sources();
  const shown = q === null ? all : all.filter(named(fold(q), known));
  if (sort === null) return shown;
  if (sort === 'mentions') return shown.toSorted((a, b) => b.links - a.links || a.at - b.at);
  const told = new Map(
    shown.map(({ note }) => [note, sort === 'title' ? shelfKey(known.title(note)) : known.changed(note)]),
  );
  const of = ({ note }: Source): string => told.get(note) ?? '';
  const direction = sort === 'title' ? 1 : -1;
  return shown.toSorted((a, b) => direction * byCodePoint(of(a), of(b)) || a.at - b.at);
}

function named(wanted: string, known: Known): (source: Source) => boolean {
  return ({ note }) => fold(known.title(note)).includes(wanted) || fold(note).includes(wanted);
}

/** Some of the links that a view shows, in its order. Where it is the usual one, the notes need not be gone through. */
export function viewedEdges(incoming: Incoming, view: MentionView, known: Known, range: Range): readonly Edge[] {
  if (view.sort === null && view.q === null) return incoming.edges(range.from, range.count);
  return edgesOf(incoming, viewedSources(incoming, view, known), range);
}

/** Some of the links of these notes, in their order. */
function edgesOf({ edges }: Incoming, sources: readonly Source[], { from, count }: Range): readonly Edge[] {
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
