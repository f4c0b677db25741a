/**
 * The words of a question take their places in one note: in titles, aliases and headings where they stand; in the body,
 * too, where that is known, else those side by side that are, and the others apart.
 */
import { fields } from './note.ts';
import { basesOf, type Layout } from './question-layout.ts';
import type { QuestionWords, Row } from './question-words.ts';
import { bodyField, shortFields, type InField, type Standings } from './shard-postings.ts';
import { pairGap } from './shards.ts';

/** What is told of a word or a pair, to be asked by note. */
export class ByNote {
  readonly standings: Standings;
  /** By note: its place among the standings, from 1. */
  readonly #places: Int32Array;

  constructor(standings: Standings, notes: number) {
    this.standings = standings;
    this.#places = new Int32Array(notes);
    standings.notes.forEach((note, at) => (this.#places[note] = at + 1));
  }

  has(note: number): boolean {
    return this.#places[note] !== 0;
  }

  /** Its place among the standings. */
  at(note: number): number {
    return (this.#places[note] as number) - 1;
  }

  inBody(note: number): number {
    return this.standings.inBody[(this.#places[note] as number) - 1] ?? 0;
  }

  elsewhere(note: number): readonly InField[] {
    return this.standings.elsewhere[(this.#places[note] as number) - 1] ?? [];
  }
}

/** A row with what is told of its pairs. */
export interface PairedRow extends Row {
  readonly pairs: readonly ByNote[];
}

/** Takes up where a word stands in a note. */
export interface Posting {
  readonly places: number[];
}

export class Planting {
  readonly postings = new Map<string, Posting>();
  readonly #note: number;
  readonly #layout: Layout;
  readonly #asked: QuestionWords;
  /** By wanted phrase: where in the body it stands first. */
  readonly #bases: readonly number[];
  /** By word, then field: how often it stands there as part of a row. */
  readonly #inRows = new Map<string, number[]>();
  /** Rows that stand in the whole of what is wanted. */
  readonly #wholes: { readonly words: string; readonly times: readonly number[] }[] = [];

  constructor(note: number, layout: Layout, asked: QuestionWords, words: readonly (readonly [string, ByNote])[]) {
    this.#note = note;
    this.#layout = layout;
    this.#asked = asked;
    const { ends } = layout;
    const bodyFrom = ends[bodyField - 1] as number;
    if (asked.places !== null || asked.widths.length < 2) {
      this.#bases = [bodyFrom];
      return;
    }
    const counts = asked.widths.map(() => 0);
    for (const [word, byNote] of words) {
      const phrase = asked.phraseOf.get(word);
      if (phrase !== undefined && phrase < counts.length)
        counts[phrase] = (counts[phrase] as number) + byNote.inBody(note);
    }
    this.#bases = basesOf(bodyFrom, ends[bodyField] as number, asked.widths, counts);
  }

  row({ words, pairs, phrase }: PairedRow): void {
    const key = words.join(pairGap);
    const times = fields.map((_, field) => Math.min(...pairs.map(pair => countIn(pair, this.#note, field))));
    const base = phrase === null ? this.#start(bodyField) : this.#base(phrase);
    fields.forEach((_, field) => {
      const inWhole = this.#wholes.reduce(
        (sum, whole) => sum + (whole.words.includes(key) ? (whole.times[field] ?? 0) : 0),
        0,
      );
      const count = phrase === null ? Math.min(1, times[field] as number) : (times[field] as number) - inWhole;
      if (field < shortFields || count <= 0 || (field === bodyField && this.#asked.places !== null)) return;
      const from = field === bodyField ? base : this.#start(field);
      for (let i = 0; i < count; i++) words.forEach((word, at) => this.#put(word, field, from + at));
    });
    if (phrase === null) this.#wholes.push({ words: key, times: times.map(count => Math.min(1, count)) });
    for (const [at, pair] of pairs.entries()) this.#inShortTexts(words.slice(at, at + 2), pair);
  }

  /** Words of a pair stand in titles, aliases and headings where they are. */
  #inShortTexts(words: readonly string[], pair: ByNote): void {
    for (const { field, places } of pair.elsewhere(this.#note)) {
      for (const { text, offset } of places) {
        const start = (this.#layout.starts[field]?.[text] ?? 0) + offset;
        words.forEach((word, at) => this.#putOnce(word, start + at));
      }
    }
  }

  word(word: string, byNote: ByNote): void {
    const phrase = this.#asked.phraseOf.get(word) ?? -1;
    const placed = this.#inRows.get(word);
    const own = this.#posting(word);
    for (const { field, places, count } of byNote.elsewhere(this.#note)) {
      for (const { text, offset } of places) this.#putOnce(word, (this.#layout.starts[field]?.[text] ?? 0) + offset);
      if (field < shortFields) continue;
      // Words of one field that are not side by side stand apart.
      const place = this.#within(field, this.#start(field) + 4 * Math.max(0, phrase));
      for (let left = count - (placed?.[field] ?? 0); left > 0; left--) own.places.push(place);
    }
    const known = this.#asked.places?.get(word)?.[byNote.at(this.#note)];
    if (known !== undefined) {
      for (const place of known) own.places.push(this.#start(bodyField) + place);
      return;
    }
    const place = this.#within(bodyField, this.#base(phrase));
    for (let left = byNote.inBody(this.#note) - (placed?.[bodyField] ?? 0); left > 0; left--) own.places.push(place);
  }

  #put(word: string, field: number, place: number): void {
    this.#posting(word).places.push(this.#within(field, place));
    let inRows = this.#inRows.get(word);
    if (inRows === undefined) this.#inRows.set(word, (inRows = []));
    inRows[field] = (inRows[field] ?? 0) + 1;
  }

  #putOnce(word: string, place: number): void {
    const { places } = this.#posting(word);
    if (!places.includes(place)) places.push(place);
  }

  #posting(word: string): Posting {
    let posting = this.postings.get(word);
    if (posting === undefined) this.postings.set(word, (posting = { places: [] }));
    return posting;
  }

  #base(phrase: number): number {
    return this.#bases[phrase] ?? this.#start(bodyField);
  }

  #start(field: number): number {
    return this.#layout.ends[field - 1] as number;
  }

  #within(field: number, place: number): number {
    return Math.max(this.#start(field), Math.min(place, (this.#layout.ends[field] as number) - 1));
  }
}

function countIn(byNote: ByNote, note: number, field: number): number {
  if (field === bodyField) return byNote.inBody(note);
  return byNote.elsewhere(note).find(each => each.field === field)?.count ?? 0;
}
