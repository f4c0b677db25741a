/**
 * Block structure, one line at a time: which stretches of a note are text that may hold links, and which are code,
 * HTML, math or comments. CommonMark 0.31 with GFM tables and footnotes, `$$` math and `%%` comments.
 *
 * Laws: every line is read once, from the left; the result depends on the text alone; and where a construct is too
 * rare to be worth being exact about, `Unsure` is thrown and the note is read from the syntax tree instead.
 */
import { isBlank, isBlankOrEol, isDigit, isLetter } from './characters.ts';
import { htmlBlockKind, htmlBlockEnds, type HtmlBlockKind } from './html.ts';
import { normalizeLabel, readDefinitions } from './definitions.ts';
import { cellsOf, isDelimiterRow } from './table.ts';

/** Thrown by a strict scanner where it will not guess; a lenient one takes the plainer meaning and goes on. */
export class Unsure extends Error {
  override readonly name = 'Unsure';
}

/** A stretch of text: a paragraph, a heading or a table cell. */
export interface Leaf {
  readonly kind: 'paragraph' | 'heading' | 'cell';
  /** Of a heading, else 0. */
  readonly depth: number;
  /** Where its block begins and ends in the source, markers included. */
  readonly start: number;
  readonly end: number;
  /**
   * Source ranges of its content, as start, end, start, end…: one range, unless block quote markers stand between
   * its lines.
   */
  readonly pieces: readonly number[];
}

export interface Blocks {
  readonly leaves: readonly Leaf[];
  /** Link reference definitions: normalised label → destination. */
  readonly definitions: ReadonlyMap<string, string>;
  readonly footnotes: ReadonlySet<string>;
  /** The first block is an H1. */
  readonly leadingHeading: boolean;
}

interface Container {
  readonly kind: 'quote' | 'item' | 'footnote';
  /** Columns its content is indented by. */
  readonly width: number;
  /** An item in which nothing is yet, so that a blank line ends it. */
  empty: boolean;
  /** How many block quotes there are from the outermost container to this one. */
  readonly quotes: number;
}

type OpenLeaf = 'none' | 'paragraph' | 'fence' | 'indented' | 'html' | 'table';

const tab = 9;
const space = 32;

/** Reads the blocks of `text` from the offset `from` (after front matter) on. @throws {Unsure} when strict */
export function readBlocks(text: string, from: number, strict: boolean): Blocks {
  return new BlockReader(text, from, strict).readBeyond(text.length);
}

/** Reads the blocks of a text as far as they are asked for. */
export class BlockReader {
  readonly #text: string;
  /** Start of the line to read next. */
  #at: number;
  readonly #strict: boolean;
  readonly #leaves: Leaf[] = [];
  readonly #definitions = new Map<string, string>();
  readonly #footnotes = new Set<string>();
  readonly #containers: Container[] = [];
  #blocks = 0;
  #feed = -1;
  #carriage = -1;
  #askedFrom = 0;
  /** No line further on closes display math. */
  #mathEnds = false;
  #leadingHeading = false;

  // The line being read: `pos` is where reading stands, `column` its column; `next` the first non-blank after it.
  #pos = 0;
  #column = 0;
  #eol = 0;
  #next = 0;
  #nextColumn = 0;

  // The open leaf.
  #open: OpenLeaf = 'none';
  #pieces: number[] = [];
  /** Of the paragraph's last line: where it starts and ends, how far it is indented, whether it is a lazy continuation. */
  #lastLine = 0;
  #lastEol = 0;
  #lastIndent = 0;
  #lastLazy = false;
  #fence = '';
  /** Cells a row of the open table may have; more are ignored, as GFM has it. */
  #columns = 0;
  #html: HtmlBlockKind = 6;
  /** Up to this offset no run of this mark is a thematic break: a line of a thousand bullets is looked at once. */
  #breakEnd = 0;
  #unbroken = 0;
  /** The line cuts into a paragraph or indented code, which the parser lets not every list do, nested ones included. */
  #interrupts = false;

  constructor(text: string, from: number, strict: boolean) {
    this.#text = text;
    this.#at = from;
    this.#strict = strict;
  }

  /** Reads on to the end of the leaf at this offset, if one is there; returns what has been read so far. */
  readBeyond(offset: number): Blocks {
    const { length } = this.#text;
    let at = this.#at;
    while (at < length && (at <= offset || this.#open === 'paragraph')) {
      this.#eol = this.#lineEnd(at);
      this.#pos = at;
      this.#column = 0;
      at = this.#takeLine(at) ?? this.#afterLine();
    }
    this.#at = at;
    if (at >= length) this.#closeTo(0);
    return {
      leaves: this.#leaves,
      definitions: this.#definitions,
      footnotes: this.#footnotes,
      leadingHeading: this.#leadingHeading,
    };
  }

  #unsure(reason: string): void {
    if (this.#strict) throw new Unsure(reason);
  }

  /** The next `\n`, `\r\n` or `\r`; each kind is looked for again only when the last one found lies behind. */
  #lineEnd(at: number): number {
    const { length } = this.#text;
    // After a look ahead reading goes on behind what was found.
    if (at < this.#askedFrom) this.#feed = this.#carriage = -1;
    this.#askedFrom = at;
    if (this.#feed < at) this.#feed = orEnd(this.#text.indexOf('\n', at), length);
    if (this.#carriage < at) this.#carriage = orEnd(this.#text.indexOf('\r', at), length);
    return Math.min(this.#feed, this.#carriage);
  }

  #afterLine(): number {
    const end = this.#eol;
    return this.#text.charCodeAt(end) === 13 && this.#text.charCodeAt(end + 1) === 10 ? end + 2 : end + 1;
  }

  /** Takes the next line; returns where to go on when a construct of several lines was taken at once. */
  #takeLine(at: number): number | null {
    if (this.#containers.length > 0 || (this.#open !== 'none' && this.#open !== 'paragraph')) return this.#line();
    // Outside of everything most lines are empty, which ends a paragraph,
    if (this.#eol === at) this.#closeLeaf();
    // or begin with a letter at the margin, which starts nothing but text.
    else if (isLetter(this.#text.charCodeAt(at))) this.#plainLine(at);
    else return this.#line();
    return null;
  }

  #plainLine(at: number): void {
    this.#next = at;
    this.#nextColumn = 0;
    this.#addParagraphLine(false);
  }

  /** Reads a line of any kind. */
  #line(): number | null {
    const matched = this.#continueContainers();
    this.#interrupts = false;
    const all = matched === this.#containers.length;
    this.#findNext();
    if (all) {
      if (this.#continueLeaf()) return null;
    } else if (this.#open !== 'paragraph' || this.#blank()) {
      this.#closeTo(matched);
    }
    if (this.#blank()) return null;
    return this.#starts(matched);
  }

  // ---- containers

  /** How many open containers this line goes on with; consumes their markers. */
  #continueContainers(): number {
    let matched = 0;
    for (; matched < this.#containers.length; matched++) {
      const container = this.#containers[matched] as Container;
      this.#findNext();
      if (container.kind === 'quote') {
        if (this.#indent() > 3 || this.#text[this.#next] !== '>' || this.#blank()) break;
        this.#takeQuoteMarker();
      } else if (this.#blank()) {
        this.#toNext();
        return this.#matchedByBlank(matched);
      } else {
        if (this.#indent() < container.width) break;
        this.#advanceColumns(container.width);
      }
    }
    return matched;
  }

  /** A blank line goes on with all containers but a quotation and an item in which nothing is yet, which is the last. */
  #matchedByBlank(from: number): number {
    const containers = this.#containers;
    const top = this.#top as Container;
    if (top.quotes > (containers[from] as Container).quotes) {
      return containers.findIndex(({ kind }, index) => index > from && kind === 'quote');
    }
    return containers.length - (top.empty ? 1 : 0);
  }

  #takeQuoteMarker(): void {
    this.#toNext();
    this.#pos++;
    this.#column++;
    const after = this.#pos < this.#eol ? this.#text.charCodeAt(this.#pos) : 0;
    if (after === space || after === tab) this.#advanceColumns(1);
  }

  #push(kind: Container['kind'], width: number, matched: number): void {
    this.#closeTo(matched);
    this.#beginBlock();
    const quotes = (this.#top?.quotes ?? 0) + (kind === 'quote' ? 1 : 0);
    this.#containers.push({ kind, width, empty: kind === 'item', quotes });
  }

  /** The innermost container. */
  get #top(): Container | undefined {
    const { length } = this.#containers;
    return length === 0 ? undefined : this.#containers[length - 1];
  }

  /** Closes the open leaf and every container from the given depth on. */
  #closeTo(depth: number): void {
    this.#closeLeaf();
    if (this.#containers.length > depth) this.#containers.length = depth;
  }

  #beginBlock(): void {
    this.#blocks++;
    const top = this.#top;
    if (top !== undefined) top.empty = false;
  }

  // ---- the open leaf

  /** Lets the open leaf take this line; false when the line may start something else. */
  #continueLeaf(): boolean {
    switch (this.#open) {
      case 'fence':
        if (this.#closesFence()) this.#open = 'none';
        return true;
      case 'html':
        return this.#continueHtml();
      case 'indented':
        if (this.#blank() || this.#indent() >= 4) return true;
        this.#open = 'none';
        this.#interrupts = true;
        return false;
      case 'paragraph':
      case 'table':
        if (this.#blank()) this.#closeLeaf();
        return false;
      case 'none':
        return false;
    }
  }

  #closesFence(): boolean {
    if (this.#indent() > 3 || this.#blank()) return false;
    let end = this.#next;
    const mark = this.#fence.charCodeAt(0);
    while (end < this.#eol && this.#text.charCodeAt(end) === mark) end++;
    return end - this.#next >= this.#fence.length && this.#isBlank(end);
  }

  #continueHtml(): boolean {
    if (this.#html >= 6) {
      if (!this.#blank()) return true;
      this.#open = 'none';
      return false;
    }
    if (htmlBlockEnds(this.#html, this.#text.slice(this.#pos, this.#eol))) this.#open = 'none';
    return true;
  }

  #closeLeaf(): void {
    if (this.#open === 'paragraph') this.#endParagraph('paragraph', 0);
    this.#open = 'none';
  }

  /** Turns the open paragraph into a leaf, its leading definitions taken off; false when nothing is left of it. */
  #endParagraph(kind: 'paragraph' | 'heading', depth: number): boolean {
    let pieces: readonly number[] = this.#pieces;
    this.#pieces = [];
    this.#open = 'none';
    const start = pieces[0] as number;
    const end = pieces.at(-1) as number;
    if (kind === 'paragraph' && this.#blocks === 1 && onlyComments(this.#text, start, end)) this.#blocks = 0;
    if (this.#text[start] === '[') {
      if (pieces.length > 2) {
        if (this.#text.slice(start, end).includes(']:')) this.#unsure('definitions in a block quote');
      } else {
        const after = readDefinitions(this.#text, start, end, this.#definitions);
        if (after >= end) {
          if (this.#blocks === 1) this.#blocks = 0;
          return false;
        }
        pieces = [after, end];
      }
    }
    this.#leaves.push({ kind, depth, start: pieces[0] as number, end, pieces });
    return true;
  }

  #addParagraphLine(lazy: boolean): void {
    const start = this.#next;
    let end = this.#eol;
    while (end > start && isBlank(this.#text.charCodeAt(end - 1))) end--;
    const pieces = this.#pieces;
    if (this.#open !== 'paragraph') {
      this.#beginBlock();
      this.#open = 'paragraph';
      pieces.push(start, end);
    } else if (this.#onlyBlanksBetween(pieces.at(-1) as number, start)) {
      pieces[pieces.length - 1] = end;
    } else {
      pieces[pieces.length - 1] = this.#lastEol;
      pieces.push(start, end);
    }
    this.#lastEol = this.#eol;
    this.#lastLine = start;
    this.#lastIndent = this.#indent();
    this.#lastLazy = lazy;
  }

  #onlyBlanksBetween(from: number, to: number): boolean {
    for (let i = from; i < to; i++) {
      const code = this.#text.charCodeAt(i);
      if (!isBlank(code) && code !== 10 && code !== 13) return false;
    }
    return true;
  }

  // ---- block starts

  /** Opens every block that starts on this line, then gives the rest to a leaf. */
  #starts(matchedContainers: number): number | null {
    let matched = matchedContainers;
    for (;;) {
      this.#findNext();
      if (this.#blank()) {
        this.#closeTo(matched);
        return null;
      }
      const within = matched === this.#containers.length;
      const inParagraph = within && this.#open === 'paragraph';
      if (this.#indent() >= 4) {
        if (this.#open === 'paragraph') break;
        this.#closeTo(matched);
        this.#beginBlock();
        this.#open = 'indented';
        return null;
      }
      const container = this.#startContainer(matched, inParagraph);
      if (container) {
        if (inParagraph) this.#interrupts = true;
        matched++;
        continue;
      }
      const leaf = this.#startLeaf(matched, inParagraph);
      if (leaf !== false) return leaf;
      break;
    }
    this.#textLine(matched);
    return null;
  }

  /** The rest of a line that starts nothing: a table row, a lazy or ordinary line of a paragraph. */
  #textLine(matched: number): void {
    const within = matched === this.#containers.length;
    if (within && this.#open === 'table') {
      if (this.#text[this.#next] === '<') this.#unsure('HTML at the start of a table row');
      this.#addCells(this.#next, this.#eol);
      return;
    }
    if (this.#open !== 'paragraph') this.#closeTo(matched);
    else if (within && this.#startTable()) return;
    this.#addParagraphLine(this.#open === 'paragraph' && !within);
  }

  /** A block quote, list item or footnote; true when one was opened and its marker consumed. */
  #startContainer(matched: number, inParagraph: boolean): boolean {
    const code = this.#text.charCodeAt(this.#next);
    if (code === 62) {
      this.#push('quote', 0, matched);
      this.#takeQuoteMarker();
      return true;
    }
    if (code === 91 && this.#text.charCodeAt(this.#next + 1) === 94) return this.#startFootnote(matched);
    const marker = this.#listMarker(code, inParagraph);
    if (marker === 0) return false;
    if (this.#interrupts && !inParagraph && this.#listMarker(code, true) === 0)
      this.#unsure('a list within one that cuts in');
    this.#startItem(marker, matched);
    return true;
  }

  #startFootnote(matched: number): boolean {
    const line = this.#text.slice(this.#next, this.#eol);
    const found = /^\[\^((?:\\[[\]\\]|[^\s[\]])+)\]:/u.exec(line);
    if (!found || (found[1] as string).length > 999) return false;
    this.#push('footnote', 4, matched);
    this.#footnotes.add(normalizeLabel(found[1] as string));
    this.#toNext();
    this.#pos += found[0].length;
    this.#column += found[0].length;
    this.#findNext();
    this.#toNext();
    return true;
  }

  /** Length of the list marker at `next` (`-`, `12.`), 0 when there is none here. */
  #listMarker(code: number, inParagraph: boolean): number {
    let end = this.#next;
    if (code === 42 || code === 43 || code === 45) {
      if (code !== 43 && this.#isThematicBreak()) return 0;
      end++;
    } else if (code >= 48 && code <= 57) {
      while (end - this.#next < 9 && isDigit(this.#text.charCodeAt(end))) end++;
      if (inParagraph && (code !== 49 || end - this.#next > 1)) return 0;
      const delimiter = this.#text.charCodeAt(end);
      if (delimiter !== 46 && delimiter !== 41) return 0;
      end++;
    } else {
      return 0;
    }
    if (end < this.#eol && !isBlank(this.#text.charCodeAt(end))) return 0;
    if (inParagraph && this.#isBlank(end)) return 0;
    return end - this.#next;
  }

  #startItem(marker: number, matched: number): void {
    const indent = this.#indent();
    this.#toNext();
    this.#pos += marker;
    this.#column += marker;
    this.#findNext();
    const gap = this.#indent();
    const padding = this.#blank() || gap > 4 ? 1 : gap;
    this.#push('item', indent + marker + padding, matched);
    if (this.#blank()) this.#toNext();
    else this.#advanceColumns(padding);
  }

  /** Any leaf but a paragraph or table; false when none starts here, else what `#line` returns. */
  #startLeaf(matched: number, inParagraph: boolean): number | null | false {
    switch (this.#text.charCodeAt(this.#next)) {
      case 35:
        return this.#startHeading(matched);
      case 96:
      case 126:
        return this.#startFence(matched);
      case 60:
        return this.#startHtml(matched);
      case 61:
        return inParagraph && this.#startSetext(1);
      case 45:
        if (inParagraph && this.#startSetext(2) === null) return null;
        return this.#startThematicBreak(matched);
      case 42:
      case 95:
        return this.#startThematicBreak(matched);
      case 36:
        return this.#startMath(matched, inParagraph);
      case 37:
        return this.#startComment(matched, inParagraph);
      default:
        return false;
    }
  }

  #startHeading(matched: number): null | false {
    let depth = 0;
    while (this.#text.charCodeAt(this.#next + depth) === 35) depth++;
    let start = this.#next + depth;
    if (depth > 6 || (start < this.#eol && !isBlank(this.#text.charCodeAt(start)))) return false;
    this.#closeTo(matched);
    this.#beginBlock();
    let end = this.#eol;
    while (start < end && isBlank(this.#text.charCodeAt(start))) start++;
    while (end > start && isBlank(this.#text.charCodeAt(end - 1))) end--;
    const whole = Math.max(end, this.#next + depth);
    let hashes = end;
    while (hashes > start && this.#text.charCodeAt(hashes - 1) === 35) hashes--;
    if (hashes < end && (hashes === start || isBlank(this.#text.charCodeAt(hashes - 1)))) end = hashes;
    while (end > start && isBlank(this.#text.charCodeAt(end - 1))) end--;
    this.#addHeading(depth, this.#next, whole, [start, end]);
    return null;
  }

  #addHeading(depth: number, start: number, end: number, pieces: readonly number[]): void {
    if (depth === 1 && this.#blocks === 1) this.#leadingHeading = true;
    this.#leaves.push({ kind: 'heading', depth, start, end, pieces });
  }

  #startSetext(depth: 1 | 2): null | false {
    const mark = this.#text.charCodeAt(this.#next);
    let end = this.#next;
    while (end < this.#eol && this.#text.charCodeAt(end) === mark) end++;
    if (!this.#isBlank(end)) return false;
    const first = this.#blocks === 1;
    if (!this.#endParagraph('heading', depth)) this.#unsure('an underline below definitions');
    if (first && depth === 1) this.#leadingHeading = true;
    return null;
  }

  #startFence(matched: number): null | false {
    const mark = this.#text.charCodeAt(this.#next);
    let end = this.#next;
    while (end < this.#eol && this.#text.charCodeAt(end) === mark) end++;
    if (end - this.#next < 3) return false;
    if (mark === 96) {
      const another = this.#text.indexOf('`', end);
      if (another >= 0 && another < this.#eol) return false;
    }
    this.#closeTo(matched);
    this.#beginBlock();
    this.#fence = this.#text.slice(this.#next, end);
    this.#open = 'fence';
    return null;
  }

  #startHtml(matched: number): null | false {
    const line = this.#text.slice(this.#next, this.#eol);
    const kind = htmlBlockKind(line);
    if (kind === null) return false;
    if (kind === 7 && this.#open === 'paragraph') {
      if (matched < this.#containers.length) this.#unsure('HTML on a lazy line');
      return false;
    }
    this.#closeTo(matched);
    this.#beginBlock();
    this.#html = kind;
    this.#open = kind < 6 && htmlBlockEnds(kind, line) ? 'none' : 'html';
    return null;
  }

  #startThematicBreak(matched: number): null | false {
    if (!this.#isThematicBreak()) return false;
    this.#closeTo(matched);
    this.#beginBlock();
    return null;
  }

  #isThematicBreak(): boolean {
    const mark = this.#text.charCodeAt(this.#next);
    if (mark === this.#unbroken && this.#next < this.#breakEnd) return false;
    let count = 0;
    for (let i = this.#next; i < this.#eol; i++) {
      const code = this.#text.charCodeAt(i);
      if (code === mark) count++;
      else if (!isBlank(code)) {
        this.#unbroken = mark;
        this.#breakEnd = i;
        return false;
      }
    }
    return count >= 3;
  }

  /** `$$` alone or with the beginning of a formula, up to a line that ends in `$$`. */
  #startMath(matched: number, inParagraph: boolean): number | false {
    const text = this.#text;
    if (text.charCodeAt(this.#next + 1) !== 36) return false;
    const same = text.indexOf('$$', this.#next + 2);
    if (same < 0 || same < this.#eol || this.#mathEnds) return false;
    if (this.#containers.length > 0) this.#unsure('display math in a container');
    if (inParagraph) this.#expectNone('$$');
    for (let at = this.#afterLine(); at < text.length;) {
      const eol = this.#lineEnd(at);
      let end = eol;
      while (end > at && isBlank(text.charCodeAt(end - 1))) end--;
      if (end - at >= 2 && text.charCodeAt(end - 1) === 36 && text.charCodeAt(end - 2) === 36) {
        this.#closeTo(matched);
        this.#beginBlock();
        this.#eol = eol;
        return this.#afterLine();
      }
      at = text.charCodeAt(eol) === 13 && text.charCodeAt(eol + 1) === 10 ? eol + 2 : eol + 1;
    }
    this.#mathEnds = true;
    return false;
  }

  /** `%%` with its closer on a later line; what follows the closer is text again. */
  #startComment(matched: number, inParagraph: boolean): number | false {
    const text = this.#text;
    if (text.charCodeAt(this.#next + 1) !== 37) return false;
    const closer = text.indexOf('%%', this.#next + 2);
    if (closer < 0 || closer < this.#eol) return false;
    if (this.#containers.length > 0) this.#unsure('a comment block in a container');
    if (inParagraph) this.#expectNone('%%');
    this.#closeTo(matched);
    this.#eol = this.#lineEnd(closer);
    this.#pos = closer + 2;
    this.#findNext();
    if (!this.#blank()) {
      this.#addParagraphLine(false);
      this.#closeLeaf();
      const next = this.#afterLine();
      if (/^\s*[-=]/.test(this.#text.slice(next, next + 100)))
        this.#unsure('what may be an underline below the end of a comment');
    }
    return this.#afterLine();
  }

  /** A mark that may close what the open paragraph began opens no block; which it is only reading the text tells. */
  #expectNone(mark: string): void {
    const begun = this.#text.slice(this.#pieces[0], this.#next).includes(mark);
    if (begun) this.#unsure('a mark that may close one in the paragraph above');
  }

  // ---- tables

  /** Makes a table of the paragraph's last line and this one, when this one is a delimiter row that fits. */
  #startTable(): boolean {
    const code = this.#text.charCodeAt(this.#next);
    if (this.#indent() >= 4 || (code !== 45 && code !== 58 && code !== 124)) return false;
    const columns = isDelimiterRow(this.#text.slice(this.#next, this.#eol));
    if (columns === 0) return false;
    const end = this.#pieces.at(-1) as number;
    const head = this.#lastLine;
    if (cellsOf(this.#text, head, end).length / 2 !== columns) return false;
    if (this.#lastLazy) this.#unsure('a table head on a lazy line');
    if (this.#lastIndent >= 4) return false;
    if (this.#text[this.#pieces[0] as number] === '[') this.#unsure('a table below what may be a definition');
    this.#cutLastLine(head);
    this.#beginBlock();
    this.#open = 'table';
    this.#columns = columns;
    this.#addCells(head, end);
    return true;
  }

  /** Ends the open paragraph before its last line. */
  #cutLastLine(head: number): void {
    const pieces = this.#pieces;
    if (pieces.at(-2) === head) pieces.length -= 2;
    const start = pieces.at(-2);
    if (start !== undefined) {
      let end = Math.min(head, pieces.at(-1) as number);
      while (end > start && isBlankOrEol(this.#text.charCodeAt(end - 1))) end--;
      pieces[pieces.length - 1] = end;
      this.#endParagraph('paragraph', 0);
    }
    this.#pieces = [];
  }

  #addCells(from: number, to: number): void {
    const cells = cellsOf(this.#text, from, to);
    const last = Math.min(cells.length, 2 * this.#columns);
    for (let i = 0; i < last; i += 2) {
      const start = cells[i] as number;
      const end = cells[i + 1] as number;
      if (end > start) this.#leaves.push({ kind: 'cell', depth: 0, start, end, pieces: [start, end] });
    }
  }

  // ---- the line

  #findNext(): void {
    let at = this.#pos;
    let column = this.#column;
    while (at < this.#eol) {
      const code = this.#text.charCodeAt(at);
      if (code === space) column++;
      else if (code === tab) column += 4 - (column % 4);
      else break;
      at++;
    }
    this.#next = at;
    this.#nextColumn = column;
  }

  #indent(): number {
    return this.#nextColumn - this.#column;
  }

  #blank(): boolean {
    return this.#next >= this.#eol;
  }

  #isBlank(from: number): boolean {
    let at = from;
    while (at < this.#eol && isBlank(this.#text.charCodeAt(at))) at++;
    return at >= this.#eol;
  }

  #toNext(): void {
    this.#pos = this.#next;
    this.#column = this.#nextColumn;
  }

  /** Walks over so many columns of white space; a tab may be taken in part. */
  #advanceColumns(count: number): void {
    let left = count;
    while (left > 0 && this.#pos < this.#eol) {
      const width = this.#text.charCodeAt(this.#pos) === tab ? 4 - (this.#column % 4) : 1;
      const taken = Math.min(width, left);
      this.#column += taken;
      left -= taken;
      if (taken === width) this.#pos++;
    }
  }
}

/** Whether a paragraph consists of comments, so that a reader sees nothing of it. */
function onlyComments(text: string, start: number, end: number): boolean {
  let at = start;
  while (at < end && text.startsWith('%%', at)) {
    const closer = text.indexOf('%%', at + 2);
    if (closer < 0 || closer + 2 > end) return false;
    at = closer + 2;
    while (at < end && isBlankOrEol(text.charCodeAt(at))) at++;
  }
  return at >= end;
}

function orEnd(found: number, end: number): number {
  return found < 0 ? end : found;
}
