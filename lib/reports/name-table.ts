/**
 * The names that can be suggested, by their words. Law: a word is kept once and is a number from then on, and a name is
 * a row of numbers: a vault has a name or two for every note, and few words that no other name has.
 */
import { byCodePoint } from '../names/fold.ts';
import { hashOf } from '../names/hash.ts';
import { Texts } from '../names/texts.ts';
import { nameForm } from './name-form.ts';

/** Something that could have been meant, and the names it has, as spelled. */
export interface Named<T extends string> {
  readonly path: T;
  readonly names: readonly string[];
}

/** The number of a word that stands in no name. */
export const unknown = -1;

/** Lists of numbers, one after the other: list `n` is `numbers[starts[n]]` to before `numbers[starts[n + 1]]`. */
export interface Lists {
  readonly starts: Int32Array;
  readonly numbers: Int32Array;
}

export interface NameTable<T extends string> {
  readonly size: number;
  path(place: number): T;
  /** As spelled. */
  name(place: number): string;
  /** The words of a name without anything between them, as `NameForm.joined`. */
  joined(place: number): string;
  /** By place: hashes of that, and of the same in the singular. */
  readonly joinedHashes: Int32Array;
  readonly singularHashes: Int32Array;
  /** By place: numbers of the words, and of the terms, in order. */
  readonly words: Lists;
  readonly terms: Lists;
  wordCount(place: number): number;
  /** `unknown` when no name has it. */
  numberOf(word: string): number;
  textOf(number: number): string;
  /** How many numbers there are. */
  readonly numbers: number;
  /** By term: the places of the names that have it, in order. */
  readonly holders: Lists;
}

/** Names taken in between two moments at which the making may be interrupted. */
const atOnce = 16;

/** Makes the table in steps. Names with the fewest words come first, then by path; those that are all signs are left out. */
export function* namesByWords<T extends string>(named: Iterable<Named<T>>): Generator<void, NameTable<T>> {
  const rows = new NameRows<T>();
  let taken = 0;
  for (const { path, names } of named) {
    rows.add(path, names);
    if (++taken % atOnce === 0) yield;
  }
  const order = rows.order();
  yield;
  const words = inOrder(rows.words, order);
  const terms = inOrder(rows.terms, order);
  yield;
  const { texts } = rows;
  const row = (place: number): number => order[place] as number;
  return {
    size: order.length,
    path: place => rows.paths[row(place)] as T,
    name: place => rows.names[row(place)] as string,
    joined: place => joinedWords(words, place, texts),
    joinedHashes: order.map(each => rows.joined[each] as number),
    singularHashes: order.map(each => rows.singular[each] as number),
    words,
    terms,
    wordCount: place => lengthAt(words, place),
    numberOf: word => texts.find(word),
    textOf: number => texts.text(number),
    numbers: texts.size,
    holders: holdersOf(terms, texts.size),
  };
}

export function lengthAt({ starts }: Lists, list: number): number {
  return (starts[list + 1] as number) - (starts[list] as number);
}

function joinedWords({ starts, numbers }: Lists, place: number, texts: Texts): string {
  let joined = '';
  const end = starts[place + 1] as number;
  for (let at = starts[place] as number; at < end; at++) joined += texts.text(numbers[at] as number);
  return joined;
}

/** Names as they come, each a row. */
class NameRows<T extends string> {
  readonly texts = new Texts(word => word);
  readonly paths: T[] = [];
  readonly names: string[] = [];
  readonly joined: number[] = [];
  readonly singular: number[] = [];
  readonly words = new GrowingLists();
  readonly terms = new GrowingLists();
  /** Whether the paths have come in their order. */
  #isSorted = true;

  add(path: T, names: readonly string[]): void {
    for (let at = 0; at < names.length; at++) {
      const name = names[at] as string;
      if (names.indexOf(name) === at) this.#add(path, name);
    }
  }

  #add(path: T, name: string): void {
    const { words, terms, joined, singular } = nameForm(name);
    if (words.length === 0) return;
    const before = this.paths.at(-1);
    if (before !== undefined && before !== path && byCodePoint(before, path) > 0) this.#isSorted = false;
    this.paths.push(path);
    this.names.push(name);
    const hash = hashOf(joined);
    this.joined.push(hash);
    this.singular.push(singular === joined ? hash : hashOf(singular));
    for (const word of words) {
      const number = this.texts.number(word);
      this.words.push(number);
      if (terms === words) this.terms.push(number);
    }
    if (terms !== words) for (const term of terms) this.terms.push(this.texts.number(term));
    this.words.end();
    this.terms.end();
  }

  /** The rows by their number of words, then by path, then as they came. */
  order(): Int32Array {
    const rows = Int32Array.from(this.paths.keys());
    if (!this.#isSorted) rows.sort((a, b) => byCodePoint(this.paths[a] as T, this.paths[b] as T) || a - b);
    // Counted instead of compared, which keeps their order.
    const places = new Int32Array(this.words.longest + 2);
    for (const row of rows) raise(places, this.words.lengthOf(row) + 1);
    for (let length = 1; length < places.length; length++) raise(places, length, places[length - 1]);
    const order = new Int32Array(rows.length);
    for (const row of rows) order[raise(places, this.words.lengthOf(row)) - 1] = row;
    return order;
  }
}

/** Lists in the making. */
class GrowingLists {
  #numbers = new Int32Array(1024);
  #starts = new Int32Array(256);
  #length = 0;
  #size = 0;
  /** The length of the longest one. */
  longest = 0;

  /** Adds a number to the last list. */
  push(number: number): void {
    if (this.#length === this.#numbers.length) this.#numbers = doubled(this.#numbers);
    this.#numbers[this.#length++] = number;
  }

  /** Begins another list. */
  end(): void {
    if (this.#size + 1 === this.#starts.length) this.#starts = doubled(this.#starts);
    this.#starts[++this.#size] = this.#length;
    this.longest = Math.max(this.longest, this.lengthOf(this.#size - 1));
  }

  lengthOf(list: number): number {
    return lengthAt(this.lists, list);
  }

  get lists(): Lists {
    return { starts: this.#starts, numbers: this.#numbers };
  }

  get length(): number {
    return this.#length;
  }
}

function doubled(array: Int32Array): Int32Array<ArrayBuffer> {
  const longer = new Int32Array(array.length * 2);
  longer.set(array);
  return longer;
}

/** The lists in another order. */
function inOrder(growing: GrowingLists, order: Int32Array): Lists {
  const { starts: from, numbers: all } = growing.lists;
  const starts = new Int32Array(order.length + 1);
  const numbers = new Int32Array(growing.length);
  let length = 0;
  for (let place = 0; place < order.length; place++) {
    const list = order[place] as number;
    const end = from[list + 1] as number;
    for (let at = from[list] as number; at < end; at++) numbers[length++] = all[at] as number;
    starts[place + 1] = length;
  }
  return { starts, numbers };
}

/** Term → the places that have it, in order: counted first, so that all fit into one array. */
function holdersOf(terms: Lists, size: number): Lists {
  const starts = new Int32Array(size + 1);
  for (const term of terms.numbers) raise(starts, term + 1);
  for (let number = 1; number <= size; number++) raise(starts, number, starts[number - 1]);
  const numbers = new Int32Array(terms.numbers.length);
  const next = starts.slice();
  for (let place = 0; place + 1 < terms.starts.length; place++) {
    const end = terms.starts[place + 1] as number;
    for (let at = terms.starts[place] as number; at < end; at++) {
      numbers[raise(next, terms.numbers[at] as number) - 1] = place;
    }
  }
  return { starts, numbers };
}

/** What the number at that place is then. */
function raise(numbers: Int32Array, place: number, by = 1): number {
  return (numbers[place] = (numbers[place] as number) + by);
}
