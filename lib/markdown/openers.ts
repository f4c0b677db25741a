/**
 * Brackets that are open, the innermost last. Law: small, as a text may open a million of them and close none: each is
 * four numbers of one array, and an object only once it is closed.
 */

/** A `[` or `![`. */
export interface Opener {
  /** Of `[`, or of the `!` before it. */
  readonly start: number;
  readonly inside: number;
  readonly image: boolean;
  /** How many links, tags and delimiters were known when it was opened. */
  readonly links: number;
  readonly tags: number;
  readonly delimiters: number;
}

const fields = 4;
/** Most texts open few brackets at once, and many none. */
const none = new Int32Array(0);

export class Openers {
  #rows = none;
  #length = 0;

  get length(): number {
    return this.#length;
  }

  clear(): void {
    this.#length = 0;
  }

  push(start: number, image: boolean, links: number, tags: number, delimiters: number): void {
    const at = this.#length++ * fields;
    if (at === this.#rows.length) {
      const longer = new Int32Array(Math.max(8 * fields, at * 2));
      longer.set(this.#rows);
      this.#rows = longer;
    }
    this.#rows[at] = image ? ~start : start;
    this.#rows[at + 1] = links;
    this.#rows[at + 2] = tags;
    this.#rows[at + 3] = delimiters;
  }

  pop(): Opener | undefined {
    if (this.#length === 0) return undefined;
    const at = --this.#length * fields;
    const [place, links, tags, delimiters] = [this.#at(at), this.#at(at + 1), this.#at(at + 2), this.#at(at + 3)];
    const image = place < 0;
    const start = image ? ~place : place;
    return { start, inside: start + (image ? 2 : 1), image, links, tags, delimiters };
  }

  #at(place: number): number {
    return this.#rows[place] as number;
  }
}
