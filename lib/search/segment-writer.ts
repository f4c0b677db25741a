/** Makes a segment of notes: collects their words as rows, and sorts them once, when it is asked for. */
import type { NoteId } from '../model.ts';
import { ByteWriter } from './bytes.ts';
import { fields, tagSign, tellNote, type NoteListener, type SearchedNote } from './note.ts';
import { headShift, inBody, once, Segment } from './segment.ts';
import { TermsWriter, type Terms } from './terms.ts';

/** Which words are kept at all. */
export type Keeps = (word: string) => boolean;

const unkept = -1;
const bodyField = fields.indexOf('body');

export class SegmentWriter {
  readonly #keeps: Keeps | null;
  readonly #notes: NoteId[] = [];
  /** By note: what the links of others lift it by. */
  readonly lifts: number[] = [];
  readonly #words = new Map<string, number>();
  readonly #dead = new Set<number>();
  readonly #ends: number[] = [];
  readonly #shortTexts = new ByteWriter();
  readonly #shortStarts: number[] = [];
  /** Word and place of each row; those of one note stand together. */
  #terms = new Int32Array(4096);
  #places = new Int32Array(4096);
  #rows = 0;
  /** By note: its first row. */
  readonly #firstRows: number[] = [];
  readonly #listener: NoteListener;

  /** @param keeps which words can be looked for; all when null */
  constructor(keeps: Keeps | null) {
    this.#keeps = keeps;
    this.#listener = {
      word: (word, place) => this.#word(word, place),
      shortText: places => this.#shortTexts.number(places),
      field: place => void this.#ends.push(place),
    };
  }

  get rows(): number {
    return this.#rows;
  }

  /** @returns the number of the note in the segment. */
  add(searched: SearchedNote): number {
    this.#shortStarts.push(this.#shortTexts.length);
    this.#firstRows.push(this.#rows);
    tellNote(searched, this.#listener);
    return this.#notes.push(searched.note.id) - 1;
  }

  kill(note: number): void {
    this.#dead.add(note);
  }

  segment(): Segment {
    const words = [...this.#words].filter(([, term]) => term !== unkept).sort(([a], [b]) => (a < b ? -1 : 1));
    const terms = new TermsWriter();
    for (const [word] of words) terms.add(word);
    const { starts, postings } = this.#sorted(words.map(([, term]) => term));
    const segment = new Segment({
      notes: this.#notes,
      ends: Uint32Array.from(this.#ends),
      shortTexts: this.#shortTexts.taken(),
      shortStarts: Uint32Array.from([...this.#shortStarts, this.#shortTexts.length]),
      terms: terms.taken(),
      backward: backwardTerms(words.map(([word]) => word)),
      starts,
      postings,
    });
    for (const note of this.#dead) segment.kill(note);
    segment.lifts.set(this.lifts);
    return segment;
  }

  #word(word: string, place: number): void {
    let term = this.#words.get(word);
    if (term === undefined) {
      term = this.#keeps === null || this.#keeps(word) ? this.#words.size : unkept;
      this.#words.set(word, term);
    }
    if (term === unkept) return;
    if (this.#rows === this.#terms.length) {
      this.#terms = grown(this.#terms);
      this.#places = grown(this.#places);
    }
    this.#terms[this.#rows] = term;
    this.#places[this.#rows++] = place;
  }

  /** The rows by word, as postings; they come by note and place already, so that counting sorts them. */
  #sorted(order: readonly number[]): { readonly starts: Uint32Array; readonly postings: Uint8Array } {
    const next = new Uint32Array(this.#words.size);
    for (let row = 0; row < this.#rows; row++) {
      const term = this.#terms[row] as number;
      next[term] = (next[term] as number) + 1;
    }
    let sum = 0;
    for (const term of order) {
      const count = next[term] as number;
      next[term] = sum;
      sum += count;
    }
    const notes = new Int32Array(this.#rows);
    const places = new Int32Array(this.#rows);
    this.#firstRows.forEach((first, note) => {
      const end = this.#firstRows[note + 1] ?? this.#rows;
      for (let row = first; row < end; row++) {
        const term = this.#terms[row] as number;
        const at = next[term] as number;
        next[term] = at + 1;
        notes[at] = note;
        places[at] = this.#places[row] as number;
      }
    });
    // What was the beginning of each word's rows is their end now.
    const writer = new ByteWriter(this.#rows * 2);
    const starts = new Uint32Array(order.length + 1);
    let from = 0;
    order.forEach((term, place) => {
      const to = next[term] as number;
      this.#write(writer, notes, places, from, to);
      from = to;
      starts[place + 1] = writer.length;
    });
    return { starts, postings: writer.taken() };
  }

  /** Postings of the word whose rows these are. */
  #write(writer: ByteWriter, notes: Int32Array, places: Int32Array, from: number, to: number): void {
    let last = -1;
    for (let row = from; row < to;) {
      const note = notes[row] as number;
      let end = row + 1;
      while (end < to && notes[end] === note) end++;
      const bodyFrom = this.#ends[note * fields.length + bodyField - 1] as number;
      const bodyTo = this.#ends[note * fields.length + bodyField] as number;
      const isInBody = (places[row] as number) >= bodyFrom && (places[end - 1] as number) < bodyTo;
      writeHead(writer, note - last, isInBody, end - row);
      last = note;
      for (let place = 0; row < end; row++) {
        writer.number((places[row] as number) - place);
        place = places[row] as number;
      }
    }
  }
}

/** How many notes on, whether all of the places that follow are in the body, and how many there are. */
export function writeHead(writer: ByteWriter, notesOn: number, isInBody: boolean, count: number): void {
  writer.number((notesOn << headShift) | (isInBody ? inBody : 0) | (count === 1 ? once : 0));
  if (count > 1) writer.number(count);
}

/** Words that are short, or very long, are not taken for another one misspelled. */
const [shortest, longest] = [4, 32];

function backwardTerms(words: readonly string[]): Terms {
  const writer = new TermsWriter();
  const turned = words.filter(word => word.length >= shortest && word.length <= longest && word[0] !== tagSign);
  for (const word of turned.map(backward).sort()) writer.add(word);
  return writer.taken();
}

export function backward(word: string): string {
  let turned = '';
  for (let at = word.length - 1; at >= 0; at--) turned += word[at] as string;
  return turned;
}

function grown(rows: Int32Array): Int32Array<ArrayBuffer> {
  const more = new Int32Array(rows.length * 2);
  more.set(rows);
  return more;
}
