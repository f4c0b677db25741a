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

const mostEdits = 2;
const pieceCount = mostEdits + 1;
/** For one question; those that share the rarest piece come first. */
const mostCompared = 200;

/** Texts (folded, without blanks) are indexed once; a question costs a few dozen look-ups and some comparisons. */
export function nearTexts(texts: readonly string[]): NearTexts {
  const pieces = new Pieces();
  texts.forEach((text, index) => pieces.add(text, index));
  const allowed = texts.map(editsAllowed);
  let compared = 0;
  const near = (text: string): readonly Near[] => {
    const most = editsAllowed(text);
    if (most === 0) return [];
    const found: Near[] = [];
    for (const index of pieces.sharing(text)) {
      const edits = editsBetween(text, texts[index] ?? '', Math.min(most, allowed[index] ?? 0));
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

function editsBetween(text: string, other: string, limit: number): Near['edits'] | null {
  if (limit > 0 && isSwap(text, other)) return 'swap';
  const distance = editDistance(text, other, limit);
  return (distance === 1 || distance === 2) && distance <= limit ? distance : null;
}

/** In a short word every letter counts, and a Chinese character is a word's worth of letters. */
function editsAllowed(text: string): number {
  if (/\p{Script=Han}/u.test(text)) return text.length < 4 ? 0 : 1;
  if (text.length < 3) return 0;
  return text.length < 6 ? 1 : mostEdits;
}

/** Which texts hold which piece at which place. */
class Pieces {
  /** By length of the text and number of the piece, then by the piece itself. */
  readonly #holders = new Map<number, Map<string, number[]>>();

  add(text: string, index: number): void {
    const { letters, digits } = parted(text);
    for (let piece = 0; piece < pieceCount; piece++) {
      const from = cut(letters.length, piece);
      const to = cut(letters.length, piece + 1);
      if (from === to) continue;
      const slot = letters.length * pieceCount + piece;
      let holders = this.#holders.get(slot);
      if (!holders) this.#holders.set(slot, (holders = new Map<string, number[]>()));
      const key = letters.slice(from, to) + digits;
      const held = holders.get(key);
      if (held) held.push(index);
      else holders.set(key, [index]);
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
  #hold(letters: string, digits: string, longer: number, piece: number, held: (readonly number[])[]): void {
    const length = letters.length - longer;
    const holders = this.#holders.get(length * pieceCount + piece);
    if (!holders) return;
    const from = cut(length, piece);
    const to = cut(length, piece + 1);
    const back = Math.min(from, (mostEdits - longer) >> 1);
    const forth = Math.min(letters.length - to, (mostEdits + longer) >> 1);
    for (let shift = -back; shift <= forth; shift++) {
      const indexes = holders.get(letters.slice(from + shift, to + shift) + digits);
      if (indexes) held.push(indexes);
    }
  }
}

/** Letters and digits of a text; each group of digits after a blank, which is no letter. */
function parted(text: string): { readonly letters: string; readonly digits: string } {
  const groups = text.match(/\p{Nd}+/gu);
  if (groups === null) return { letters: text, digits: '' };
  return { letters: text.replace(/\p{Nd}+/gu, ''), digits: ` ${groups.join(' ')}` };
}

/** Where piece 0, 1 or 2 of a text of this length begins. */
function cut(length: number, piece: number): number {
  return Math.floor((length * piece) / pieceCount);
}
