/** Which notes of a segment have a phrase, how much it says in each, and where it stands. */
import { ByteReader } from './bytes.ts';
import { fields } from './note.ts';
import { allFields, type Phrase } from './query.ts';
import type { Segment } from './segment.ts';
import { lengthShares, worths } from './weights.ts';

/** Of one phrase, by note of a segment. */
export interface Matches {
  /** 0 where the phrase does not stand. */
  readonly weights: Float32Array;
  /** Fields it stands in, as bits. */
  readonly within: Uint8Array;
}

/** The mean number of places of each field, in all notes. */
export type MeanLengths = Float64Array;

const fieldCount = fields.length;
/** A word that goes on says less than the word itself. */
const openWorth = 0.6;
/** A word that is only likely meant, too. */
const meantWorth = 0.6;

/** Postings of one word. */
interface List {
  readonly place: number;
  /** How much the word counts as what was looked for. */
  readonly worth: number;
}

/** Matches of a phrase in a segment; null when there are none. */
export function matchesOf(phrase: Phrase, segment: Segment, means: MeanLengths): Matches | null {
  const matches = { weights: new Float32Array(segment.size), within: new Uint8Array(segment.size) };
  const weigher = new Weigher(segment, means, phrase.within, matches);
  const hasAny = eachPlaces(phrase, segment, null, (note, places, count, worth) => {
    weigher.add(note, places, count, worth);
  });
  return hasAny ? matches : null;
}

/** Where a phrase begins in some notes of a segment, by note, in order. */
export function placesIn(phrase: Phrase, segment: Segment, notes: Uint8Array): Map<number, number[]> {
  const found = new Map<number, number[]>();
  eachPlaces(phrase, segment, notes, (note, places, count) => {
    let own = found.get(note);
    if (own === undefined) found.set(note, (own = []));
    for (let i = 0; i < count; i++) own.push(places[i] as number);
  });
  for (const places of found.values()) places.sort((a, b) => a - b);
  return found;
}

/** Hears of a note with the places (the first `count` of them) at which a phrase begins. */
type HearPlaces = (note: number, places: Int32Array, count: number, worth: number) => void;

/** @param among notes that are looked at; all that live when null. Returns whether there was any. */
function eachPlaces(phrase: Phrase, segment: Segment, among: Uint8Array | null, hear: HearPlaces): boolean {
  const found = eachAsWritten(phrase, segment, among, hear);
  if (phrase.or === null) return found;
  const meant = { ...phrase, words: phrase.or, open: false, or: null };
  const also = eachAsWritten(meant, segment, among, (note, places, count) => hear(note, places, count, meantWorth));
  return found || also;
}

function eachAsWritten(phrase: Phrase, segment: Segment, among: Uint8Array | null, hear: HearPlaces): boolean {
  const lists = phrase.words.map((word, at) => {
    return listsOf(word, phrase.open && at === phrase.words.length - 1, segment);
  });
  if (lists.some(each => each.length === 0)) return false;
  const [first] = lists;
  if (lists.length === 1) return eachOfWord(first as readonly List[], segment, among, hear);
  return eachOfPhrase(lists, segment, among, hear);
}

/** The postings of a word, or of all words that begin with it. */
function listsOf(word: string, open: boolean, segment: Segment): readonly List[] {
  const { terms } = segment;
  if (!open) {
    const place = terms.find(word);
    return place < 0 ? [] : [{ place, worth: 1 }];
  }
  const [from, to] = terms.beginning(word);
  if (from === to) return [];
  const exact = terms.at(from) === word;
  return Array.from({ length: to - from }, (_, at) => ({ place: from + at, worth: exact && at === 0 ? 1 : openWorth }));
}

function eachOfWord(lists: readonly List[], segment: Segment, among: Uint8Array | null, hear: HearPlaces): boolean {
  const places = new Places();
  let found = false;
  for (const { place, worth } of lists) {
    const postings = new Postings(segment, place);
    while (postings.next()) {
      if (segment.dead[postings.note] === 1 || (among !== null && among[postings.note] === 0)) continue;
      places.read(postings);
      hear(postings.note, places.all, places.count, worth);
      found = true;
    }
  }
  return found;
}

/** Word after word, the rarest first, so that most notes are left out before any place is read. */
function eachOfPhrase(
  lists: readonly (readonly List[])[],
  segment: Segment,
  among: Uint8Array | null,
  hear: HearPlaces,
): boolean {
  const last = lists.length - 1;
  const isOpen = (lists[last] as readonly List[]).length > 1;
  const whole = isOpen ? lists.slice(0, last) : lists;
  const chain = new Chain(
    segment,
    whole.map(([list]) => (list as List).place),
    among,
  );
  const { notes } = chain;
  if (notes.length === 0) return false;
  let found = false;
  if (!isOpen) {
    for (const note of notes) {
      const places = chain.begins(note);
      if (places.length === 0) continue;
      hear(note, places, places.length, 1);
      found = true;
    }
    return found;
  }
  const isIn = new Uint8Array(segment.size);
  for (const note of notes) isIn[note] = 1;
  return eachOfWord(lists[last] as readonly List[], segment, isIn, (note, ends, count, worth) => {
    const places = followed(chain.begins(note), ends, count, last);
    if (places.length > 0) hear(note, places, places.length, worth);
  });
}

/** The beginnings that have one of these ends so many places on. */
function followed(begins: Int32Array, ends: Int32Array, count: number, on: number): Int32Array {
  let at = 0;
  return begins.filter(begin => {
    while (at < count && (ends[at] as number) < begin + on) at++;
    return at < count && ends[at] === begin + on;
  });
}

/** Notes that have all of some words, and where these stand side by side. */
class Chain {
  readonly notes: Int32Array;
  readonly #segment: Segment;
  /** By word: where the places of a note begin among the postings, and how many there are. */
  readonly #at: readonly Int32Array[];
  readonly #counts: readonly Int32Array[];
  readonly #known = new Map<number, Int32Array>();

  constructor(segment: Segment, places: readonly number[], among: Uint8Array | null) {
    const { starts, dead, size } = segment;
    this.#segment = segment;
    this.#at = places.map(() => new Int32Array(size));
    this.#counts = places.map(() => new Int32Array(size));
    const length = (word: number): number => {
      const place = places[word] as number;
      return (starts[place + 1] as number) - (starts[place] as number);
    };
    const order = places.map((_, word) => word).sort((a, b) => length(a) - length(b));
    const seen = new Uint8Array(size);
    order.forEach((word, rank) => {
      const postings = new Postings(segment, places[word] as number);
      const [at, counts] = [this.#at[word] as Int32Array, this.#counts[word] as Int32Array];
      while (postings.next()) {
        const { note } = postings;
        if (seen[note] !== rank || dead[note] === 1 || (among !== null && among[note] === 0)) continue;
        seen[note] = rank + 1;
        at[note] = postings.at;
        counts[note] = postings.count;
      }
    });
    const notes: number[] = [];
    for (let note = 0; note < size; note++) if (seen[note] === places.length) notes.push(note);
    this.notes = Int32Array.from(notes);
  }

  /** Where the words begin to stand side by side in a note. */
  begins(note: number): Int32Array {
    let begins = this.#known.get(note);
    if (begins === undefined) this.#known.set(note, (begins = this.#sideBySide(note)));
    return begins;
  }

  #sideBySide(note: number): Int32Array {
    let begins = this.#placesOf(0, note);
    for (let word = 1; word < this.#at.length && begins.length > 0; word++) {
      const next = this.#placesOf(word, note);
      begins = followed(begins, next, next.length, word);
    }
    return begins;
  }

  #placesOf(word: number, note: number): Int32Array {
    const count = (this.#counts[word] as Int32Array)[note] as number;
    const reader = new ByteReader(this.#segment.postings, (this.#at[word] as Int32Array)[note] as number);
    const places = new Int32Array(count);
    for (let i = 0, place = 0; i < count; i++) places[i] = place += reader.number();
    return places;
  }
}

/** Goes through the notes of a word. */
export class Postings extends ByteReader {
  note = -1;
  count = 0;
  readonly #end: number;
  /** Whether the places of this note are still ahead. */
  #ahead = false;

  constructor(segment: Segment, place: number) {
    super(segment.postings, segment.starts[place] as number);
    this.#end = segment.starts[place + 1] as number;
  }

  next(): boolean {
    if (this.#ahead) this.skip(this.count);
    if (this.at >= this.#end) return false;
    const head = this.number();
    this.note += head >>> 1;
    this.count = (head & 1) === 1 ? 1 : this.number();
    this.#ahead = true;
    return true;
  }

  /** The places of this note have been read. */
  passed(): void {
    this.#ahead = false;
  }
}

/** Room for the places of one note after the other. */
class Places {
  all = new Int32Array(64);
  count = 0;

  read(postings: Postings): void {
    const { count } = postings;
    if (count > this.all.length) this.all = new Int32Array(count * 2);
    for (let i = 0, place = 0; i < count; i++) this.all[i] = place += postings.number();
    this.count = count;
    postings.passed();
  }
}

/** Adds up what places are worth in their notes. */
class Weigher {
  readonly #segment: Segment;
  readonly #means: MeanLengths;
  readonly #asked: number;
  readonly #matches: Matches;

  constructor(segment: Segment, means: MeanLengths, asked: number, matches: Matches) {
    this.#segment = segment;
    this.#means = means;
    this.#asked = asked;
    this.#matches = matches;
  }

  add(note: number, places: Int32Array, count: number, worth: number): void {
    const { ends } = this.#segment;
    const base = note * fieldCount;
    let field = 0;
    let inField = 0;
    for (let i = 0; i < count; i++) {
      const place = places[i] as number;
      if (place >= (ends[base + field] as number)) {
        if (inField > 0) this.#field(note, field, inField, worth);
        inField = 0;
        while (place >= (ends[base + field] as number) && field < fieldCount - 1) field++;
      }
      inField++;
    }
    if (inField > 0) this.#field(note, field, inField, worth);
  }

  #field(note: number, field: number, count: number, worth: number): void {
    if (this.#asked !== allFields && (this.#asked & (1 << field)) === 0) return;
    const { weights, within } = this.#matches;
    const share = lengthShares[field] as number;
    const mean = this.#means[field] as number;
    const length = mean === 0 ? 1 : this.#segment.lengthOf(note, field) / mean;
    const weight = (count * worth * (worths[field] as number)) / (1 - share + share * length);
    weights[note] = (weights[note] as number) + weight;
    within[note] = (within[note] as number) | (1 << field);
  }
}
