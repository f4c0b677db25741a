/**
 * One paragraph, heading or cell as its reader sees it, in one line, and where what shows stands in the source.
 *
 *     See **the [[Event Loop|loop]]** now.        source, offsets from the note's beginning
 *     See the loop now.                           shown
 */
import type { Leaf } from './blocks.ts';
import type { Hidden } from './hidden.ts';
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
  readonly links: readonly FoundLink[];
  readonly tags: readonly FoundTag[];
  /** By place. */
  readonly hidden: readonly Hidden[];

  constructor(source: string, leaf: Leaf, context: InlineContext) {
    this.leaf = leaf;
    this.content = new Content(source, leaf);
    const { text, from, to } = this.content;
    const { links, tags, hidden } = readInlines(text, from, to, context);
    const marked = marker.exec(text.slice(from, from + 40))?.[0].length ?? 0;
    if (marked > 0) hidden.push({ start: from, end: from + marked, shown: '' });
    this.links = links;
    this.tags = tags;
    this.hidden = hidden.sort((a, b) => a.start - b.start);
    this.text = this.content.shown(this.hidden).replace(/[^\S ]/gu, ' ');
  }

  /** Where offsets of the content (sorted) come to stand once the hidden parts are taken out. */
  shownAt(offsets: readonly number[]): ReadonlyMap<number, number> {
    const shown = new Map<number, number>();
    let next = 0;
    let at = this.content.from;
    let length = 0;
    for (const offset of offsets) {
      for (; next < this.hidden.length && (this.hidden[next] as Hidden).end <= offset; next++) {
        const part = this.hidden[next] as Hidden;
        if (part.start < at) continue;
        length += part.start - at + part.shown.length;
        at = part.end;
      }
      shown.set(offset, length + Math.max(0, offset - at));
    }
    return shown;
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
