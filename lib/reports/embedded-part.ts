/** What of a note an embed shows: all of it, the section below a heading, or the paragraph that a block's id ends. */
import type { Edge } from '../graph/edge.ts';
import type { Heading, Note } from '../model.ts';
import { headingIndex } from './headings.ts';

/** Offsets into the note's text. */
export interface Part {
  readonly start: number;
  readonly end: number;
}

/** What of `note` is shown; null when it has no such heading or block. */
export function embeddedPart(
  { heading, block }: Pick<Edge, 'heading' | 'block'>,
  note: Note,
  text: string,
): Part | null {
  if (block !== null) return blockPart(block, note, text);
  if (heading === null) return { start: 0, end: text.length };
  const found = headingIndex(note.headings).find(heading);
  return found === null ? null : sectionOf(found, note, text);
}

/** From a heading of the note to the next that is no deeper. */
export function sectionOf(heading: Heading, { headings }: Note, text: string): Part {
  const next = headings.slice(headings.indexOf(heading) + 1).find(({ depth }) => depth <= heading.depth);
  return { start: heading.span.start, end: next?.span.start ?? text.length };
}

/** The lines above the id, up to a blank one; an id that stands alone ends the paragraph before it. */
function blockPart(block: string, { blocks }: Note, text: string): Part | null {
  const id = block.toLowerCase();
  const found = blocks.find(each => each.id.toLowerCase() === id);
  if (found === undefined) return null;
  const before = text.slice(0, found.span.start).trimEnd();
  const paragraph = before.split(/(?:\r\n?|\n)[ \t]*(?:\r\n?|\n)/).at(-1) ?? '';
  return { start: before.length - paragraph.length, end: found.span.end };
}
