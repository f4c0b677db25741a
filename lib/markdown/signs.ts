/**
 * Where the next of some signs stands. Each is looked for once and remembered, which is far faster than a look at every
 * character: of most signs a note has none, and the engine finds a character in a few nanoseconds a kilobyte.
 */
const unknown = -1;

export class Signs {
  readonly #text: string;
  readonly #signs: readonly string[];
  /** By sign: its first place from `#asked` on; beyond the text when there is none. */
  readonly #places: number[];
  #asked = 0;

  constructor(text: string, signs: readonly string[]) {
    this.#text = text;
    this.#signs = signs;
    this.#places = signs.map(() => unknown);
  }

  /** Offset of the first of them from `from` on, `to` when there is none before. Questions should go on through the text. */
  next(from: number, to: number): number {
    const places = this.#places;
    if (from < this.#asked) places.fill(unknown);
    this.#asked = from;
    let least = to;
    for (let sign = 0; sign < places.length; sign++) {
      let place = places[sign] as number;
      if (place < from) {
        place = this.#text.indexOf(this.#signs[sign] as string, from);
        if (place < 0) place = this.#text.length;
        places[sign] = place;
      }
      if (place < least) least = place;
    }
    return least;
  }
}
