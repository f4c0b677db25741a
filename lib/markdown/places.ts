/** Where offsets into a note's text are for a reader of the text: their lines and columns. */
import type { Span } from '../model.ts';

/** Offsets → lines and columns, for offsets that never go back (or after `rewind`). `\n`, `\r\n` and `\r` end lines. */
export class Places {
  readonly #text: string;
  readonly #carriageReturns: boolean;
  #line = 1;
  #lineStart = 0;
  /** Where the line after the current one begins: looked for once, as a line may hold very many links. */
  #next = Infinity;

  constructor(text: string) {
    this.#text = text;
    this.#carriageReturns = text.includes('\r');
    this.rewind();
  }

  rewind(): void {
    this.#line = 1;
    this.#lineStart = 0;
    this.#next = this.#nextLine();
  }

  span(start: number, end: number): Span {
    const line = this.lineOf(start);
    return { start, end, line, column: start - this.#lineStart + 1 };
  }

  /** The line of an offset, from 1. */
  lineOf(offset: number): number {
    while (this.#next <= offset) {
      this.#line++;
      this.#lineStart = this.#next;
      this.#next = this.#nextLine();
    }
    return this.#line;
  }

  /** Where the line begins that `lineOf` told last. */
  get lineStart(): number {
    return this.#lineStart;
  }

  /** Where the line after the current one begins; infinite when there is none. */
  #nextLine(): number {
    const feed = this.#text.indexOf('\n', this.#lineStart);
    if (!this.#carriageReturns) return feed + 1 || Infinity;
    const carriage = this.#text.indexOf('\r', this.#lineStart);
    if (carriage < 0 || (feed >= 0 && feed < carriage)) return feed + 1 || Infinity;
    return carriage + (this.#text[carriage + 1] === '\n' ? 2 : 1);
  }
}
