/** Which words of a vault one question can have to do with: who asks once needs no index of the others. */
import { isOneEdit, shortestCorrected } from './near-words.ts';
import { tagSign } from './note.ts';
import type { Query } from './query.ts';
import type { Keeps } from './segment-writer.ts';
import { stemOf } from './word-forms.ts';
import { eachWord } from './words.ts';

/** Words that are asked for, their forms, those that go on from them, those one edit away, and all tags. */
export function keepsForQuery({ phrases, tags }: Query): Keeps {
  const fromTags = tags.wanted.flatMap(tag => tag.words ?? []);
  const all = [...phrases.wanted, ...phrases.unwanted, ...fromTags];
  const words = new Set(all.flatMap(phrase => phrase.words));
  const stems = new Set(all.map(({ stem }) => stem));
  const beginnings = [...words];
  const misspelled = beginnings.filter(word => word.length >= shortestCorrected);
  return word =>
    words.has(word) ||
    word.startsWith(tagSign) ||
    (stemOf(word) !== null && stems.has(stemOf(word))) ||
    beginnings.some(beginning => word.startsWith(beginning)) ||
    misspelled.some(each => isOneEdit(each, word));
}

/** The words of these names. */
export function keepsForNames(names: readonly string[]): Keeps {
  const words = new Set<string>();
  for (const name of names) eachWord(name, 0, name.length, word => words.add(word));
  return word => words.has(word);
}
