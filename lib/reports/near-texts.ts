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
  const holders = new Map<string, number[]>();
  texts.forEach((text, index) => {
    const { letters, digits } = parted(text);
    for (let piece = 0; piece < pieceCount; piece++) {
      const { from, to } = cut(letters.length, piece);
      if (from === to) continue;
      const key = pieceKey(digits, letters.length, piece, letters.slice(from, to));
      const holding = holders.get(key);
      if (holding) holding.push(index);
      else holders.set(key, [index]);
    }
  });
  const allowed = texts.map(editsAllowed);
  let compared = 0;
  const near = (text: string): readonly Near[] => {
    const most = editsAllowed(text);
    if (most === 0) return [];
    const found: Near[] = [];
    for (const index of candidates(text, holders)) {
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

/** Indexes of texts that hold a piece of this one near its place; each once, rarest piece first, at most so many. */
function candidates(text: string, holders: ReadonlyMap<string, readonly number[]>): ReadonlySet<number> {
  const { letters, digits } = parted(text);
  const holding: (readonly number[])[] = [];
  for (let length = letters.length - mostEdits; length <= letters.length + mostEdits; length++) {
    for (let piece = 0; piece < pieceCount; piece++) {
      const { from, to } = cut(length, piece);
      if (from === to) continue;
      for (let shift = -mostEdits; shift <= mostEdits; shift++) {
        if (from + shift < 0 || to + shift > letters.length) continue;
        const held = holders.get(pieceKey(digits, length, piece, letters.slice(from + shift, to + shift)));
        if (held) holding.push(held);
      }
    }
  }
  const found = new Set<number>();
  for (const held of holding.sort((a, b) => a.length - b.length)) {
    for (const index of held) {
      if (found.size === mostCompared) return found;
      found.add(index);
    }
  }
  return found;
}

function parted(text: string): { readonly letters: string; readonly digits: string } {
  return { letters: text.replace(/\p{Nd}+/gu, ''), digits: text.replace(/\P{Nd}+/gu, ' ').trim() };
}

/** Where piece 0, 1 or 2 of a text of this length lies. */
function cut(length: number, piece: number): { readonly from: number; readonly to: number } {
  const at = (number: number): number => Math.floor((length * number) / pieceCount);
  return { from: at(piece), to: at(piece + 1) };
}

function pieceKey(digits: string, length: number, piece: number, text: string): string {
  return `${length} ${piece} ${text} ${digits}`;
}
