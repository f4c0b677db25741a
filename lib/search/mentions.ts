/**
 * Where a text names a page without linking to it. Law: a place that is told could be made a link as it stands: it is
 * prose, and no link of its sentence goes to that page already.
 */
import { readBlocks } from '../markdown/blocks.ts';
import { readFrontMatter } from '../markdown/front-matter.ts';
import type { InlineContext } from '../markdown/inlines.ts';
import type { LinkOrder } from '../markdown/reading.ts';
import { stretchAround } from '../markdown/sentence-ends.ts';
import { excerptOf, type Sentence } from '../markdown/sentences.ts';
import { ShownLeaf } from '../markdown/shown-leaf.ts';
import { BareText } from './mentions-letters.ts';
import type { SoughtNames } from './mentions-names.ts';
import { besideProse, isInAddress } from './mentions-prose.ts';

/** A place that names the page. */
export interface NamedPlace {
  /** Offset of its first character in the source. */
  readonly start: number;
  /** As a reader sees it, in one line. */
  readonly text: string;
  readonly context: Sentence;
  /** In a cell of a table, where `|` ends the cell. */
  readonly inTable: boolean;
}

/**
 * Finds the places of one note, in their order.
 * @param linked where links begin that go to the page; asked for only when the note names it
 */
export type MentionReader = (
  text: string,
  names: SoughtNames,
  linked: () => ReadonlySet<number>,
) => readonly NamedPlace[];

/** Made once for many notes. */
export function mentionReader(order: LinkOrder): MentionReader {
  let made: Intl.Segmenter | null = null;
  const segmenter = (): Intl.Segmenter => (made ??= new Intl.Segmenter('en', { granularity: 'sentence' }));
  return (text, names, linked) => {
    if (names.isEmpty || !names.mayBeIn(text)) return [];
    const blocks = readBlocks(text, readFrontMatter(text).end, false);
    const context: InlineContext = { references: blocks, order, strict: false, hide: true };
    const leaves = blocks.leaves.filter(leaf => names.mayBeIn(text.slice(leaf.start, leaf.end)));
    leaves.sort((a, b) => a.start - b.start);
    return leaves.flatMap(leaf => placesIn(new ShownLeaf(text, leaf, context), names, linked, segmenter));
  };
}

function placesIn(
  leaf: ShownLeaf,
  names: SoughtNames,
  linked: () => ReadonlySet<number>,
  segmenter: () => Intl.Segmenter,
): readonly NamedPlace[] {
  const { text } = leaf;
  const bare = new BareText(text);
  const named = names.placesIn(bare).map(({ start, end }): Mark => [bare.source(start), bare.source(end)]);
  if (named.length === 0) return [];
  const marks = inProse(named, leaf);
  const sources = leaf.sourcesOf(marks.map(([start]) => start));
  const links = linkedAt(leaf, linked());
  return marks.flatMap((mark, at) => {
    const around = stretchAround(text, mark, segmenter);
    if (hasAnyWithin(links, around)) return [];
    return {
      start: sources[at] as number,
      text: text.slice(...mark).replace(/ +/g, ' '),
      context: excerptOf(text, around, mark),
      inTable: leaf.leaf.kind === 'cell',
    };
  });
}

type Mark = readonly [start: number, end: number];

/** Marks (by place, none within another) that touch nothing but prose. */
function inProse(marks: readonly Mark[], leaf: ShownLeaf): readonly Mark[] {
  const apart = besideProse(leaf);
  let next = 0;
  let after = 0;
  return marks.filter(([start, end]) => {
    for (let each = apart[next]; each !== undefined && each.start < end; each = apart[++next]) {
      after = Math.max(after, each.end);
    }
    return after <= start && !isInAddress(leaf.text, start);
  });
}

/** Where the links of a leaf show that begin at these places of the source. */
function linkedAt(leaf: ShownLeaf, linked: ReadonlySet<number>): readonly number[] {
  if (linked.size === 0) return [];
  return leaf.links
    .filter(({ start }) => linked.has(leaf.content.source(start)))
    .map(({ start }) => leaf.shownAt(start));
}

/** Whether one of these places (sorted) is within. */
function hasAnyWithin(places: readonly number[], [from, to]: Mark): boolean {
  let [low, high] = [0, places.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((places[middle] as number) < from) low = middle + 1;
    else high = middle;
  }
  return (places[low] ?? Infinity) < to;
}
