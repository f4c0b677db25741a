/** Goes through the notes of a word, many at a time, and through the places in them. */
import { ByteReader } from './bytes.ts';
import { headShift, inBody, once, type Segment } from './segment.ts';

/** Notes that are read at a time. */
const room = 256;

export class Postings {
  /** The notes that were read last, each with where its places begin among the postings, and how many there are. */
  readonly notes = new Int32Array(room);
  readonly starts = new Int32Array(room);
  readonly counts = new Int32Array(room);
  /** 1 where the word stands in the body of the note alone. */
  readonly inBody = new Uint8Array(room);
  readonly #bytes: Uint8Array;
  #at = 0;
  #end = 0;
  #note = -1;

  constructor(segment: Segment) {
    this.#bytes = segment.postings;
  }

  /** Goes to the beginning of a word. @param word its place among the words of the segment */
  begin({ starts }: Segment, word: number): void {
    this.#at = starts[word] as number;
    this.#end = starts[word + 1] as number;
    this.#note = -1;
  }

  /** Reads more notes; returns how many, 0 at the end. */
  more(): number {
    const bytes = this.#bytes;
    const end = this.#end;
    const { notes, starts, counts, inBody: inBodies } = this;
    let at = this.#at;
    let note = this.#note;
    let read = 0;
    while (at < end && read < room) {
      let byte = bytes[at++] as number;
      let head = byte & 127;
      for (let shift = 7; byte > 127; shift += 7) {
        byte = bytes[at++] as number;
        head |= (byte & 127) << shift;
      }
      let count = 1;
      if ((head & once) === 0) {
        byte = bytes[at++] as number;
        count = byte & 127;
        for (let shift = 7; byte > 127; shift += 7) {
          byte = bytes[at++] as number;
          count |= (byte & 127) << shift;
        }
      }
      note += head >>> headShift;
      notes[read] = note;
      starts[read] = at;
      counts[read] = count;
      inBodies[read++] = (head & inBody) === 0 ? 0 : 1;
      for (let left = count; left > 0;) if ((bytes[at++] as number) < 128) left--;
    }
    this.#at = at;
    this.#note = note;
    return read;
  }
}

/** Places of a word, or of several in a row, in one note after the other. */
export class Places {
  all = new Int32Array(64);
  count = 0;
  readonly #reader: ByteReader;

  constructor(segment: Segment) {
    this.#reader = new ByteReader(segment.postings, 0);
  }

  /** Takes the places that begin at an offset of the postings. */
  read(start: number, count: number): void {
    if (count > this.all.length) this.all = new Int32Array(count * 2);
    const { all } = this;
    const reader = this.#reader;
    reader.at = start;
    for (let i = 0, place = 0; i < count; i++) all[i] = place += reader.number();
    this.count = count;
  }

  /** Keeps those that have one of the places at that offset so far behind them. */
  keepFollowed(start: number, count: number, behind: number): void {
    const { all } = this;
    const reader = this.#reader;
    reader.at = start;
    let kept = 0;
    let at = 0;
    for (let i = 0, place = 0; i < count && at < this.count; i++) {
      place += reader.number();
      while (at < this.count && (all[at] as number) + behind < place) at++;
      if (at < this.count && (all[at] as number) + behind === place) all[kept++] = all[at++] as number;
    }
    this.count = kept;
  }
}
