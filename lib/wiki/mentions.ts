/** Links as seen from the page they point to: who mentions it, where, in which sentence. */
import type { Edge } from '../graph/edge.ts';
import { owned } from '../names/owned.ts';
import { readFrontMatter } from '../markdown/front-matter.ts';
import type { SentenceReader } from '../markdown/sentences.ts';
import type { FileId, Heading, LinkKind, NoteId } from '../model.ts';
import type { Kept } from './digest.ts';
import type { Quoting, VaultIndex } from './index.ts';
import { headingsAbove, headingStarts, placesIn, type Above, type Outline } from './outline.ts';
import type { Context, Mention, Place } from './types.ts';

/**
 * The mentions of these links, in their order; links that are no longer there are left out.
 * @param revision of the index, at which they were
 */
export function mentionsOf(
  edges: readonly Edge[],
  index: VaultIndex,
  revision: number,
  quoting: Quoting = index,
): readonly Mention[] {
  const mentions = mentionsByEdge(edges, index, revision, quoting);
  return edges.flatMap(edge => mentions.get(edge) ?? []);
}

/** The same by link. Each note is read once, however its links are scattered. */
export function mentionsByEdge(
  edges: Iterable<Edge>,
  index: VaultIndex,
  revision: number,
  quoting: Quoting = index,
): ReadonlyMap<Edge, Mention> {
  const byNote = new Map<NoteId, Edge[]>();
  for (const edge of edges) {
    const own = byNote.get(edge.from);
    if (own) own.push(edge);
    else byNote.set(edge.from, [edge]);
  }
  const mentions = new Map<Edge, Mention>();
  for (const [id, own] of byNote) {
    const text = quoting.text(id);
    const kept = index.kept(id);
    if (text === null || kept === null) continue;
    const there = index.revision === revision ? own : stillThere(own, index.graph.edgesFrom(id));
    addMentions(
      there.toSorted((a, b) => a.start - b.start),
      { text, kept, sentences: quoting.sentences },
      mentions,
    );
  }
  return mentions;
}

/** The sentences around the links that begin at these places (sorted), null where none does; of no note none. */
export function contextsAt(
  id: FileId,
  places: readonly Pick<Place, 'line' | 'column'>[],
  index: VaultIndex,
): readonly (Context | null)[] {
  const kept = index.kept(id as NoteId);
  const text = kept === null ? null : index.text(kept.id);
  if (kept === null || text === null) return [];
  const offsets = index.graph.startsAt(kept.id, places);
  const found = offsets.filter(offset => offset >= 0);
  const sentences = index.sentences(text, found, headingStarts(kept.outline));
  let next = 0;
  return offsets.map(offset => (offset < 0 ? null : (sentences[next++] as Context)));
}

function stillThere(edges: readonly Edge[], now: Iterable<Edge>): readonly Edge[] {
  const asks = new Map<number, number>();
  for (const { start, ask } of now) asks.set(start, ask);
  return edges.filter(({ start, ask }) => asks.get(start) === ask);
}

/** Adds the mentions of links (by place) of one note. */
function addMentions(
  edges: readonly Edge[],
  {
    text,
    kept,
    sentences,
  }: { readonly text: string; readonly kept: Kept; readonly sentences: SentenceReader<Context> },
  to: Map<Edge, Mention>,
): void {
  const offsets = edges.map(edge => edge.start);
  const contexts = sentences(text, offsets, headingStarts(kept.outline));
  const headings = headingsAbove(kept.outline, offsets);
  const properties = new Map<number, string>();
  if (edges.some(({ kind }) => kind === 'property')) {
    for (const { start, property } of readFrontMatter(text).links) properties.set(start, property);
  }
  const outline = new ReadOutline(kept.outline);
  edges.forEach((edge, at) => {
    const { text: sentence, ...places } = contexts[at] as Context;
    // Mentions may be kept for a while, and the note's text must not be kept with them.
    const context = { text: owned(sentence), ...places };
    to.set(
      edge,
      new LinkMention(edge, kept.title, outline, properties.get(edge.start) ?? headings[at] ?? null, context),
    );
  });
}

/** An outline whose headings are read once, when one is asked for: lists for programs ask for none. */
class ReadOutline {
  readonly #outline: Outline;
  #headings: readonly Heading[] | null = null;

  constructor(outline: Outline) {
    this.#outline = outline;
  }

  get headings(): readonly Heading[] {
    return (this.#headings ??= placesIn(this.#outline).headings);
  }
}

class LinkMention implements Mention {
  readonly from: NoteId;
  readonly title: string;
  readonly line: number;
  readonly column: number;
  readonly heading: string | null;
  readonly kind: LinkKind;
  readonly #outline: ReadOutline;
  /** Which heading stands above it; -1 for none. */
  readonly #under: number;

  constructor(
    { from, line, column, kind }: Edge,
    title: string,
    outline: ReadOutline,
    where: string | Above | null,
    readonly context: Context,
  ) {
    this.from = from;
    this.title = title;
    this.line = line;
    this.column = column;
    this.heading = typeof where === 'string' ? where : (where?.text ?? null);
    this.kind = kind;
    this.#outline = outline;
    this.#under = typeof where === 'string' ? -1 : (where?.index ?? -1);
  }

  get anchor(): string | null {
    return this.#under < 0 ? null : (this.#outline.headings[this.#under]?.anchor ?? null);
  }

  get trail(): readonly string[] {
    const { headings } = this.#outline;
    const trail: string[] = [];
    let depth = headings[this.#under]?.depth ?? 1;
    for (let at = this.#under - 1; at >= 0 && depth > 1; at--) {
      const heading = headings[at];
      if (heading === undefined || heading.depth >= depth) continue;
      trail.unshift(heading.text);
      depth = heading.depth;
    }
    return trail;
  }
}
