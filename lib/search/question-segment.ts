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
import { layoutOf, type Layout } from './question-layout.ts';
import { ByNote, Planting, type PairedRow, type Posting } from './question-planting.ts';
import type { QuestionWords } from './question-words.ts';
import { backward, writeHead } from './segment-writer.ts';
import { Segment } from './segment.ts';
import { bodyField, type InField, type Standings } from './shard-postings.ts';
import type { Figures } from './shard-source.ts';
import { pairGap } from './shards.ts';
import { TermsWriter } from './terms.ts';

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

/** What is told of the pairs of a row, up to the first that was not loaded. */
function pairsOf(words: readonly string[], pairs: ReadonlyMap<string, ByNote>): readonly ByNote[] {
  const all = words.slice(1).map((word, at) => pairs.get((words[at] as string) + pairGap + word));
  const end = all.indexOf(undefined);
  return all.slice(0, end < 0 ? all.length : end).filter(pair => pair !== undefined);
}
