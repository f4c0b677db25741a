/**
 * One paragraph, heading or cell as its reader sees it, in one line, and where what shows stands in the source.
 *
 *     See **the [[Event Loop|loop]]** now.        source, offsets from the note's beginning
 *     See the loop now.                           shown
 */
import type { Leaf } from './blocks.ts';
import { inOrder, type Hidden } from './hidden.ts';
import { readInlines, type InlineContext } from './inlines.ts';
import type { FoundLink, FoundTag } from './reading.ts';
import { Content } from './scanner.ts';

/** The mark of a task or a callout, which shows as something else than text. */
const marker = /^\[(?:[ xX]|![\w-]+)\][+-]?\s+/;

export class ShownLeaf {
  readonly leaf: Leaf;
  readonly text: string;
  /** Its text as it is written, between the markers of quotations; the offsets of all that follows are into this. */
  readonly content: Content;
  /** By place. */
  readonly links: readonly FoundLink[];
  readonly tags: readonly FoundTag[];
  /** By place. */
  readonly hidden: readonly Hidden[];
  /** Where the hidden parts end that are within no other, and how much is shown up to there. */
  readonly #ends: number[] = [];
  readonly #lengths: number[] = [];

  constructor(source: string, leaf: Leaf, context: InlineContext) {
    this.leaf = leaf;
    this.content = new Content(source, leaf);
    const { text, from, to } = this.content;
    const { links, tags, hidden } = readInlines(text, from, to, context);
    const marked = marker.exec(text.slice(from, from + 40))?.[0].length ?? 0;
    if (marked > 0) hidden.push({ start: from, end: from + marked, shown: '' });
    this.links = inOrder(links);
    this.tags = tags;
    this.hidden = inOrder(hidden);
    this.text = this.content.shown(this.hidden).replace(/[^\S ]/gu, ' ');
    this.#measure(from);
  }

  #measure(from: number): void {
    let at = from;
    let length = 0;
    for (const { start, end, shown } of this.hidden) {
      if (start < at) continue;
      length += start - at + shown.length;
      at = end;
      this.#ends.push(end);
      this.#lengths.push(length);
    }
  }

  /** Where an offset of the content comes to stand once the hidden parts are taken out. */
  shownAt(offset: number): number {
    const ends = this.#ends;
    let last = -1;
    for (let above = ends.length; above - last > 1;) {
      const middle = (last + above) >> 1;
      if ((ends[middle] as number) <= offset) last = middle;
      else above = middle;
    }
    if (last < 0) return Math.max(0, offset - this.content.from);
    return (this.#lengths[last] as number) + offset - (ends[last] as number);
  }

  /** The other way: where in the source the characters stand that are shown at these places (sorted). */
  sourcesOf(places: readonly number[]): readonly number[] {
    let next = 0;
    let at = this.content.from;
    let length = 0;
    return places.map(place => {
      for (; next < this.hidden.length; next++) {
        const part = this.hidden[next] as Hidden;
        if (part.start < at) continue;
        const before = length + part.start - at;
        if (place < before) break;
        if (place < before + part.shown.length) return this.content.source(part.start);
        length = before + part.shown.length;
        at = part.end;
      }
      return this.content.source(at + place - length);
    });
  }
}
