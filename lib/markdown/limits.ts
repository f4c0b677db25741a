/**
 * Texts over which the parser would brood: known by looking at them once, and refused before they are parsed.
 *
 * The parser takes time in the square of a few things: how deep containers nest, how many lists and quotations end,
 * how many brackets or emphasis marks stand in one paragraph. Law: each limit is far above what people write, and low
 * enough that the parser needs no more than a second or two for what is let pass; the time budget of the caller sees
 * to the rest.
 */
import { readBlocks } from './blocks.ts';

/** Within one paragraph, heading or cell. */
const inParagraph = { brackets: 10_000, openBrackets: 300, emphasis: 6_000, signs: 25_000, declarations: 1_500 };

/** In the whole text; `closings` are the lists and quotations that end, times all that stands in the text. */
const inText = {
  nesting: 100,
  closings: 20_000_000,
  underlines: 1_000,
  definitions: 4_000,
  fences: 1_000,
  cells: 200_000,
};

/** A run of punctuation, which an address before it would go through again and again. */
const punctuationRun = /[!"'()*,.:;?_~&]{3000}/;

/** One container marker: `>`, `-`, `12.`, `[^1]:`. */
const marker = /[ \t]*(?:>|[-*+](?=[ \t]|$)|\d{1,9}[.)](?=[ \t]|$)|\[\^[^\]\s]{1,999}\]:)/y;
const underline = /^[ \t>]*(?:=+|-+)[ \t]*$/;
const definition = /^[ \t>]*\[[^\]]{1,999}\]:/;
const fence = /^[ \t]*(?:```|~~~|%%|\$\$|<)/;
const delimiterRow = /^[ \t>]*[|:-][|: \t-]*$/;

/** Whether a text is refused before it is parsed. */
export function tooComplex(source: string): boolean {
  const text = source.includes('\r') ? source.replace(/\r\n?/g, '\n') : source;
  return punctuationRun.test(text) || new Structure().tooComplex(text) || paragraphs(text).some(isDense);
}

/** Weighs what stands at the start of lines. */
class Structure {
  #container: 'none' | 'quote' | 'list' = 'none';
  /** Lines, of the text and since the last blank one; columns of a table among the latter. */
  #all = 0;
  #lines = 0;
  #columns = 0;
  #closings = 0;
  #underlines = 0;
  #definitions = 0;
  #fences = 0;
  /** Indents of the list items open around the line. */
  readonly #indents: number[] = [];

  tooComplex(text: string): boolean {
    for (let at = 0; at < text.length;) {
      const end = lineEnd(text, at);
      if (this.#line(text.slice(at, Math.min(end, at + 10_000)))) return true;
      at = end + 1;
    }
    return this.#closings * (this.#all + count(text, isSign)) > inText.closings;
  }

  #line(line: string): boolean {
    this.#all++;
    if (/^[ \t\r]*$/.test(line)) {
      if (this.#container === 'quote') this.#close();
      this.#lines = this.#columns = 0;
      return false;
    }
    this.#lines++;
    if (delimiterRow.test(line)) this.#columns = Math.max(this.#columns, line.split('|').length);
    if (this.#lines > 1 && underline.test(line)) this.#underlines++;
    if (definition.test(line)) this.#definitions++;
    return (
      this.#nests(line) ||
      this.#closings * this.#all > inText.closings ||
      this.#underlines > inText.underlines ||
      this.#definitions > inText.definitions ||
      this.#fences > inText.fences ||
      this.#lines * this.#columns > inText.cells
    );
  }

  /** Whether the line stands in too many containers. */
  #nests(line: string): boolean {
    let depth = 0;
    let after = 0;
    for (marker.lastIndex = 0; marker.test(line) && depth <= inText.nesting; depth++) {
      after = marker.lastIndex;
      if (depth === 0) this.#indent(after);
      marker.lastIndex = after;
    }
    if (depth === 0) this.#leave(line);
    else this.#container = /^[ \t]*>/.test(line) ? 'quote' : 'list';
    if (depth > 0 && fence.test(line.slice(after, after + 20))) this.#fences++;
    return depth + this.#indents.length > inText.nesting;
  }

  #indent(column: number): void {
    while (this.#indents.length > 0 && (this.#indents.at(-1) as number) >= column) this.#indents.pop();
    this.#indents.push(column);
  }

  /** A line without a marker goes on with a list only when indented, and with a quotation never but lazily. */
  #leave(line: string): void {
    if (this.#container === 'none' || (this.#container === 'list' && /^[ \t]/.test(line))) return;
    this.#closings++;
    if (this.#lines === 1) this.#container = 'none';
  }

  #close(): void {
    this.#closings++;
    this.#container = 'none';
  }
}

/** The stretches of text that are read as one. */
function paragraphs(text: string): string[] {
  return readBlocks(text, 0, false).leaves.map(({ start, end }) => text.slice(start, end));
}

/** Whether a paragraph holds too many signs of one kind. */
function isDense(paragraph: string): boolean {
  if (paragraph.length < inParagraph.openBrackets) return false;
  return (
    count(paragraph, isSign) > inParagraph.signs ||
    count(paragraph, code => code === 42 || code === 95 || code === 126) > inParagraph.emphasis ||
    count(paragraph, code => code === 91 || code === 93) > inParagraph.brackets ||
    deepest(paragraph) > inParagraph.openBrackets ||
    paragraph.split(/<[!?]/, inParagraph.declarations + 2).length > inParagraph.declarations
  );
}

/** How many brackets are open at once. */
function deepest(paragraph: string): number {
  let open = 0;
  let most = 0;
  for (let i = 0; i < paragraph.length; i++) {
    const code = paragraph.charCodeAt(i);
    if (code === 91) most = Math.max(most, ++open);
    else if (code === 93 && open > 0) open--;
  }
  return most;
}

/** ``! $ % & * < = [ \ ] _ ` ~`` */
function isSign(code: number): boolean {
  return (
    code === 33 ||
    code === 42 ||
    code === 60 ||
    code === 61 ||
    code === 96 ||
    code === 126 ||
    (code >= 36 && code <= 38) ||
    (code >= 91 && code <= 95 && code !== 94)
  );
}

function count(text: string, counts: (code: number) => boolean): number {
  let found = 0;
  for (let i = 0; i < text.length; i++) if (counts(text.charCodeAt(i))) found++;
  return found;
}

function lineEnd(text: string, at: number): number {
  const feed = text.indexOf('\n', at);
  return feed < 0 ? text.length : feed;
}
