/**
 * The names that are looked for in texts: those of one page, and longer names of other pages around them. Law: within
 * a longer name stands no shorter one, whosever it is.
 *
 *     Async Generators Explained       names that page, and not “Async Generators”
 */
import { bare, bareName, isWhole, type BareText } from './mentions-letters.ts';

/** More is a sentence, and nobody's name. */
const longestName = 200;
/** Characters of which two are a word. */
const dense =
  /[\p{sc=Han}\p{sc=Hiragana}\p{sc=Katakana}\p{sc=Hangul}\p{sc=Thai}\p{sc=Lao}\p{sc=Khmer}\p{sc=Myanmar}]/gu;

/**
 * Whether a name says enough to be looked for: two words, four letters or digits, two characters of a script that says
 * more in each; of digits alone six, so that a day is a name and a year is none.
 */
export function isTelling(name: string): boolean {
  if (name.length > longestName) return false;
  const letters = name.match(/[\p{L}\p{N}]/gu)?.length ?? 0;
  if (!/\p{L}/u.test(name)) return letters >= 6;
  const words = name.split(/\s+/u).filter(word => /[\p{L}\p{N}]/u.test(word));
  return letters >= 4 || words.length >= 2 || (name.match(dense)?.length ?? 0) >= 2;
}

/** Signs that may stand between two words of a name: a line's end with marks of quotations, emphasis. */
const longestGap = 24;
/** Letters of which an ASCII letter may remain. */
const mayFold = /[\u00c0-\u024f\u0300-\u036f\u1e00-\u1eff\u212a]/;
const beyondAscii = /[^\x00-\x7f]/;

/** A longer name around a name that is looked for. */
interface Around {
  readonly name: string;
  /** Where the shorter one stands in it. */
  readonly at: number;
}

/** Where a name stands, in units of the bare text. */
interface Found {
  readonly name: SoughtName;
  readonly start: number;
  readonly end: number;
}

export class SoughtNames {
  readonly #names: readonly SoughtName[];
  /** The words of each name with anything but letters between them. */
  readonly #words: RegExp;
  readonly #isAscii: boolean;

  /** Names that say too little are left out. */
  constructor(names: Iterable<string>) {
    const bareNames = new Set(Array.from(names).filter(isTelling).map(bareName));
    this.#names = Array.from(bareNames, name => new SoughtName(name));
    this.#isAscii = /^[\x00-\x7f]*$/.test([...bareNames].join(''));
    const letter = this.#isAscii ? 'a-z0-9' : '\\p{L}\\p{N}\\p{M}';
    const words = Array.from(bareNames, name => wordsOf(name).join(`[^${letter}]{1,${longestGap}}`));
    this.#words = new RegExp(words.join('|'), this.#isAscii ? 'i' : 'u');
  }

  /** There is nothing to look for. */
  get isEmpty(): boolean {
    return this.#names.length === 0;
  }

  /** Takes notice of a name of another page. */
  yieldTo(other: string): void {
    const name = bareName(other);
    for (const sought of this.#names) sought.yieldTo(name);
  }

  /**
   * Whether a note's source, or the name of another page, may hold a name: told fast, and wrongly only where markup
   * divides a word, or markup that has letters divides words.
   */
  mayBeIn(source: string): boolean {
    if (this.#isAscii && this.#words.test(source)) return true;
    return (this.#isAscii ? mayFold : beyondAscii).test(source) && this.#words.test(bare(source));
  }

  /** Where a text names the page, by place, none within another. */
  placesIn(text: BareText): readonly { readonly start: number; readonly end: number }[] {
    const found = this.#names.flatMap(name => name.placesIn(text));
    found.sort((a, b) => a.start - b.start || b.end - a.end);
    let after = 0;
    return found.filter(({ start, end, name }) => {
      if (start < after) return false;
      after = end;
      return !name.isWithinLonger(text.text, start);
    });
  }
}

class SoughtName {
  readonly #name: string;
  /** Longer names, by the letters that follow this one in them, or that stand before it. */
  readonly #followed = new Map<string, Around[]>();
  readonly #preceded = new Map<string, Around[]>();

  constructor(name: string) {
    this.#name = name;
  }

  yieldTo(other: string): void {
    if (other.length <= this.#name.length) return;
    for (const at of this.#placesIn(other)) {
      const around = { name: other, at };
      const next = nextLetters(other, at + this.#name.length);
      if (next !== '') add(this.#followed, next, around);
      else add(this.#preceded, lettersBefore(other, at), around);
    }
  }

  placesIn(text: BareText): readonly Found[] {
    const places = this.#placesIn(text.text).map(start => ({ name: this, start, end: start + this.#name.length }));
    return places.filter(({ start, end }) => text.isEdge(start) && text.isEdge(end));
  }

  /** Whether the name that stands here is only part of a longer one. */
  isWithinLonger(text: string, start: number): boolean {
    const isThere = ({ name, at }: Around): boolean => {
      const from = start - at;
      return text.startsWith(name, from) && isWhole(text, from, from + name.length);
    };
    const next = nextLetters(text, start + this.#name.length);
    const before = lettersBefore(text, start);
    return (
      beginnings(next).some(key => this.#followed.get(key)?.some(isThere)) ||
      endings(before).some(key => this.#preceded.get(key)?.some(isThere))
    );
  }

  #placesIn(text: string): number[] {
    const places: number[] = [];
    const name = this.#name;
    for (let at = text.indexOf(name); at >= 0; at = text.indexOf(name, at + 1)) {
      if (isWhole(text, at, at + name.length)) places.push(at);
    }
    return places;
  }
}

/** How many letters around a name tell longer names apart, so that of thousands few are compared. */
const keyLength = 4;

function nextLetters(text: string, at: number): string {
  const from = text[at] === ' ' ? at + 1 : at;
  return text.slice(from, from + keyLength);
}

function lettersBefore(text: string, at: number): string {
  const to = text[at - 1] === ' ' ? at - 1 : at;
  return text.slice(Math.max(0, to - keyLength), to);
}

function beginnings(key: string): readonly string[] {
  return Array.from({ length: key.length }, (_, i) => key.slice(0, i + 1));
}

function endings(key: string): readonly string[] {
  return Array.from({ length: key.length }, (_, i) => key.slice(i));
}

function add<Value>(map: Map<string, Value[]>, key: string, value: Value): void {
  const values = map.get(key);
  if (values === undefined) map.set(key, [value]);
  else values.push(value);
}

function wordsOf(name: string): readonly string[] {
  return name.match(/[\p{L}\p{N}\p{M}]+/gu) ?? [];
}
