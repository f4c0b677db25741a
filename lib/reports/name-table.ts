/**
 * The names that can be suggested, by their words. Law: a word is kept once and is a number from then on, and a name is
 * a row of numbers: a vault has a name or two for every note, and few words that no other name has.
 */
import { byCodePoint } from '../names/fold.ts';
import { nameForm } from './name-form.ts';

/** Something that could have been meant, and the names it has, as spelled. */
export interface Named<T extends string> {
  readonly path: T;
  readonly names: readonly string[];
}

/** The number of a word that stands in no name. */
export const unknown = -1;

export interface NameTable<T extends string> {
  readonly size: number;
  path(place: number): T;
  /** As spelled. */
  name(place: number): string;
  /** The words of a name without anything between them, as `NameForm.joined`. */
  joined(place: number): string;
  /** Numbers of the words, in order. */
  words(place: number): Int32Array;
  wordCount(place: number): number;
  /** Numbers of the terms, in order. */
  terms(place: number): Int32Array;
  /** `unknown` when no name has it. */
  numberOf(word: string): number;
  textOf(number: number): string;
  /** Names that have this term, in order. */
  holders(term: number): Int32Array;
}

/** Makes the table in steps. Names with the fewest words come first, then by path; those that are all signs are left out. */
export function* namesByWords<T extends string>(named: Iterable<Named<T>>): Generator<void, NameTable<T>> {
  const numbers = new Map<string, number>();
  const texts: string[] = [];
  const numberOf = (word: string): number => {
    let number = numbers.get(word);
    if (number === undefined) {
      numbers.set(word, (number = texts.length));
      texts.push(word);
    }
    return number;
  };
  const paths: T[] = [];
  const names: string[] = [];
  const words = new Rows();
  const terms = new Rows();
  for (const { path, names: spelled } of named) {
    yield;
    for (const name of new Set(spelled)) {
      const form = nameForm(name);
      if (form.words.length === 0) continue;
      paths.push(path);
      names.push(name);
      words.push(form.words.map(numberOf));
      terms.push(form.terms.map(numberOf));
    }
  }
  const order = Uint32Array.from(names.keys()).sort(
    (a, b) => words.lengthOf(a) - words.lengthOf(b) || byCodePoint(paths[a] as T, paths[b] as T) || a - b,
  );
  yield;
  const holding = holdersOf(order, terms, texts.length);
  yield;
  const row = (place: number): number => order[place] as number;
  const textOf = (number: number): string => texts[number] as string;
  return {
    size: names.length,
    path: place => paths[row(place)] as T,
    name: place => names[row(place)] as string,
    joined: place => Array.from(words.at(row(place)), textOf).join(''),
    words: place => words.at(row(place)),
    wordCount: place => words.lengthOf(row(place)),
    terms: place => terms.at(row(place)),
    numberOf: word => numbers.get(word) ?? unknown,
    textOf,
    holders: holding,
  };
}

/** Lists of numbers, one after the other in one array. */
class Rows {
  #numbers = new Int32Array(1024);
  #ends = new Int32Array(256);
  #size = 0;

  push(row: readonly number[]): void {
    const from = this.#end(this.#size);
    if (from + row.length > this.#numbers.length) this.#numbers = grown(this.#numbers, from + row.length);
    if (this.#size === this.#ends.length) this.#ends = grown(this.#ends, this.#size + 1);
    this.#numbers.set(row, from);
    this.#ends[this.#size++] = from + row.length;
  }

  at(row: number): Int32Array {
    return this.#numbers.subarray(this.#end(row), this.#ends[row]);
  }

  lengthOf(row: number): number {
    return (this.#ends[row] as number) - this.#end(row);
  }

  /** Where the numbers of a row begin. */
  #end(row: number): number {
    return row === 0 ? 0 : (this.#ends[row - 1] as number);
  }
}

function grown(array: Int32Array, least: number): Int32Array<ArrayBuffer> {
  const larger = new Int32Array(Math.max(least, array.length * 2));
  larger.set(array);
  return larger;
}

/** Term → the places that have it, in order: counted first, so that all fit into one array. */
function holdersOf(order: Uint32Array, terms: Rows, numbers: number): (term: number) => Int32Array {
  const ends = new Int32Array(numbers + 1);
  for (const row of order) for (const term of terms.at(row)) ends[term + 1] = (ends[term + 1] as number) + 1;
  for (let number = 1; number <= numbers; number++) {
    ends[number] = (ends[number] as number) + (ends[number - 1] as number);
  }
  const places = new Int32Array(ends[numbers] as number);
  const filled = ends.slice();
  order.forEach((row, place) => {
    for (const term of terms.at(row)) {
      places[filled[term] as number] = place;
      filled[term] = (filled[term] as number) + 1;
    }
  });
  return term => (term === unknown ? nowhere : places.subarray(ends[term], ends[term + 1]));
}

const nowhere = new Int32Array(0);
