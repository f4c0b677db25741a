/**
 * A part of the index that is never changed, but that notes of it die: for each word the notes it stands in, and where.
 *
 *     word ─▶ [notes on, only in the body? once?] [how often] [place] [places on]…  [notes on …
 *
 * Laws: a note stands in one segment of an index alive; its words are found at places that tell their field (`note.ts`).
 */
import type { NoteId } from '../model.ts';
import { fields } from './note.ts';
import type { Terms } from './terms.ts';
import { lengthShares, unlifted, worths } from './weights.ts';

/** The head of a posting: its two lowest bits, and how far the number of notes stands above them. */
export const [once, inBody, headShift] = [1, 2, 2];

const bodyField = fields.indexOf('body');

/** What a segment is made of; `notes` are numbered by their place. */
export interface SegmentParts {
  readonly notes: readonly NoteId[];
  /** By note, then field: the place that the field ends before. */
  readonly ends: Uint32Array;
  /** Of all notes one after the other: how many places title, aliases and headings have, as numbers of `bytes.ts`. */
  readonly shortTexts: Uint8Array;
  /** By note: where its own begin there; and where the last one's end. */
  readonly shortStarts: Uint32Array;
  readonly terms: Terms;
  /** Words from their last letter to their first, for those that are misspelled at the beginning. */
  readonly backward: Terms;
  /** By word: where its postings begin; and where the last one's end. */
  readonly starts: Uint32Array;
  readonly postings: Uint8Array;
}

export class Segment implements SegmentParts {
  readonly notes: readonly NoteId[];
  readonly ends: Uint32Array;
  readonly shortTexts: Uint8Array;
  readonly shortStarts: Uint32Array;
  readonly terms: Terms;
  readonly backward: Terms;
  readonly starts: Uint32Array;
  readonly postings: Uint8Array;
  /** By note: 1 for those that were changed or are gone. */
  readonly dead: Uint8Array;
  /** By note: what the links of others lift it by. */
  readonly lifts: Float32Array;
  /** By field: the places of all notes that live. */
  readonly lengths: Float64Array;
  #alive: number;
  /** By note: what a word in its body is worth, for this mean length. */
  #bodyWorths = new Float32Array(0);
  #meanBody = -1;

  constructor(parts: SegmentParts) {
    this.notes = parts.notes;
    this.ends = parts.ends;
    this.shortTexts = parts.shortTexts;
    this.shortStarts = parts.shortStarts;
    this.terms = parts.terms;
    this.backward = parts.backward;
    this.starts = parts.starts;
    this.postings = parts.postings;
    this.dead = new Uint8Array(parts.notes.length);
    this.lifts = new Float32Array(parts.notes.length).fill(unlifted);
    this.lengths = new Float64Array(fields.length);
    this.#alive = parts.notes.length;
    for (let note = 0; note < this.#alive; note++) this.#count(note, 1);
  }

  get size(): number {
    return this.notes.length;
  }

  get alive(): number {
    return this.#alive;
  }

  /** Bytes it takes, about. */
  get bytes(): number {
    const perNote = 100;
    return this.postings.length + this.terms.bytes + this.backward.bytes + this.starts.byteLength + this.size * perNote;
  }

  /** By note: what a word in a field is worth, where the field has so many places in the mean. */
  worth(note: number, field: number, mean: number): number {
    const share = lengthShares[field] as number;
    const length = mean === 0 ? 1 : this.lengthOf(note, field) / mean;
    return (worths[field] as number) / (1 - share + share * length);
  }

  /** The same of the body for all notes: most words stand in no other field. */
  bodyWorths(mean: number): Float32Array {
    if (mean !== this.#meanBody) {
      this.#bodyWorths = Float32Array.from(this.notes, (_, note) => this.worth(note, bodyField, mean));
      this.#meanBody = mean;
    }
    return this.#bodyWorths;
  }

  kill(note: number): void {
    if (this.dead[note] === 1) return;
    this.dead[note] = 1;
    this.#alive--;
    this.#count(note, -1);
  }

  /** How many places a field of a note has. */
  lengthOf(note: number, field: number): number {
    const at = note * fields.length + field;
    const before = field === 0 ? 0 : (this.ends[at - 1] as number);
    return (this.ends[at] as number) - before;
  }

  #count(note: number, sign: 1 | -1): void {
    for (let field = 0; field < fields.length; field++) {
      this.lengths[field] = (this.lengths[field] as number) + sign * this.lengthOf(note, field);
    }
  }
}
