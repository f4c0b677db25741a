/**
 * What is known of the words of one question, as a segment of the index, so that the engine ranks it as it ranks all
 * others. Titles, aliases and headings are as they are, as far as these words stand in them.
 *
 *     title │ aliases │ headings │ … │ body
 *     as they are                      where they stand; else as often side by side as they are, and the rest as far
 *                                      apart as words are that stand so often in a text of that length
 *
 * Law: every word stands in every field as often as in the note.
 */
import type { NoteId } from '../model.ts';
import { ByteWriter } from './bytes.ts';
import { fields } from './note.ts';
import type { QuestionWords, Row } from './question-words.ts';
import { writeHead } from './segment-writer.ts';
import { Segment } from './segment.ts';
import { bodyField, shortFields, type InField, type Standings } from './shard-postings.ts';
import type { Figures } from './shard-source.ts';
import { pairGap } from './shards.ts';
import { TermsWriter } from './terms.ts';
import { backward } from './segment-writer.ts';

export interface QuestionNotes extends Figures {
  /** By note: its path, or anything that sorts so. */
  readonly ids: readonly NoteId[];
  /** By field: the places of all notes. */
  readonly lengths: readonly number[];
}

export function questionSegment(asked: QuestionWords, notes: QuestionNotes): Segment {
  const planter = new Planter(asked, notes);
  const { ids } = notes;
  for (let note = 0; note < ids.length; note++) planter.plant(note);
  const segment = planter.segment();
  segment.lengths.set(notes.lengths);
  segment.lifts.set(notes.lifts);
  return segment;
}

/** What is told of a word or a pair, to be asked by note. */
class ByNote {
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
interface PairedRow extends Row {
  readonly pairs: readonly ByNote[];
}

/** Takes up where a word stands in a note. */
interface Posting {
  readonly places: number[];
}

class Planter {
  readonly #asked: QuestionWords;
  readonly #notes: QuestionNotes;
  readonly #words: readonly (readonly [word: string, byNote: ByNote])[];
  readonly #rows: readonly PairedRow[];
  readonly #postings = new Map<string, { readonly bytes: ByteWriter; last: number }>();
  readonly #ends: Uint32Array;
  readonly #shortTexts = new ByteWriter();
  readonly #shortStarts: Uint32Array;

  constructor(asked: QuestionWords, notes: QuestionNotes) {
    const byNote = (standings: Standings): ByNote => new ByNote(standings, notes.ids.length);
    const pairs = new Map([...asked.pairs].map(([pair, standings]) => [pair, byNote(standings)]));
    this.#asked = asked;
    this.#notes = notes;
    this.#words = [...asked.words].map(([word, standings]) => [word, byNote(standings)]);
    // What is wanted as a whole comes first: phrases within it are counted with it.
    this.#rows = [...asked.rows]
      .sort((a, b) => Number(b.phrase === null) - Number(a.phrase === null))
      .map(row => ({ ...row, pairs: pairsOf(row.words, pairs) }));
    this.#ends = new Uint32Array(notes.ids.length * fields.length);
    this.#shortStarts = new Uint32Array(notes.ids.length + 1);
  }

  plant(note: number): void {
    if (this.#plantPlainly(note)) return;
    const words = this.#words.filter(([, byNote]) => byNote.has(note));
    const rows = this.#rows.filter(({ pairs }) => pairs.every(pair => pair.has(note)));
    const told: InField[] = [];
    for (const [, byNote] of words) told.push(...byNote.elsewhere(note));
    for (const { pairs } of rows) for (const pair of pairs) told.push(...pair.elsewhere(note));
    const layout = layoutOf(told, this.#notes.bodies[note] as number);
    this.#ends.set(layout.ends, note * fields.length);
    for (const length of layout.texts) this.#shortTexts.number(length);
    this.#shortStarts[note + 1] = this.#shortTexts.length;
    if (words.length + rows.length === 0) return;
    const planting = new Planting(note, layout, this.#asked, words);
    for (const row of rows) planting.row(row);
    for (const [word, byNote] of words) planting.word(word, byNote);
    for (const [word, posting] of planting.postings) this.#write(word, note, posting, layout);
  }

  /** In most notes the one word that is looked for stands in the body alone. */
  #plantPlainly(note: number): boolean {
    if (this.#rows.length > 0 || this.#asked.widths.length > 1) return false;
    for (const [, byNote] of this.#words) if (byNote.elsewhere(note).length > 0) return false;
    const length = this.#notes.bodies[note] as number;
    this.#ends.fill(length, note * fields.length + bodyField, (note + 1) * fields.length);
    this.#shortTexts.number(0);
    this.#shortStarts[note + 1] = this.#shortTexts.length;
    for (const [word, byNote] of this.#words) {
      const count = byNote.inBody(note);
      if (count === 0) continue;
      const own = this.#written(word);
      writeHead(own.bytes, note - own.last, true, count);
      for (let left = count; left > 0; left--) own.bytes.number(0);
      own.last = note;
    }
    return true;
  }

  #written(word: string): { readonly bytes: ByteWriter; last: number } {
    let own = this.#postings.get(word);
    if (own === undefined) this.#postings.set(word, (own = { bytes: new ByteWriter(64), last: -1 }));
    return own;
  }

  #write(word: string, note: number, { places }: Posting, { ends }: Layout): void {
    if (places.length === 0) return;
    const own = this.#written(word);
    if (places.some((place, at) => place < (places[at - 1] ?? 0))) places.sort((a, b) => a - b);
    const [bodyFrom, bodyTo] = [ends[bodyField - 1] as number, ends[bodyField] as number];
    const isInBody = (places[0] as number) >= bodyFrom && (places.at(-1) as number) < bodyTo;
    writeHead(own.bytes, note - own.last, isInBody, places.length);
    own.last = note;
    let before = 0;
    for (const place of places) {
      own.bytes.number(place - before);
      before = place;
    }
  }

  segment(): Segment {
    const words = [...this.#postings].sort(([a], [b]) => (a < b ? -1 : 1));
    const postings = new ByteWriter();
    const terms = new TermsWriter();
    const starts = [0];
    for (const [word, { bytes }] of words) {
      terms.add(word);
      const written = bytes.taken();
      postings.copy(written, 0, written.length);
      starts.push(postings.length);
    }
    const turned = new TermsWriter();
    for (const word of words.map(([each]) => backward(each)).sort()) turned.add(word);
    return new Segment({
      notes: this.#notes.ids,
      ends: this.#ends,
      shortTexts: this.#shortTexts.taken(),
      shortStarts: this.#shortStarts,
      terms: terms.taken(),
      backward: turned.taken(),
      starts: Uint32Array.from(starts),
      postings: postings.taken(),
    });
  }
}

function pairsOf(words: readonly string[], pairs: ReadonlyMap<string, ByNote>): readonly ByNote[] {
  return words.slice(1).flatMap((word, at) => pairs.get((words[at] as string) + pairGap + word) ?? []);
}

/** Where the fields of a note lie, as far as the question has to do with them. */
interface Layout {
  /** By field: the place it ends before. */
  readonly ends: readonly number[];
  /** How many places titles, aliases and headings have, one after the other. */
  readonly texts: readonly number[];
  /** By field, then short text: the place it begins at. */
  readonly starts: readonly (readonly number[])[];
}

const noStarts: Layout['starts'] = Array.from({ length: shortFields }, () => []);
const [beforeBody, afterBody] = [fields.slice(0, bodyField).map(() => 0), fields.length - bodyField];

function layoutOf(told: readonly InField[], bodyLength: number): Layout {
  if (told.length === 0) {
    return { ends: [...beforeBody, ...new Array<number>(afterBody).fill(bodyLength)], texts: [0], starts: noStarts };
  }
  const lengths = fields.map((_, field) => (field === bodyField ? bodyLength : 0));
  const known: number[][] = Array.from({ length: shortFields }, () => []);
  for (const { field, length, places } of told) {
    lengths[field] = length;
    for (const place of places) (known[field] as number[])[place.text] = place.length;
  }
  const texts: number[] = [];
  const starts: number[][] = [];
  let end = 0;
  const ends = lengths.map((length, field) => {
    const from = end;
    end += length;
    if (field >= shortFields) return end;
    const own = Array.from(known[field] as number[], each => each ?? 0);
    if (field === 0 && own.length === 0) own.push(0);
    let at = from;
    starts.push(
      own.map(each => {
        const start = at;
        if (each > 0) at += each + 1;
        return start;
      }),
    );
    texts.push(...own);
    // Of aliases that are not known it is told how long they are in all, or headings would be taken for them.
    if (fields[field] === 'alias' && end - at > 1) texts.push(end - at - 1);
    return end;
  });
  return { ends, texts, starts };
}

/** The words of one note take their places. */
class Planting {
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
      if (phrase !== undefined && phrase < counts.length) counts[phrase] = (counts[phrase] as number) + byNote.inBody(note);
    }
    this.#bases = basesOf(bodyFrom, ends[bodyField] as number, asked.widths, counts);
  }

  row({ words, pairs, phrase }: PairedRow): void {
    const key = words.join(pairGap);
    const times = fields.map((_, field) => Math.min(...pairs.map(pair => countIn(pair, this.#note, field))));
    const base = phrase === null ? this.#start(bodyField) : this.#base(phrase);
    fields.forEach((_, field) => {
      const inWhole = this.#wholes.reduce((sum, whole) => sum + (whole.words.includes(key) ? (whole.times[field] ?? 0) : 0), 0);
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

/** Where phrases begin that stand so often in a body, as near to each other as such phrases come by chance. */
function basesOf(from: number, to: number, widths: readonly number[], counts: readonly number[]): readonly number[] {
  const others = widths.length - 1;
  const width = widths.reduce((sum, each) => sum + each, 0);
  const product = counts.reduce((all, count) => all * Math.max(1, count), 1);
  const likely = Math.round(((to - from) / (2 * product)) ** (1 / others));
  const span = Math.min(Math.max(width + 1, likely), Math.max(width, to - from));
  const last = span - (widths.at(-1) ?? 1);
  return widths.map((_, phrase) => from + Math.round((phrase * last) / others));
}
