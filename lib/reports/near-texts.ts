/**
 * An index that finds the texts within two edits of another without comparing it with every one.
 *
 * Law (pigeonhole): cut a text into three pieces; two edits can spoil two of them, so whatever is within two edits
 * still holds the third, at most two places from where it was.
 *
 *     cor|out|ines      pieces of an indexed text
 *     koroutines        holds `out` and `ines`
 *
 * Digits are never edited: `Chapter 1` and `Chapter 2` are two things and no slip of the pen. So texts are indexed by
 * their letters under their digits, which also keeps ten thousand numbered notes apart.
 */
import { HashedPlaces } from '../names/hashed-places.ts';
import { editDistance, isSwap } from './edit-distance.ts';

export interface Near {
  /** Place in the list that was indexed. */
  readonly index: number;
  /** Letters changed, added or taken away; or two neighbours that changed places, which is one slip of the hand. */
  readonly edits: 1 | 2 | 'swap';
}

export interface NearTexts {
  /** Texts within the edits that their length allows, in the order of the list, without equal ones. */
  near(text: string): readonly Near[];
  /** How many texts were compared letter by letter so far: what the questions cost. */
  readonly compared: number;
}

const han = /\p{Script=Han}/u;
/** Letters of a text in which two edits may be a slip. */
const long = 8;
const mostEdits = 2;
const pieceCount = mostEdits + 1;
/** Two texts of a thousand letters take a million steps to compare, and are no slips of one another. */
const longest = 256;
/** For one question; those that share the rarest piece come first. */
const mostCompared = 200;

/** A list of texts, each of which may be put together when it is asked for. */
export interface TextList {
  readonly length: number;
  at(index: number): string | undefined;
}

/** Texts indexed between two moments at which that may be interrupted. */
const atOnce = 32;

/**
 * Texts (folded, without blanks) are indexed once, in steps; a question costs a few dozen look-ups and some comparisons.
 */
export function* nearTexts(texts: TextList): Generator<void, NearTexts> {
  const pieces = new Pieces(texts.length);
  // What is added last is told first.
  for (let index = texts.length - 1; index >= 0; index--) {
    pieces.add(texts.at(index) ?? '', index);
    if (index % atOnce === 0) yield;
  }
  let compared = 0;
  const near = (text: string): readonly Near[] => {
    if (text.length < 3 || text.length > longest) return none;
    const sharing = pieces.sharing(text);
    if (sharing.length === 0) return none;
    const found: Near[] = [];
    for (const index of sharing) {
      const edits = editsBetween(text, texts.at(index) ?? '');
      if (edits !== null) found.push({ index, edits });
      compared++;
    }
    return found.sort((a, b) => a.index - b.index);
  };
  return {
    near,
    get compared() {
      return compared;
    },
  };
}

const none: readonly never[] = [];

/**
 * Null where the edits would be more than a slip. Every letter of a short word counts (`GTD`, `ZTD`), a Chinese
 * character is a word's worth of letters, and of all letters people miss the first one least: `vite` is not `kite`.
 */
function editsBetween(text: string, other: string): Near['edits'] | null {
  // Two letters that changed places are two edits.
  const distance = editDistance(text, other, mostEdits);
  if (distance === 0 || distance > mostEdits) return null;
  const lengths = [lettersOf(text), lettersOf(other)];
  const [shorter, longer] = [Math.min(...lengths), Math.max(...lengths)];
  const isHan = han.test(text) || han.test(other);
  if (shorter >= (isHan ? 3 : 4) && isSwap(text, other)) return 'swap';
  if (shorter < 4 || (isHan && longer < 5)) return null;
  const limit = isHan || longer < long ? 1 : mostEdits;
  if (distance > limit) return null;
  if (text[0] !== other[0] && (distance > 1 || longer <= 5 || han.test(text.charAt(0)))) return null;
  return distance === 1 ? 1 : 2;
}

function lettersOf(text: string): number {
  return text.replace(/\p{Nd}+/gu, '').length;
}

/** Which texts hold which piece at which place. */
class Pieces {
  /** By a hash of the piece and its place, so that a look-up makes no text; equal ones of others cost a comparison. */
  readonly #holders: HashedPlaces;
  readonly #letters = new Letters();
  /** Marks of the lengths that there are under some digits, so that for most numbered names nothing is looked up. */
  readonly #lengths: Marks;
  /** By text: the number of the question for which it was found last. */
  readonly #foundFor: Int32Array;
  #questions = 0;
  /** Of the pieces that some text holds: the first of their holders, and how many there are. */
  readonly #held: number[] = [];
  readonly #counts: number[] = [];

  constructor(texts: number) {
    this.#holders = new HashedPlaces(texts * pieceCount);
    this.#foundFor = new Int32Array(texts);
    this.#lengths = new Marks(texts);
  }

  add(text: string, index: number): void {
    // It is too long to be near anything that is asked.
    if (text.length > longest + mostEdits) return;
    const letters = this.#letters;
    letters.take(text);
    this.#lengths.add(letters.kind(letters.length));
    for (let piece = 0; piece < pieceCount; piece++) {
      const from = cut(letters.length, piece);
      const to = cut(letters.length, piece + 1);
      if (from < to) this.#holders.add(letters.hash(from, to, letters.length * pieceCount + piece), index);
    }
  }

  /** Texts that hold a piece of this one near its place; each once, rarest piece first, at most so many. */
  sharing(text: string): readonly number[] {
    this.#letters.take(text);
    this.#held.length = 0;
    this.#counts.length = 0;
    for (let longer = -mostEdits; longer <= mostEdits; longer++) {
      if (!this.#lengths.has(this.#letters.kind(this.#letters.length - longer))) continue;
      for (let piece = 0; piece < pieceCount; piece++) this.#hold(longer, piece);
    }
    return this.#held.length === 0 ? none : this.#found();
  }

  #found(): readonly number[] {
    const question = ++this.#questions;
    const found: number[] = [];
    const rarestFirst = Array.from(this.#held.keys()).sort((a, b) => this.#count(a) - this.#count(b));
    for (const at of rarestFirst) {
      for (let entry = this.#held[at] as number; entry >= 0; entry = this.#holders.next(entry)) {
        const index = this.#holders.place(entry);
        if (this.#foundFor[index] === question) continue;
        if (found.length === mostCompared) return found;
        this.#foundFor[index] = question;
        found.push(index);
      }
    }
    return found;
  }

  #count(held: number): number {
    return this.#counts[held] as number;
  }

  /**
   * Texts by which this one is `longer`. If their piece moved by `shift`, that took as many edits before it, and
   * `longer - shift` more after it; together they are at most two.
   */
  #hold(longer: number, piece: number): void {
    const letters = this.#letters;
    const length = letters.length - longer;
    if ((longer > 1 || longer < -1) && Math.max(length, letters.length) < long) return;
    const from = cut(length, piece);
    const to = cut(length, piece + 1);
    if (from >= to) return;
    const seed = length * pieceCount + piece;
    const back = Math.min(from, (mostEdits - longer) >> 1);
    const forth = Math.min(letters.length - to, (mostEdits + longer) >> 1);
    for (let shift = -back; shift <= forth; shift++) {
      const first = this.#holders.first(letters.hash(from + shift, to + shift, seed));
      if (first < 0) continue;
      let count = 0;
      for (let entry = first; entry >= 0; entry = this.#holders.next(entry)) count++;
      this.#held.push(first);
      this.#counts.push(count);
    }
  }
}

/** A set of hashes, a bit for each: what is in it is found, and a few others. */
class Marks {
  readonly #bits: Int32Array;

  /** @param most hashes that will be added */
  constructor(most: number) {
    this.#bits = new Int32Array(1 << Math.max(4, Math.ceil(Math.log2(most + 1)) - 2));
  }

  add(hash: number): void {
    const at = (hash >>> 5) & (this.#bits.length - 1);
    this.#bits[at] = (this.#bits[at] as number) | (1 << (hash & 31));
  }

  has(hash: number): boolean {
    return (((this.#bits[(hash >>> 5) & (this.#bits.length - 1)] as number) >>> (hash & 31)) & 1) === 1;
  }
}

/**
 * The letters of one text after the other, under its groups of digits, ready for the hash of any part of them: of a
 * part it is what the whole has beyond what comes before.
 */
class Letters {
  length = 0;
  readonly #digits = /\p{Nd}+/gu;
  /** A hash of the groups of digits. */
  #under = 0;
  /** Of the first letters, by their number. */
  readonly #hashes = new Int32Array(longest + mostEdits + 1);
  readonly #powers = new Int32Array(longest + mostEdits + 1);

  constructor() {
    this.#powers[0] = 1;
    for (let at = 1; at < this.#powers.length; at++) this.#powers[at] = Math.imul(this.#powers[at - 1] as number, base);
  }

  take(text: string): void {
    this.length = 0;
    this.#under = 0;
    let last = -2;
    for (let at = 0; at < text.length; at++) {
      const code = text.charCodeAt(at);
      if (code > 0x7f) return this.#takeAny(text);
      if (code < 48 || code > 57) {
        this.#take(code);
        continue;
      }
      if (last !== at - 1) this.#digit(blank);
      this.#digit(code);
      last = at;
    }
  }

  /** The same of any script. */
  #takeAny(text: string): void {
    this.length = 0;
    this.#under = 0;
    for (const group of text.match(this.#digits) ?? none) {
      this.#digit(blank);
      for (let at = 0; at < group.length; at++) this.#digit(group.charCodeAt(at));
    }
    const letters = text.replace(this.#digits, '');
    for (let at = 0; at < letters.length; at++) this.#take(letters.charCodeAt(at));
  }

  #take(code: number): void {
    this.#hashes[this.length + 1] = Math.imul(this.#hashes[this.length] as number, base) + code;
    this.length++;
  }

  #digit(code: number): void {
    this.#under = (Math.imul(this.#under, base) + code) | 0;
  }

  hash(from: number, to: number, seed: number): number {
    const before = Math.imul(this.#hashes[from] as number, this.#powers[to - from] as number);
    return spread(((this.#hashes[to] as number) - before) ^ this.kind(seed));
  }

  /** A hash of the digits and of something else. */
  kind(seed: number): number {
    return spread(this.#under ^ Math.imul(seed, 0x9e3779b1));
  }
}

const base = 0x01000193;
const blank = 32;

/** In the 30 bits that are a small integer. */
function spread(hash: number): number {
  const mixed = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b);
  return (mixed ^ (mixed >>> 13)) & 0x3fffffff;
}

/** Where piece 0, 1 or 2 of a text of this length begins. */
function cut(length: number, piece: number): number {
  return ((length * piece) / pieceCount) | 0;
}
