/** The sentence around a link, read from the note when it is shown. */
import type { Leaf } from './blocks.ts';
import type { InlineContext } from './inlines.ts';
import { LeavesAround } from './leaves-around.ts';
import { withoutMarkup } from './phrase.ts';
import type { FoundLink, LinkOrder } from './reading.ts';
import { nearby, stretchAround, type Stretch } from './sentence-ends.ts';
import { ShownLeaf } from './shown-leaf.ts';
import { stylesIn, type Style } from './styles.ts';

/** A sentence as plain text, links as what they show; `text.slice(...mark)` is the link. */
export interface Sentence {
  readonly text: string;
  readonly mark: readonly [start: number, end: number];
}

/** A sentence, and what of it shows in a way of its own; the places are of its text. */
export interface StyledSentence extends Sentence {
  readonly styles: readonly Style[];
}

/** Longest sentence shown. */
const longest = 300;
/** A paragraph beyond that is data, and shown plain. */
const longestStyled = 20_000;
const ellipsis = '…';

/**
 * Gives the sentences around the links of one note that begin at these offsets (sorted); the line where there is no
 * sentence. Each is at most 300 characters, with its link in it.
 * @param headings where headings of the note begin, so that less of it need be read
 */
export type SentenceReader<S extends Sentence = Sentence> = (
  text: string,
  offsets: readonly number[],
  headings?: readonly number[],
) => readonly S[];

/** Made once for many notes: what finds the ends of sentences costs more to make than a note to read. */
export function sentenceReader(order: LinkOrder = 'target-first'): SentenceReader {
  return readerOf(
    order,
    (leaf, offset, segmenter) => leaf.sentence(offset, segmenter),
    line => line,
  );
}

/** The same for a page, which shows them as they are written. */
export function styledReader(order: LinkOrder = 'target-first'): SentenceReader<StyledSentence> {
  return readerOf(
    order,
    (leaf, offset, segmenter) => leaf.styled(offset, segmenter),
    line => ({ ...line, styles: [] }),
  );
}

type Segmenter = () => Intl.Segmenter;

function readerOf<S extends Sentence>(
  order: LinkOrder,
  read: (leaf: LinkedLeaf, offset: number, segmenter: Segmenter) => S | null,
  plain: (line: Sentence) => S,
): SentenceReader<S> {
  let made: Intl.Segmenter | null = null;
  const segmenter: Segmenter = () => (made ??= new Intl.Segmenter('en', { granularity: 'sentence' }));
  return (text, offsets, headings = []) => {
    const leaves = new LeavesAround(text, headings);
    const context: InlineContext = { references: leaves, order, strict: false, hide: true };
    let shown: LinkedLeaf | null = null;
    return offsets.map(offset => {
      const leaf = leaves.at(offset);
      if (leaf === null) return plain(lineAround(text, offset, order));
      if (shown?.leaf !== leaf) shown = new LinkedLeaf(text, leaf, context);
      return read(shown, offset, segmenter) ?? plain(lineAround(text, offset, order));
    });
  };
}

/** A leaf and where its links show. */
class LinkedLeaf {
  readonly leaf: Leaf;
  readonly #shown: ShownLeaf;
  #styles: readonly Style[] | null = null;

  constructor(source: string, leaf: Leaf, context: InlineContext) {
    this.leaf = leaf;
    this.#shown = new ShownLeaf(source, leaf, context);
  }

  sentence(offset: number, segmenter: Segmenter): Sentence | null {
    const { text } = this.#shown;
    const mark = this.#markAt(offset);
    return mark === null ? null : excerptOf(text, stretchAround(text, mark, segmenter), mark);
  }

  styled(offset: number, segmenter: Segmenter): StyledSentence | null {
    const { text } = this.#shown;
    const mark = this.#markAt(offset);
    const sentence = this.sentence(offset, segmenter);
    if (mark === null || sentence === null) return null;
    this.#styles ??= text.length > longestStyled ? [] : stylesIn(this.#shown);
    const place = placeIn(sentence, text, mark);
    const styles = this.#styles
      .filter(style => style.as !== 'link' || style.offset !== offset)
      .map(style => ({ ...style, start: place(style.start), end: place(style.end) }));
    return { ...sentence, styles: styles.filter(({ start, end }) => start < end) };
  }

  /** Where the link shows that begins at this offset of the source; null when none does. */
  #markAt(offset: number): Stretch | null {
    const { links, content } = this.#shown;
    let low = 0;
    let high = links.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (content.source((links[middle] as FoundLink).start) < offset) low = middle + 1;
      else high = middle;
    }
    const link = links[low];
    if (link === undefined || content.source(link.start) !== offset) return null;
    return [this.#shown.shownAt(link.start), this.#shown.shownAt(link.end)];
  }
}

/** A stretch of text around a mark, cut to the longest length at the farther end, runs of blanks joined. */
export function excerptOf(text: string, [from, to]: Stretch, [start, end]: Stretch): Sentence {
  let before = tidy(text.slice(from, start)).trimStart();
  let after = tidy(text.slice(end, to)).trimEnd();
  let marked = tidy(text.slice(start, end));
  if (marked.length > longest - 2) marked = cut(marked, longest - 3) + ellipsis;
  const room = longest - marked.length;
  if (before.length + after.length > room) {
    const keep = Math.max(Math.floor(room / 2), room - after.length);
    if (keep < before.length) before = ellipsis + cutStart(before, Math.max(0, keep - 1));
    const left = room - before.length;
    if (left < after.length) after = cut(after, Math.max(0, left - 1)) + ellipsis;
  }
  return { text: before + marked + after, mark: [before.length, before.length + marked.length] };
}

/** Runs of blanks joined. */
function tidy(part: string): string {
  return part.includes('  ') ? part.replace(/ {2,}/g, ' ') : part;
}

/** Where a place of a text has come to stand in an excerpt of it, counted from the mark, which is in both. */
function placeIn({ text, mark }: Sentence, whole: string, [start, end]: Stretch): (at: number) => number {
  const between = (from: number, to: number): number => tidy(whole.slice(from, to)).length;
  return at => {
    if (at < start) return Math.max(0, mark[0] - between(Math.max(at, start - nearby), start));
    if (at <= end) return Math.min(mark[1], mark[0] + at - start);
    return Math.min(text.length, mark[1] + between(end, Math.min(at, end + nearby)));
  };
}

/** The first so many units, never half a character. */
function cut(text: string, length: number): string {
  const code = text.charCodeAt(length - 1);
  return text.slice(0, code >= 0xd800 && code <= 0xdbff ? length - 1 : length);
}

/** The last so many units, never half a character. */
function cutStart(text: string, length: number): string {
  const from = text.length - length;
  const code = text.charCodeAt(from);
  return text.slice(code >= 0xdc00 && code <= 0xdfff ? from + 1 : from);
}

/** The source line of a link that stands in no paragraph, a front-matter value, without its marks. */
function lineAround(text: string, offset: number, order: LinkOrder): Sentence {
  const start = Math.max(text.lastIndexOf('\n', offset - 1), text.lastIndexOf('\r', offset - 1)) + 1;
  const eol = text.slice(offset, offset + 5000).search(/[\r\n]/);
  const end = eol < 0 ? Math.min(text.length, offset + 5000) : offset + eol;
  const shown = (part: string): string =>
    withoutMarkup(part, order)
      .replace(/["']/g, '')
      .replace(/^\s*-\s+/, '');
  const link = /^!?\[\[.*?\]\]/.exec(text.slice(offset, end))?.[0] ?? text.slice(offset, end);
  const before = shown(text.slice(start, offset));
  const marked = shown(link);
  const after = shown(text.slice(offset + link.length, end));
  const whole = before + marked + after;
  return excerptOf(whole, [0, whole.length], [before.length, before.length + marked.length]);
}
