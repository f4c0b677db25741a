/** Words that stand side by side: word after word, the rarest first, so that most notes are left out unread. */
import { Postings, type Places } from './postings.ts';
import type { Segment } from './segment.ts';

/** Notes that have all of some words, and where these stand in a row. */
export class Chain {
  /** Those that have all words, in their order. */
  readonly notes: Int32Array;
  readonly #size: number;
  /** By note: how many of the words it has. */
  readonly #having: Uint8Array;
  /** By word, then note: where its places begin among the postings, and how many there are. */
  readonly #starts: readonly Int32Array[];
  readonly #counts: readonly Int32Array[];

  /** @param words their places among the words of the segment, in the order they are to stand in */
  constructor(segment: Segment, words: readonly number[], wants: (note: number) => boolean) {
    const { dead, size } = segment;
    this.#size = words.length;
    this.#starts = words.map(() => new Int32Array(size));
    this.#counts = words.map(() => new Int32Array(size));
    const having = (this.#having = new Uint8Array(size));
    const postings = new Postings(segment);
    let notes = 0;
    rarestFirst(segment, words).forEach((at, before) => {
      const [starts, counts] = [this.#starts[at] as Int32Array, this.#counts[at] as Int32Array];
      notes = 0;
      postings.begin(segment, words[at] as number);
      for (let read = postings.more(); read > 0; read = postings.more()) {
        for (let i = 0; i < read; i++) {
          const note = postings.notes[i] as number;
          if (having[note] !== before || (before === 0 && (dead[note] === 1 || !wants(note)))) continue;
          having[note] = before + 1;
          starts[note] = postings.starts[i] as number;
          counts[note] = postings.counts[i] as number;
          notes++;
        }
      }
    });
    this.notes = new Int32Array(notes);
    for (let note = 0, at = 0; note < size; note++) if (this.has(note)) this.notes[at++] = note;
  }

  /** Whether a note has all words. */
  has(note: number): boolean {
    return this.#having[note] === this.#size;
  }

  /** Reads where the words begin to stand in a row in a note that has them all; false when they never do. */
  read(note: number, into: Places): boolean {
    for (let at = 0; at < this.#size; at++) {
      const start = (this.#starts[at] as Int32Array)[note] as number;
      const count = (this.#counts[at] as Int32Array)[note] as number;
      if (at === 0) into.read(start, count);
      else into.keepFollowed(start, count, at);
      if (into.count === 0) return false;
    }
    return true;
  }
}

function rarestFirst({ starts }: Segment, words: readonly number[]): readonly number[] {
  const length = (at: number): number => {
    const word = words[at] as number;
    return (starts[word + 1] as number) - (starts[word] as number);
  };
  return words.map((_, at) => at).sort((a, b) => length(a) - length(b));
}
