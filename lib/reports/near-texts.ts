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
import { editDistance, isSwap } from './edit-distance.ts';
import { HashedPlaces, hashOf } from './hashed-places.ts';

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

/** Texts (folded, without blanks) are indexed once; a question costs a few dozen look-ups and some comparisons. */
export function nearTexts(texts: TextList): NearTexts {
  const pieces = new Pieces(texts.length);
  for (let index = 0; index < texts.length; index++) pieces.add(texts.at(index) ?? '', index);
  let compared = 0;
  const near = (text: string): readonly Near[] => {
    if (text.length < 3 || text.length > longest) return [];
    const found: Near[] = [];
    for (const index of pieces.sharing(text)) {
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

/**
 * Null where the edits would be more than a slip. Every letter of a short word counts (`GTD`, `ZTD`), a Chinese
 * character is a word's worth of letters, and of all letters people miss the first one least: `vite` is not `kite`.
 */
function editsBetween(text: string, other: string): Near['edits'] | null {
  const lengths = [lettersOf(text), lettersOf(other)];
  const [shorter, longer] = [Math.min(...lengths), Math.max(...lengths)];
  const isHan = han.test(text) || han.test(other);
  if (shorter >= (isHan ? 3 : 4) && isSwap(text, other)) return 'swap';
  if (shorter < 4 || (isHan && longer < 5)) return null;
  const limit = isHan || longer < long ? 1 : mostEdits;
  const distance = editDistance(text, other, limit);
  if (distance > limit || (distance !== 1 && distance !== 2)) return null;
  return text[0] === other[0] || (distance === 1 && longer > 5 && !han.test(text.charAt(0))) ? distance : null;
}

function lettersOf(text: string): number {
  return text.replace(/\p{Nd}+/gu, '').length;
}

/** Which texts hold which piece at which place. */
class Pieces {
  /** By a hash of the piece and its place, so that a look-up makes no text; equal ones of others cost a comparison. */
  readonly #holders: HashedPlaces;

  constructor(texts: number) {
    this.#holders = new HashedPlaces(texts * pieceCount);
  }

  add(text: string, index: number): void {
    const { letters, digits } = parted(text);
    for (let piece = 0; piece < pieceCount; piece++) {
      const from = cut(letters.length, piece);
      const to = cut(letters.length, piece + 1);
      if (from === to) continue;
      this.#holders.add(hashOf(letters, from, to, seedOf(digits, letters.length, piece)), index);
    }
  }

  /** Texts that hold a piece of this one near its place; each once, rarest piece first, at most so many. */
  sharing(text: string): ReadonlySet<number> {
    const { letters, digits } = parted(text);
    const held: (readonly number[])[] = [];
    for (let longer = -mostEdits; longer <= mostEdits; longer++) {
      for (let piece = 0; piece < pieceCount; piece++) this.#hold(letters, digits, longer, piece, held);
    }
    const found = new Set<number>();
    for (const indexes of held.sort((a, b) => a.length - b.length)) {
      for (const index of indexes) {
        if (found.size === mostCompared) return found;
        found.add(index);
      }
    }
    return found;
  }

  /**
   * Texts by which this one is `longer`. If their piece moved by `shift`, that took as many edits before it, and
   * `longer - shift` more after it; together they are at most two.
   */
  #hold(letters: string, digits: number, longer: number, piece: number, held: (readonly number[])[]): void {
    const length = letters.length - longer;
    if (Math.abs(longer) > 1 && Math.max(length, letters.length) < long) return;
    const from = cut(length, piece);
    const to = cut(length, piece + 1);
    if (from >= to) return;
    const seed = seedOf(digits, length, piece);
    const back = Math.min(from, (mostEdits - longer) >> 1);
    const forth = Math.min(letters.length - to, (mostEdits + longer) >> 1);
    for (let shift = -back; shift <= forth; shift++) {
      const indexes = this.#holders.at(hashOf(letters, from + shift, to + shift, seed));
      if (indexes.length > 0) held.push(indexes);
    }
  }
}

/** Letters of a text, and a hash of its groups of digits. */
function parted(text: string): { readonly letters: string; readonly digits: number } {
  const groups = text.match(/\p{Nd}+/gu);
  if (groups === null) return { letters: text, digits: 0 };
  const digits = groups.join(' ');
  return { letters: text.replace(/\p{Nd}+/gu, ''), digits: hashOf(digits, 0, digits.length, 1) };
}

function seedOf(digits: number, length: number, piece: number): number {
  return digits ^ (length * pieceCount + piece);
}

/** Where piece 0, 1 or 2 of a text of this length begins. */
function cut(length: number, piece: number): number {
  return Math.floor((length * piece) / pieceCount);
}
