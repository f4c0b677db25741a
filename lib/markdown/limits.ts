/**
 * Texts over which the parser would brood: known by looking at them once, and refused before they are parsed.
 *
 * The parser takes time in the square of a few things: how deep containers nest, and how many brackets, emphasis
 * marks or other signs stand in one paragraph. Law: each limit is far above what people write and low enough that
 * the parser needs no more than a second or two for what it lets pass of one kind; the time budget of the caller
 * sees to the rest.
 */

/** Within one stretch of lines without a blank one. */
const inStretch = { brackets: 10_000, openBrackets: 300, emphasis: 6_000, signs: 25_000, declarations: 1_500, cells: 200_000 };

/** In the whole text; `closings` are lists and quotations that end, times all that stands in the text. */
const inText = { nesting: 100, underlines: 1_000, definitions: 4_000, containedFences: 1_000, closings: 20_000_000 };

/** Length of a run of punctuation, which an address before it would look through again and again. */
const punctuationRun = /[!"'()*,.:;?_~&]{3000}/;

/** One container marker: `>`, `-`, `12.`, `[^1]:`. */
const marker = /[ \t]*(?:>|[-*+](?=[ \t]|$)|\d{1,9}[.)](?=[ \t]|$)|\[\^[^\]\s]+\]:)/y;
const underline = /^[ \t>]*(?:=+|-+)[ \t]*$/;
const definition = /^[ \t>]*\[[^\]]+\]:/;
const fence = /^[ \t]*(?:```|~~~|%%|\$\$|<)/;
const delimiterRow = /^[ \t>]*[|:-][|: \t-]*$/;

/** Whether a text is refused before it is parsed. */
export function tooComplex(text: string): boolean {
  return punctuationRun.test(text) || new Weighing().tooMuch(text);
}

class Weighing {
  #brackets = 0;
  #openBrackets = 0;
  #emphasis = 0;
  #signs = 0;
  #declarations = 0;
  #lines = 0;
  #columns = 0;
  #container: 'none' | 'quote' | 'list' = 'none';
  #closings = 0;
  #allLines = 0;
  #allSigns = 0;
  #underlines = 0;
  #definitions = 0;
  #containedFences = 0;
  /** Indents of the list items open around the line. */
  readonly #indents: number[] = [];

  tooMuch(text: string): boolean {
    for (let at = 0; at < text.length;) {
      const end = lineEnd(text, at);
      if (this.#weigh(text, at, end)) return true;
      at = end + 1;
    }
    return false;
  }

  #weigh(text: string, start: number, end: number): boolean {
    let blank = true;
    for (let at = start; at < end; at++) {
      const code = text.charCodeAt(at);
      if (code !== 32 && code !== 9) {
        blank = false;
        if (code < 127) this.#count(code, text.charCodeAt(at + 1));
      }
    }
    this.#allLines++;
    if (blank) {
      if (this.#container === 'quote') this.#close();
      this.#allSigns += this.#signs;
      this.#brackets = this.#openBrackets = this.#emphasis = this.#signs = this.#declarations = 0;
      this.#lines = this.#columns = 0;
      return false;
    }
    return this.#weighLine(text.slice(start, Math.min(end, start + 100_000))) || this.#overStretch();
  }

  #count(code: number, next: number): void {
    switch (code) {
      case 91:
        this.#brackets++;
        this.#openBrackets++;
        break;
      case 93:
        this.#brackets++;
        this.#openBrackets = Math.max(0, this.#openBrackets - 1);
        break;
      case 42:
      case 95:
      case 126:
        this.#emphasis++;
        break;
      case 60:
        if (next === 33 || next === 63) this.#declarations++;
        break;
      case 33:
      case 36:
      case 37:
      case 38:
      case 61:
      case 92:
      case 96:
        break;
      default:
        return;
    }
    this.#signs++;
  }

  #overStretch(): boolean {
    return (
      this.#brackets > inStretch.brackets ||
      this.#emphasis > inStretch.emphasis ||
      this.#signs > inStretch.signs ||
      this.#declarations > inStretch.declarations ||
      this.#lines * this.#columns > inStretch.cells
    );
  }

  #weighLine(line: string): boolean {
    this.#lines++;
    if (delimiterRow.test(line)) this.#columns = Math.max(this.#columns, line.split('|').length);
    if (this.#lines > 1 && underline.test(line)) this.#underlines++;
    if (definition.test(line)) this.#definitions++;
    return (
      this.#nests(line) ||
      this.#openBrackets > inStretch.openBrackets ||
      this.#underlines > inText.underlines ||
      this.#definitions > inText.definitions ||
      this.#containedFences > inText.containedFences ||
      this.#closings * (this.#allLines + this.#allSigns) > inText.closings
    );
  }

  /** Whether the line stands in too many containers. */
  #nests(line: string): boolean {
    let count = 0;
    let after = 0;
    for (marker.lastIndex = 0; marker.test(line) && count <= inText.nesting; count++) {
      after = marker.lastIndex;
      if (count === 0) this.#indent(after);
      marker.lastIndex = after;
    }
    if (count === 0) this.#leave(line);
    else this.#container = /^[ \t]*>/.test(line) ? 'quote' : 'list';
    if (count > 0 && fence.test(line.slice(after, after + 20))) this.#containedFences++;
    return count + this.#indents.length > inText.nesting;
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

  #indent(column: number): void {
    while (this.#indents.length > 0 && (this.#indents.at(-1) as number) >= column) this.#indents.pop();
    this.#indents.push(column);
  }
}

function lineEnd(text: string, at: number): number {
  const feed = text.indexOf('\n', at);
  return feed < 0 ? text.length : feed;
}
