/** All words of all notes as rows, word and place, in the order of notes and places; and what stands side by side. */
import { fields, tagSign, tellNote, type NoteListener, type SearchedNote } from './note.ts';
import { bodyField, shortFields, type InField, type InShortText, type Told } from './shard-postings.ts';

const tagCode = tagSign.charCodeAt(0);
const aliasField = fields.indexOf('alias');
const headingField = fields.indexOf('heading');

export class ShardRows implements NoteListener {
  /** In order. */
  words: readonly string[] = [];
  /** By field: the places of all notes. */
  readonly lengths = new Array<number>(fields.length).fill(0);
  readonly #ids = new Map<string, number>();
  /** Of each row its word, by its place among `words` in the end, and its place in its note. */
  #terms = new Int32Array(1 << 16);
  #places = new Int32Array(1 << 16);
  #count = 0;
  /** By note: its first row, where its fields end, its first short text; all short texts by how many places they have. */
  readonly #firstRows: number[] = [];
  readonly #ends: number[] = [];
  readonly #firstTexts: number[] = [];
  readonly #texts: number[] = [];
  /** Rows of each word, in their order: those of word `n` from `starts[n]` on. */
  #sorted = new Int32Array(0);
  #starts = new Uint32Array(0);
  /** Those of the note that was asked for last. */
  #textsOfNote: readonly ShortText[] = [];
  #noteOfTexts = -1;

  get notes(): number {
    return this.#firstRows.length;
  }

  add(note: SearchedNote): void {
    this.#firstRows.push(this.#count);
    this.#firstTexts.push(this.#texts.length);
    tellNote(note, this);
    const ends = this.#ends.slice(-fields.length);
    ends.forEach(
      (end, field) => (this.lengths[field] = (this.lengths[field] as number) + end - (ends[field - 1] ?? 0)),
    );
  }

  word(word: string, place: number): void {
    let term = this.#ids.get(word);
    if (term === undefined) this.#ids.set(word, (term = this.#ids.size));
    if (this.#count === this.#terms.length) {
      this.#terms = grown(this.#terms);
      this.#places = grown(this.#places);
    }
    this.#terms[this.#count] = term;
    this.#places[this.#count++] = place;
  }

  shortText(places: number): void {
    this.#texts.push(places);
  }

  field(place: number): void {
    this.#ends.push(place);
  }

  /** To be called once, when all notes are added. */
  sort(): void {
    const sorted = [...this.#ids].sort(([a], [b]) => (a < b ? -1 : 1));
    const places = new Int32Array(sorted.length);
    sorted.forEach(([, term], at) => (places[term] = at));
    this.words = sorted.map(([word]) => word);
    this.#ids.clear();
    const starts = new Uint32Array(sorted.length + 1);
    for (let row = 0; row < this.#count; row++) {
      const word = places[this.#terms[row] as number] as number;
      this.#terms[row] = word;
      starts[word + 1] = (starts[word + 1] as number) + 1;
    }
    for (let word = 0; word < sorted.length; word++) {
      starts[word + 1] = (starts[word + 1] as number) + (starts[word] as number);
    }
    const next = starts.slice();
    this.#sorted = new Int32Array(this.#count);
    for (let row = 0; row < this.#count; row++) {
      const word = this.#terms[row] as number;
      const at = next[word] as number;
      this.#sorted[at] = row;
      next[word] = at + 1;
    }
    this.#starts = starts;
  }

  /** The rows of the words from one to before another, in the order of notes. */
  rowsOf(from: number, to: number): Int32Array {
    const rows = this.#sorted.subarray(this.#starts[from], this.#starts[to]);
    return to - from === 1 ? rows : rows.slice().sort();
  }

  /** Words that stand behind a word, in their order, with the rows of the word where they do. */
  *followers(word: number): Generator<readonly [word: number, rows: Int32Array]> {
    const found = this.#following(word).sort();
    const rows = this.rowsOf(word, word + 1);
    for (let at = 0; at < found.length;) {
      const next = Math.floor((found[at] as number) / mostRows);
      const from = at;
      while (at < found.length && Math.floor((found[at] as number) / mostRows) === next) at++;
      yield [next, Int32Array.from(found.subarray(from, at), each => rows[each % mostRows] as number)];
    }
  }

  /** Each a word that follows and the place of a row among those of the word, in one number that sorts by both. */
  #following(word: number): Float64Array {
    const rows = this.rowsOf(word, word + 1);
    let found = new Float64Array(rows.length + 16);
    let count = 0;
    let note = 0;
    rows.forEach((row, place) => {
      while (note + 1 < this.notes && (this.#firstRows[note + 1] as number) <= row) note++;
      const end = this.#firstRows[note + 1] ?? this.#count;
      const behind = (this.#places[row] as number) + 1;
      for (let at = row + 1; at < end && (this.#places[at] as number) <= behind; at++) {
        if (this.#places[at] !== behind || this.#isTag(this.#terms[at] as number)) continue;
        if (count === found.length) found = grownFloats(found);
        found[count++] = (this.#terms[at] as number) * mostRows + place;
      }
    });
    return found.subarray(0, count);
  }

  #isTag(word: number): boolean {
    return (this.words[word] as string).charCodeAt(0) === tagCode;
  }

  /** How long the body of a note is. */
  bodyLength(note: number): number {
    return this.#lengthOf(note, bodyField);
  }

  /** What rows in their order say, note by note. */
  tell(rows: Int32Array, hear: (told: Told) => void): void {
    let note = 0;
    for (let at = 0; at < rows.length;) {
      note = this.#noteOf(rows[at] as number, note);
      const end = this.#firstRows[note + 1] ?? this.#count;
      const from = at;
      while (at < rows.length && (rows[at] as number) < end) at++;
      hear(this.#toldOf(note, rows, from, at));
    }
  }

  #noteOf(row: number, from: number): number {
    // Often the next one.
    if ((this.#firstRows[from + 1] ?? Infinity) > row) return from;
    if ((this.#firstRows[from + 2] ?? Infinity) > row) return from + 1;
    let low = from;
    let high = this.notes;
    while (high - low > 1) {
      const middle = (low + high) >> 1;
      if ((this.#firstRows[middle] as number) <= row) low = middle;
      else high = middle;
    }
    return low;
  }

  #toldOf(note: number, rows: Int32Array, from: number, to: number): Told {
    const base = note * fields.length;
    const inBody: number[] = [];
    const bodyFrom = this.#ends[base + bodyField - 1] as number;
    const elsewhere: { field: number; length: number; count: number; places: InShortText[] }[] = [];
    let field = 0;
    for (let at = from; at < to; at++) {
      const place = this.#places[rows[at] as number] as number;
      while (field < fields.length - 1 && place >= (this.#ends[base + field] as number)) field++;
      if (field === bodyField) {
        inBody.push(place - bodyFrom);
        continue;
      }
      let own = elsewhere.at(-1);
      if (own?.field !== field) {
        own = { field, length: this.#lengthOf(note, field), count: 0, places: [] };
        elsewhere.push(own);
      }
      own.count++;
      if (field < shortFields) own.places.push(this.#inShortText(note, field, place));
    }
    return { note, inBody, elsewhere: elsewhere satisfies readonly InField[] };
  }

  #lengthOf(note: number, field: number): number {
    const at = note * fields.length + field;
    return (this.#ends[at] as number) - (field === 0 ? 0 : (this.#ends[at - 1] as number));
  }

  #inShortText(note: number, field: number, place: number): InShortText {
    if (this.#noteOfTexts !== note) {
      this.#textsOfNote = this.#shortTexts(note);
      this.#noteOfTexts = note;
    }
    const found = this.#textsOfNote.find(
      text => text.field === field && place >= text.from && place < text.from + text.length,
    );
    if (found === undefined) throw new Error('a word stands in no text');
    return { text: found.text, length: found.length, offset: place - found.from };
  }

  #shortTexts(note: number): readonly ShortText[] {
    const headingsFrom = this.#ends[note * fields.length + headingField - 1] as number;
    const lengths = this.#texts.slice(this.#firstTexts[note], this.#firstTexts[note + 1]);
    const counts = [0, 0, 0];
    let from = 0;
    return lengths.map((length, at) => {
      const field = at === 0 ? 0 : from < headingsFrom ? aliasField : headingField;
      const text = counts[field] as number;
      counts[field] = text + 1;
      const found = { field, text, from, length };
      if (length > 0) from += length + 1;
      return found;
    });
  }
}

/** A title, an alias or a heading: which it is of its field, where it begins. */
interface ShortText {
  readonly field: number;
  readonly text: number;
  readonly from: number;
  readonly length: number;
}

/** More than any word has. */
const mostRows = 2 ** 26;

function grown(rows: Int32Array): Int32Array<ArrayBuffer> {
  const more = new Int32Array(rows.length * 2);
  more.set(rows);
  return more;
}

function grownFloats(numbers: Float64Array): Float64Array<ArrayBuffer> {
  const more = new Float64Array(numbers.length * 2);
  more.set(numbers);
  return more;
}
