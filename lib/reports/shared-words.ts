/**
 * An index that finds the names that speak of the same things as another, in whatever order.
 *
 * Law: a rare word says more than a common one, and words such as “of” say next to nothing. Names are looked up by
 * their rarest words, and by no more of them than a name that shares enough must have one of.
 */
import { listOf, Postings } from '../graph/postings.ts';
import { isCharacter } from './name-form.ts';

export interface SharedWords {
  /** Names that share enough with these terms, and at least two words that count. */
  sharing(terms: readonly string[]): Iterable<number>;
  /** Names that hold the rarest of these terms. */
  holdingRarest(terms: readonly string[]): readonly number[];
  /** How much of two names is the same, from 0 to 1: what they share by what they have, by weight. */
  similarity(terms: readonly string[], index: number): number;
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

/** @param names the terms of each, every one once */
export function sharedWords(names: readonly (readonly string[])[]): SharedWords {
  const holding = new Postings<string>();
  names.forEach((terms, index) => {
    for (const term of terms) holding.add(term, index);
  });
  const holders = (term: string): readonly number[] => listOf(holding.get(term));
  const weight = (term: string): number =>
    Math.log(1 + names.length / Math.max(1, holders(term).length)) * (little.has(term) ? littleWeight : 1);
  const leastSimilarity = (terms: readonly string[], others: readonly string[]): number => {
    const own = terms.filter(isTellingTerm);
    const theirs = others.filter(isTellingTerm);
    if (own.filter(term => theirs.includes(term)).length < 2) return never;
    const left = unshared(own, theirs);
    if (left.length === 0 || unshared(theirs, own).length === 0) return similarEnough;
    return left.every(term => !isCharacter(term) && holders(term).length === 0) ? similarOtherwise : never;
  };
  const sum = (terms: readonly string[]): number => terms.reduce((all, term) => all + weight(term), 0);

  let compared = 0;

  return {
    *sharing(terms) {
      const asked = terms.map(term => ({ held: holders(term), weight: weight(term) }));
      if (asked.filter(({ held }) => held.length > 0).length < 2) return;
      asked.sort((a, b) => a.held.length - b.held.length);
      const whole = asked.reduce((all, { weight }) => all + weight, 0);
      const seen = new Set<number>();
      let left = whole;
      for (const { held, weight } of asked) {
        // A name first met here shares at most what is left.
        if ((2 * left) / (whole + left) < similarEnough) return;
        left -= weight;
        for (const index of held) {
          if (seen.size === mostLookedAt) return;
          if (seen.has(index)) continue;
          seen.add(index);
          compared++;
          if (this.similarity(terms, index) >= leastSimilarity(terms, names[index] ?? [])) yield index;
        }
      }
    },
    holdingRarest(terms) {
      const [first, ...others] = terms.map(holders);
      return others.reduce((least, held) => (held.length < least.length ? held : least), first ?? []);
    },
    similarity(terms, index) {
      const own = names[index] ?? [];
      const shared = own.filter(term => terms.includes(term));
      return (2 * sum(shared)) / (sum(terms) + sum(own));
    },
    get compared() {
      return compared;
    },
  };
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
