/**
 * Links to a heading or a block that their note does not have. A missing heading is a finding of its own, never a
 * missing page. Fragments of other files (`paper.pdf#page=3`) are theirs to understand.
 */
import type { Edge } from '../graph/graph.ts';
import type { Block, FileId, Heading, NoteId } from '../model.ts';
import { missingBlock, missingHeading, type Sentence } from './findings.ts';
import { headingIndex, type HeadingIndex } from './headings.ts';
import { suggestions, type Suggestions } from './suggest.ts';

/** The places of a note that a link can point to. */
export interface Anchors {
  readonly headings: readonly Heading[];
  readonly blocks: readonly Block[];
}

export interface BrokenAnchor {
  readonly rule: 'missing-heading' | 'missing-block';
  /** What follows the `#`. */
  readonly fragment: string;
  readonly sentence: Sentence;
}

/** Judges the fragments of links that found a note; each note that is pointed into is read once. */
export function anchorJudge(anchorsOf: (id: NoteId) => Anchors): (edge: Edge, id: NoteId) => BrokenAnchor | null {
  const known = new Map<NoteId, IndexedAnchors>();
  return (edge, id) => {
    if (edge.heading === null && edge.block === null) return null;
    let anchors = known.get(id);
    if (!anchors) known.set(id, (anchors = indexed(anchorsOf(id))));
    const note = edge.from === id ? null : id;
    if (edge.block !== null) return brokenBlock(edge.block, anchors, note);
    return edge.heading === null ? null : brokenHeading(edge.heading, anchors, note);
  };
}

interface IndexedAnchors {
  readonly headings: HeadingIndex;
  readonly count: number;
  readonly blocks: ReadonlySet<string>;
  readonly near: Suggestions<string>;
}

function indexed({ headings, blocks }: Anchors): IndexedAnchors {
  return {
    headings: headingIndex(headings),
    count: headings.length,
    blocks: new Set(blocks.map(block => block.id.toLowerCase())),
    near: suggestions(() => headings.map(({ text }) => ({ path: text, names: [text] }))),
  };
}

function brokenBlock(block: string, { blocks }: IndexedAnchors, note: FileId | null): BrokenAnchor | null {
  if (blocks.has(block.toLowerCase())) return null;
  return { rule: 'missing-block', fragment: `^${block}`, sentence: missingBlock(block, note) };
}

function brokenHeading(
  fragment: string,
  { headings, count, near }: IndexedAnchors,
  note: FileId | null,
): BrokenAnchor | null {
  if (headings.find(fragment)) return null;
  const cut = fragment.lastIndexOf('#');
  const below = cut < 0 ? null : (headings.find(fragment.slice(0, cut))?.text ?? null);
  const heading = below === null ? fragment : fragment.slice(cut + 1);
  const nearest = near.for(heading, 1)[0]?.path ?? null;
  return {
    rule: 'missing-heading',
    fragment,
    sentence: missingHeading(heading, { note, below, nearest, headings: count }),
  };
}
