/** Which notes of a segment have a phrase, how much it says in each, and where it stands. */
import { bitOf, type Phrase } from './query.ts';
import { fields } from './note.ts';
import { Places, Postings } from './postings.ts';
import type { Segment } from './segment.ts';
import { Chain } from './side-by-side.ts';
import { beginningOf, stemOf } from './word-forms.ts';

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
const bodyField = fields.indexOf('body');
const bodyBit = bitOf('body');
/** A word that goes on says less than the word itself. */
const openWorth = 0.6;
/** Another form of the word, too. */
const formWorth = 0.6;
/** A word that is only likely meant, too. */
const meantWorth = 0.6;

/** A word as it is looked for: its place among the words of a segment, and how much it counts as what was asked. */
interface Sought {
  readonly word: number;
  readonly worth: number;
}

/** Matches of a phrase in a segment; null when no note has it. */
export function matchesOf(phrase: Phrase, segment: Segment, means: MeanLengths): Matches | null {
  const tally = new Tally(segment, means, phrase.within);
  eachPlaces(phrase, segment, tally);
  return tally.isEmpty ? null : tally;
}

/** Where a phrase begins in some notes of a segment, by note, in order. */
export function placesIn(phrase: Phrase, segment: Segment, notes: Uint8Array): Map<number, number[]> {
  const listing = new Listing(notes);
  eachPlaces(phrase, segment, listing);
  for (const places of listing.found.values()) places.sort((a, b) => a - b);
  return listing.found;
}

/** Takes up where a phrase stands, note after note. */
interface Taker {
  /** Whether it wants to hear of a note. */
  wants(note: number): boolean;
  /** The phrase stands so often in the body of a note and nowhere else; false when it must be told where. */
  takeBody(note: number, count: number, worth: number): boolean;
  take(note: number, places: Places, worth: number): void;
}

function eachPlaces(phrase: Phrase, segment: Segment, taker: Taker): void {
  eachAsWritten(phrase, segment, taker, 1);
  if (phrase.or !== null) eachAsWritten({ words: phrase.or, open: false, stem: null }, segment, taker, meantWorth);
}

function eachAsWritten(
  { words, open, stem }: Pick<Phrase, 'words' | 'open' | 'stem'>,
  segment: Segment,
  taker: Taker,
  worth: number,
): void {
  const last = words.length - 1;
  if (last === 0) return eachOfWord(soughtFor(words[0] as string, open, stem, segment, worth), segment, taker);
  const whole = open ? words.slice(0, last) : words;
  const places = whole.map(word => segment.terms.find(word));
  if (places.includes(-1)) return;
  const chain = new Chain(segment, places, note => taker.wants(note));
  if (open)
    eachBefore(chain, whole.length, soughtFor(words[last] as string, true, null, segment, worth), segment, taker);
  else eachOfChain(chain, segment, taker, worth);
}

function eachOfChain(chain: Chain, segment: Segment, taker: Taker, worth: number): void {
  const places = new Places(segment);
  for (const note of chain.notes) if (chain.read(note, places)) taker.take(note, places, worth);
}

/** Where a chain of so many words has one of some others behind it. */
function eachBefore(chain: Chain, length: number, ends: readonly Sought[], segment: Segment, taker: Taker): void {
  const places = new Places(segment);
  const postings = new Postings(segment);
  for (const end of ends) {
    postings.begin(segment, end.word);
    for (let read = postings.more(); read > 0; read = postings.more()) {
      for (let i = 0; i < read; i++) {
        const note = postings.notes[i] as number;
        if (!chain.has(note) || !chain.read(note, places)) continue;
        places.keepFollowed(postings.starts[i] as number, postings.counts[i] as number, length);
        if (places.count > 0) taker.take(note, places, end.worth);
      }
    }
  }
}

/** The word; all words that begin with it, when it is open; its other forms, when they will do. */
function soughtFor(
  word: string,
  open: boolean,
  stem: string | null,
  { terms }: Segment,
  worth: number,
): readonly Sought[] {
  const exact = terms.find(word);
  const sought: Sought[] = exact < 0 ? [] : [{ word: exact, worth }];
  const [from, to] = open ? terms.beginning(word) : [0, 0];
  for (let at = from; at < to; at++) if (at !== exact) sought.push({ word: at, worth: worth * openWorth });
  if (stem === null) return sought;
  const [first, end] = terms.beginning(beginningOf(stem));
  let at = first;
  for (const term of terms.walk(first, end)) {
    const isOther = at !== exact && (at < from || at >= to);
    if (isOther && stemOf(term) === stem) sought.push({ word: at, worth: worth * formWorth });
    at++;
  }
  return sought;
}

function eachOfWord(sought: readonly Sought[], segment: Segment, taker: Taker): void {
  const places = new Places(segment);
  const postings = new Postings(segment);
  const { notes, starts, counts, inBody } = postings;
  for (const { word, worth } of sought) {
    postings.begin(segment, word);
    for (let read = postings.more(); read > 0; read = postings.more()) {
      for (let i = 0; i < read; i++) {
        const note = notes[i] as number;
        if (segment.dead[note] === 1 || !taker.wants(note)) continue;
        const count = counts[i] as number;
        if (inBody[i] === 1 && taker.takeBody(note, count, worth)) continue;
        places.read(starts[i] as number, count);
        taker.take(note, places, worth);
      }
    }
  }
}

/** Adds up what places are worth in their notes. */
class Tally implements Matches, Taker {
  readonly weights: Float32Array;
  readonly within: Uint8Array;
  isEmpty = true;
  readonly #segment: Segment;
  readonly #means: MeanLengths;
  readonly #asked: number;
  readonly #bodyWorths: Float32Array;

  constructor(segment: Segment, means: MeanLengths, asked: number) {
    this.weights = new Float32Array(segment.size);
    this.within = new Uint8Array(segment.size);
    this.#segment = segment;
    this.#means = means;
    this.#asked = asked;
    this.#bodyWorths = segment.bodyWorths(means[bodyField] as number);
  }

  wants(): boolean {
    return true;
  }

  takeBody(note: number, count: number, worth: number): boolean {
    if ((this.#asked & bodyBit) === 0) return true;
    const { weights, within } = this;
    weights[note] = (weights[note] as number) + count * worth * (this.#bodyWorths[note] as number);
    within[note] = (within[note] as number) | bodyBit;
    this.isEmpty = false;
    return true;
  }

  take(note: number, { all, count }: Places, worth: number): void {
    const { ends } = this.#segment;
    const base = note * fieldCount;
    let field = 0;
    let inField = 0;
    for (let at = 0; at < count; at++) {
      const place = all[at] as number;
      if (place >= (ends[base + field] as number)) {
        if (inField > 0) this.#add(note, field, inField * worth);
        inField = 0;
        while (place >= (ends[base + field] as number)) field++;
      }
      inField++;
    }
    if (inField > 0) this.#add(note, field, inField * worth);
  }

  #add(note: number, field: number, counted: number): void {
    if ((this.#asked & (1 << field)) === 0) return;
    const { weights, within } = this;
    const worth =
      field === bodyField
        ? (this.#bodyWorths[note] as number)
        : this.#segment.worth(note, field, this.#means[field] as number);
    weights[note] = (weights[note] as number) + counted * worth;
    within[note] = (within[note] as number) | (1 << field);
    this.isEmpty = false;
  }
}

/** Lists the places in some notes. */
class Listing implements Taker {
  readonly found = new Map<number, number[]>();
  readonly #notes: Uint8Array;

  constructor(notes: Uint8Array) {
    this.#notes = notes;
  }

  wants(note: number): boolean {
    return this.#notes[note] === 1;
  }

  takeBody(): boolean {
    return false;
  }

  take(note: number, { all, count }: Places): void {
    let own = this.found.get(note);
    if (own === undefined) this.found.set(note, (own = []));
    for (let i = 0; i < count; i++) own.push(all[i] as number);
  }
}
