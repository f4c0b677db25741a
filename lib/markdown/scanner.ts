/**
 * The linear scanner: a note's text → its Reading, without a syntax tree. It reads every line once and is exact, or
 * says that it is not sure.
 */
import { readBlocks, Unsure, type Blocks, type Leaf } from './blocks.ts';
import { isNameCode } from './characters.ts';
import { inOrder, withoutHidden, type Hidden } from './hidden.ts';
import { InlineReader, readInlines, type InlineContext, type Inlines } from './inlines.ts';
import type { FoundBlock, FoundHeading, FoundLink, LinkOrder, Reading } from './reading.ts';
import { Signs } from './signs.ts';

/**
 * Reads a note's text from the offset `from` (after front matter) on.
 * @returns null where the scanner is not sure; the note is read from its syntax tree then.
 */
export function scan(text: string, from: number, order: LinkOrder = 'target-first'): Reading | null {
  try {
    return read(text, readBlocks(text, from, true), order, true);
  } catch (error) {
    if (error instanceof Unsure) return null;
    throw error;
  }
}

/** As `scan`, but takes the plainer meaning where it is not sure: for texts that no tree can be made of in time. */
export function scanLeniently(text: string, from: number, order: LinkOrder = 'target-first'): Reading {
  return read(text, readBlocks(text, from, false), order, false);
}

/** Without these signs there is no link, no tag and no block id. */
const telling = ['[', '#', '^'];

function read(text: string, blocks: Blocks, order: LinkOrder, strict: boolean): Reading {
  const found: Inlines = { links: [], tags: [], hidden: [] };
  const headings: FoundHeading[] = [];
  const ids: FoundBlock[] = [];
  const signs = new Signs(text, telling);
  const context: InlineContext = { references: blocks, order, strict, hide: false };
  const reader = new InlineReader(text, context);
  for (const leaf of blocks.leaves) {
    const isHeading = leaf.kind === 'heading';
    if (!isHeading && signs.next(leaf.start, leaf.end) === leaf.end) continue;
    const content = new Content(text, leaf);
    if (found.hidden.length > 0) found.hidden.length = 0;
    if (content.text === text) reader.read(content.from, content.to, isHeading, found);
    else readPieces(content, { ...context, hide: isHeading }, found);
    const id = leaf.kind === 'cell' ? null : content.block();
    if (id !== null) ids.push(id);
    if (isHeading) headings.push(heading(leaf, content, found.hidden));
  }
  const { tags } = found;
  const links = inOrder(found.links);
  return { links, headings, blocks: ids, tags, leadingHeading: blocks.leadingHeading };
}

/** Reads a text that the markers of a quotation divide in the source. */
function readPieces(content: Content, context: InlineContext, found: Inlines): void {
  const { links, tags, hidden } = readInlines(content.text, content.from, content.to, context);
  for (const link of links) found.links.push(content.placed(link));
  for (const tag of tags) found.tags.push({ text: tag.text, start: content.source(tag.start) });
  for (const part of hidden) found.hidden.push(part);
}

function heading(leaf: Leaf, content: Content, hidden: readonly Hidden[]): FoundHeading {
  return {
    depth: leaf.depth as FoundHeading['depth'],
    text: spaced(content.shown(hidden)),
    start: leaf.start,
    end: leaf.end,
  };
}

/** With single spaces, as most texts have them anyway. */
function spaced(text: string): string {
  return /^[!-~]+(?: [!-~]+)*$/.test(text) ? text : text.replace(/\s+/gu, ' ').trim();
}

const whole: readonly number[] = [];

/** A leaf's content as one stretch of text, and the way back to the source. */
export class Content {
  readonly text: string;
  readonly from: number;
  readonly to: number;
  /** For content in several pieces: where each begins here, and in the source. */
  readonly #here: readonly number[];
  readonly #there: readonly number[];

  constructor(text: string, leaf: Leaf) {
    const { pieces } = leaf;
    if (pieces.length === 2) {
      this.text = text;
      this.from = pieces[0] as number;
      this.to = pieces[1] as number;
      this.#here = this.#there = whole;
      return;
    }
    const lines: string[] = [];
    let length = 0;
    const here: number[] = [];
    const there: number[] = [];
    for (let i = 0; i < pieces.length; i += 2) {
      const line = text.slice(pieces[i], pieces[i + 1]);
      here.push(length);
      there.push(pieces[i] as number);
      lines.push(line);
      length += line.length + 1;
    }
    this.text = lines.join('\n');
    this.from = 0;
    this.to = this.text.length;
    this.#here = here;
    this.#there = there;
  }

  /** Source offset of an offset of this text. */
  source(offset: number): number {
    if (this.#here.length === 0) return offset;
    let piece = 0;
    for (let above = this.#here.length; above - piece > 1;) {
      const middle = (piece + above) >> 1;
      if ((this.#here[middle] as number) <= offset) piece = middle;
      else above = middle;
    }
    return (this.#there[piece] as number) + offset - (this.#here[piece] as number);
  }

  placed(link: FoundLink): FoundLink {
    return this.#here.length === 0
      ? link
      : { ...link, start: this.source(link.start), end: this.source(link.end - 1) + 1 };
  }

  /** The block id that ends it: `… ^id`. */
  block(): FoundBlock | null {
    const { text, from, to } = this;
    let start = to;
    while (start > from && isNameCode(text.charCodeAt(start - 1))) start--;
    if (start === to || start === from || text.charCodeAt(start - 1) !== 94) return null;
    if (start - 1 > from && !/\s/.test(text[start - 2] as string)) return null;
    const end = this.source(to - 1) + 1;
    return { id: text.slice(start, to), start: end - (to - start) - 1, end };
  }

  /** What a reader sees of it, a closing block id left out. */
  shown(hidden: readonly Hidden[]): string {
    const block = this.block();
    const to = block === null ? this.to : this.to - block.id.length - 1;
    return withoutHidden(this.text, this.from, to, hidden);
  }
}
