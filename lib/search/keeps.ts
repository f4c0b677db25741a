/** Which words of a vault one query can have to do with: who asks once needs no index of the others. */
import { isOneEdit, shortestCorrected } from './near-words.ts';
import { tagSign } from './note.ts';
import type { Query } from './query.ts';
import type { Keeps } from './segment-writer.ts';

export function keepsFor({ phrases }: Query): Keeps {
  const words = new Set([...phrases.wanted, ...phrases.unwanted].flatMap(phrase => phrase.words));
  const beginnings = [...words];
  const misspelled = beginnings.filter(word => word.length >= shortestCorrected);
  return word =>
    words.has(word) ||
    word.startsWith(tagSign) ||
    beginnings.some(beginning => word.startsWith(beginning)) ||
    misspelled.some(each => isOneEdit(each, word));
}
