/**
 * An index that finds the names that speak of the same things as another, in whatever order.
 *
 * Law: a rare word says more than a common one, and words such as “of” say next to nothing. Names are looked up by
 * their rarest words, and by no more of them than a name that shares enough must have one of.
 */
import { isCharacter } from './name-form.ts';
import type { NameTable } from './name-table.ts';

/** Terms that names are compared with. */
export interface AskedTerms {
  /** Their numbers; `unknown` for those that no name has. */
  readonly numbers: readonly number[];
  readonly texts: readonly string[];
  /** What they weigh together. */
  readonly weight: number;
}

export interface SharedWords {
  asked(terms: readonly string[]): AskedTerms;
  /** Names that share enough with these terms, and at least two words that count. */
  sharing(terms: AskedTerms): Iterable<number>;
  /** Names that hold the rarest of these terms. */
  holdingRarest(terms: AskedTerms): Int32Array;
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

export function sharedWords(
  names: Pick<NameTable<string>, 'size' | 'terms' | 'holders' | 'numberOf' | 'textOf'>,
): SharedWords {
  const weightOf = (text: string, number: number): number =>
    Math.log(1 + names.size / Math.max(1, names.holders(number).length)) * (little.has(text) ? littleWeight : 1);
  const weights = new Map<number, number>();
  const weight = (number: number): number => {
    let known = weights.get(number);
    if (known === undefined) weights.set(number, (known = weightOf(names.textOf(number), number)));
    return known;
  };
  const similarity = ({ numbers, weight: whole }: AskedTerms, place: number): number => {
    let [own, shared] = [0, 0];
    for (const number of names.terms(place)) {
      own += weight(number);
      if (numbers.includes(number)) shared += weight(number);
    }
    return (2 * shared) / (whole + own);
  };
  const leastSimilarity = (terms: readonly string[], others: readonly string[]): number => {
    const own = terms.filter(isTellingTerm);
    const theirs = others.filter(isTellingTerm);
    if (own.filter(term => theirs.includes(term)).length < 2) return never;
    const left = unshared(own, theirs);
    if (left.length === 0 || unshared(theirs, own).length === 0) return similarEnough;
    const known = (term: string): boolean => names.holders(names.numberOf(term)).length > 0;
    return left.every(term => !isCharacter(term) && !known(term)) ? similarOtherwise : never;
  };

  let compared = 0;

  return {
    asked(texts) {
      const numbers = texts.map(text => names.numberOf(text));
      return {
        numbers,
        texts,
        weight: texts.reduce((all, text, at) => all + weightOf(text, numbers[at] as number), 0),
      };
    },
    *sharing(terms) {
      const asked = terms.texts.map((text, at) => {
        const number = terms.numbers[at] as number;
        return { held: names.holders(number), weight: weightOf(text, number) };
      });
      if (asked.filter(({ held }) => held.length > 0).length < 2) return;
      asked.sort((a, b) => a.held.length - b.held.length);
      const seen = new Set<number>();
      let left = terms.weight;
      for (const { held, weight: own } of asked) {
        // A name first met here shares at most what is left.
        if ((2 * left) / (terms.weight + left) < similarEnough) return;
        left -= own;
        for (const place of held) {
          if (seen.size === mostLookedAt) return;
          if (seen.has(place)) continue;
          seen.add(place);
          compared++;
          const similar = similarity(terms, place);
          if (similar < similarEnough) continue;
          if (similar >= leastSimilarity(terms.texts, Array.from(names.terms(place), names.textOf))) yield place;
        }
      }
    },
    holdingRarest({ numbers }) {
      const [first, ...others] = numbers.map(names.holders);
      return others.reduce((least, held) => (held.length < least.length ? held : least), first ?? new Int32Array(0));
    },
    similarity,
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
