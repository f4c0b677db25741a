/**
 * The leaves of a note that hold some offsets, found without reading all of it. Law: each is the leaf that reading the
 * whole note would find. A heading at the beginning of a line is a wall: no block reaches across it, so that what
 * stands before the nearest one need not be read; and definitions, which may stand anywhere, are read when a leaf asks.
 */
import { BlockReader, readBlocks, type Blocks, type Leaf } from './blocks.ts';
import { readFrontMatter } from './front-matter.ts';
import type { References } from './inlines.ts';

export class LeavesAround implements References {
  readonly #text: string;
  readonly #headings: readonly number[];
  #nextHeading = 0;
  /** Where the last of the walls that were passed stands; -1 before the first. */
  #wall = -1;
  #reader: BlockReader | null = null;
  #leaves: readonly Leaf[] = [];
  /** Which of the leaves was looked at last. */
  #at = 0;
  #whole: Blocks | null = null;

  /** @param headings where headings of the text begin (sorted); it need not be all of them */
  constructor(text: string, headings: readonly number[]) {
    this.#text = text;
    this.#headings = headings;
  }

  /** The leaf that holds an offset, null when none does. No offset is before the one asked for last. */
  at(offset: number): Leaf | null {
    this.#passHeadings(offset);
    const read = this.#leaves.at(-1)?.end ?? Infinity;
    if (this.#reader === null || read <= this.#wall) this.#reader = this.#readerAtWall();
    this.#leaves = this.#reader.readBeyond(offset).leaves;
    const leaves = this.#leaves;
    while (this.#at + 1 < leaves.length && (leaves[this.#at + 1] as Leaf).start <= offset) this.#at++;
    const leaf = leaves[this.#at];
    return leaf !== undefined && leaf.start <= offset && offset < leaf.end ? leaf : null;
  }

  get definitions(): References['definitions'] {
    return this.#all.definitions;
  }

  get footnotes(): References['footnotes'] {
    return this.#all.footnotes;
  }

  get #all(): Blocks {
    return (this.#whole ??= readBlocks(this.#text, readFrontMatter(this.#text).end, false));
  }

  #passHeadings(offset: number): void {
    const headings = this.#headings;
    for (
      ;
      this.#nextHeading < headings.length && (headings[this.#nextHeading] as number) <= offset;
      this.#nextHeading++
    ) {
      const start = headings[this.#nextHeading] as number;
      const before = this.#text[start - 1] ?? '\n';
      if (before === '\n' || before === '\r') this.#wall = start;
    }
  }

  #readerAtWall(): BlockReader {
    this.#leaves = [];
    this.#at = 0;
    return new BlockReader(this.#text, this.#wall < 0 ? readFrontMatter(this.#text).end : this.#wall, false);
  }
}
