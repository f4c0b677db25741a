/**
 * Links to a heading or a block that their note does not have. A missing heading is a finding of its own, never a
 * missing page. Fragments of other files (`paper.pdf#page=3`) are theirs to understand.
 */
import type { FileId, Link, NoteId } from '../model.ts';
import type { LinkReport } from './checked.ts';
import { finding, missingBlock, missingHeading, type Sentence } from './findings.ts';
import { headingIndex, type Anchors, type HeadingIndex } from './headings.ts';
import { suggestions, type Suggestions } from './suggest.ts';

interface BrokenAnchor {
  readonly rule: 'missing-heading' | 'missing-block';
  /** What follows the `#`. */
  readonly fragment: string;
  readonly sentence: Sentence;
}

/** Each note that is pointed into is read once. */
export const brokenAnchors: LinkReport = ({ vault, tell, subject }) => {
  const known = new Map<NoteId, IndexedAnchors>();
  const anchorsOf = (id: NoteId): IndexedAnchors => {
    let anchors = known.get(id);
    if (!anchors) known.set(id, (anchors = indexed(vault.anchors(id))));
    return anchors;
  };
  return (edge, target) => {
    const { heading, block } = edge;
    if ((heading === null && block === null) || target.state === 'missing') return;
    const { id } = target;
    // Most headings are named as they are: then there is no need to know the others.
    if ((block === null && vault.hasHeading(id, heading as string)) || !vault.isNote(id)) return;
    const broken = brokenAnchor(edge, anchorsOf(id), edge.from === id ? null : id);
    if (broken === null) return;
    tell(finding(broken.rule, { ...subject(edge), target: `${edge.target}#${broken.fragment}` }, broken.sentence));
  };
};

/** What is said of a link to a place that its note does not have; null when it is there. */
export function missingPlace(link: Pick<Link, 'heading' | 'block'>, anchors: Anchors, note: FileId): Sentence | null {
  return brokenAnchor(link, indexed(anchors), note)?.sentence ?? null;
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

function brokenAnchor(
  { heading, block }: Pick<Link, 'heading' | 'block'>,
  anchors: IndexedAnchors,
  note: FileId | null,
): BrokenAnchor | null {
  return block === null ? brokenHeading(heading ?? '', anchors, note) : brokenBlock(block, anchors, note);
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
  const meant = near.for(heading).map(({ path, reason }) => ({ text: path, reason }));
  return {
    rule: 'missing-heading',
    fragment,
    sentence: missingHeading(heading, { note, below, near: meant, headings: count }),
  };
}
