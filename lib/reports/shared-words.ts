/**
 * An index that finds the names that speak of the same things as another, in whatever order.
 *
 * Law: a rare word says more than a common one, and words such as “of” say next to nothing. Names are looked up by
 * their rarest words, and by no more of them than a name that shares enough must have one of.
 */
import { isCharacter } from './name-form.ts';
import { lengthAt, unknown, type NameTable } from './name-table.ts';

/** Terms that names are compared with. */
export interface AskedTerms {
  /** Their numbers; `unknown` for those that no name has. */
  readonly numbers: readonly number[];
  readonly texts: readonly string[];
  /** What each of them weighs, and all together. */
  readonly weights: readonly number[];
  readonly weight: number;
}

export interface SharedWords {
  asked(terms: readonly string[]): AskedTerms;
  /** Names that share enough with these terms, and at least two words that count. */
  sharing(terms: AskedTerms): readonly number[];
  /** Which of these terms the fewest names have. */
  rarest(terms: AskedTerms): number;
  /** How much of two names is the same, from 0 to 1: what they share by what they have, by weight. */
  similarity(terms: AskedTerms, place: number): number;
  /** How many names were looked at word by word so far: what the questions cost. */
  readonly compared: number;
}

/** How similar names must be where all that one says is said by the other. */
const similarEnough = 0.6;
/** And where each has words of its own: those asked for stand in no name, so they may be slips. */
const similarOtherwise = 0.75;
/** Where they share less than two words that tell something, or each names something else that is known. */
const never = 2;
/** Names that are looked at for one question, found by the rarest words. */
const mostLookedAt = 256;
/** Of a common little word's weight, what counts. */
const littleWeight = 0.1;

const little: ReadonlySet<string> = new Set(
  'a an and are as at be by for from in into is it its of on or that the this to vs with'.split(' '),
);

export function sharedWords(names: Names): SharedWords {
  return new Sharing(names);
}

type Names = Pick<NameTable<string>, 'size' | 'terms' | 'numbers' | 'holders' | 'numberOf' | 'textOf'>;

class Sharing implements SharedWords {
  compared = 0;
  readonly #names: Names;
  /** By term: what it weighs. */
  readonly #weights: Float64Array;
  /** By name: the number of the question for which it was looked at last. */
  readonly #seenFor: Int32Array;
  #questions = 0;

  constructor(names: Names) {
    this.#names = names;
    this.#seenFor = new Int32Array(names.size);
    this.#weights = new Float64Array(names.numbers);
    for (let term = 0; term < names.numbers; term++) this.#weights[term] = this.#weightOf(names.textOf(term), term);
  }

  asked(texts: readonly string[]): AskedTerms {
    const numbers: number[] = [];
    const weights: number[] = [];
    let weight = 0;
    for (const text of texts) {
      const number = this.#names.numberOf(text);
      const own = number === unknown ? this.#weightOf(text, number) : (this.#weights[number] as number);
      numbers.push(number);
      weights.push(own);
      weight += own;
    }
    return { numbers, texts, weights, weight };
  }

  sharing(terms: AskedTerms): readonly number[] {
    const { numbers, weights, weight } = terms;
    const rarestFirst = Array.from(numbers.keys()).sort((a, b) => this.#held(numbers[a]) - this.#held(numbers[b]));
    if (this.#held(numbers[rarestFirst.at(-2) ?? -1]) === 0) return nobody;
    const { starts, numbers: places } = this.#names.holders;
    const question = ++this.#questions;
    const found: number[] = [];
    let seen = 0;
    let left = weight;
    for (const at of rarestFirst) {
      // A name first met here shares at most what is left.
      if ((2 * left) / (weight + left) < similarEnough) break;
      left -= weights[at] as number;
      const term = numbers[at] as number;
      if (term === unknown) continue;
      const end = starts[term + 1] as number;
      for (let each = starts[term] as number; each < end; each++) {
        if (seen === mostLookedAt) return found;
        const place = places[each] as number;
        if (this.#seenFor[place] === question) continue;
        this.#seenFor[place] = question;
        seen++;
        this.compared++;
        const similar = this.similarity(terms, place);
        if (similar >= similarEnough && similar >= this.#leastSimilarity(terms.texts, place)) found.push(place);
      }
    }
    return found;
  }

  rarest({ numbers }: AskedTerms): number {
    return numbers.reduce((least, number) => (this.#held(number) < this.#held(least) ? number : least));
  }

  similarity({ numbers, weight }: AskedTerms, place: number): number {
    const { starts, numbers: terms } = this.#names.terms;
    const end = starts[place + 1] as number;
    let own = 0;
    let shared = 0;
    for (let at = starts[place] as number; at < end; at++) {
      const term = terms[at] as number;
      const termWeight = this.#weights[term] as number;
      own += termWeight;
      if (numbers.includes(term)) shared += termWeight;
    }
    return (2 * shared) / (weight + own);
  }

  #leastSimilarity(terms: readonly string[], place: number): number {
    const own = terms.filter(isTellingTerm);
    const theirs = termsAt(place, this.#names).filter(isTellingTerm);
    if (own.filter(term => theirs.includes(term)).length < 2) return never;
    const left = unshared(own, theirs);
    if (left.length === 0 || unshared(theirs, own).length === 0) return similarEnough;
    const known = (term: string): boolean => this.#held(this.#names.numberOf(term)) > 0;
    return left.every(term => !isCharacter(term) && !known(term)) ? similarOtherwise : never;
  }

  #weightOf(text: string, number: number): number {
    const { size } = this.#names;
    return Math.log(1 + size / Math.max(1, this.#held(number))) * (little.has(text) ? littleWeight : 1);
  }

  /** How many names have a term. */
  #held(term = unknown): number {
    return term === unknown ? 0 : lengthAt(this.#names.holders, term);
  }
}

const nobody: readonly number[] = [];

/** The terms of a name. */
export function termsAt(place: number, { terms, textOf }: Pick<Names, 'terms' | 'textOf'>): readonly string[] {
  return Array.from(terms.numbers.subarray(terms.starts[place], terms.starts[place + 1]), textOf);
}

/** Whether a term says more than a word such as “of”. */
export function isTellingTerm(term: string): boolean {
  return !little.has(term);
}

/** Terms that the others do not have; a pair of characters that stands at a seam of theirs is not another thing. */
function unshared(terms: readonly string[], others: readonly string[]): readonly string[] {
  const isSeam = (term: string): boolean =>
    isCharacter(term) && [...term].every(each => others.some(other => other.includes(each)));
  return terms.filter(term => !others.includes(term) && !isSeam(term));
}
