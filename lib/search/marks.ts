/** Where phrases stand in a text, found by its words. */
import type { Phrase } from './query.ts';
import { stemOf } from './word-forms.ts';
import { eachWord } from './words.ts';

/** A phrase that stands in a text. */
export interface Mark {
  readonly start: number;
  readonly end: number;
  /** Which phrase it is. */
  readonly phrase: number;
}

interface Place {
  /** All words of one place: a name, and its parts. */
  readonly words: { readonly word: string; readonly start: number; readonly end: number }[];
}

/** All places where phrases stand between two offsets, by their beginning. */
export function marksIn(text: string, from: number, to: number, phrases: readonly Phrase[]): readonly Mark[] {
  const places: Place[] = [];
  eachWord(text, from, to, (word, start, end, joined) => {
    if (joined && places.length > 0) (places.at(-1) as Place).words.push({ word, start, end });
    else places.push({ words: [{ word, start, end }] });
  });
  const marks: Mark[] = [];
  for (let at = 0; at < places.length; at++) {
    phrases.forEach((phrase, index) => {
      const found = standsAt(phrase, places, at) ?? meantAt(phrase, places, at);
      if (found !== null) marks.push({ ...found, phrase: index });
    });
  }
  return marks;
}

function meantAt({ or }: Phrase, places: readonly Place[], at: number): Pick<Mark, 'start' | 'end'> | null {
  return or === null ? null : standsAt({ words: or, open: false, stem: null }, places, at);
}

function standsAt(
  { words, open, stem }: Pick<Phrase, 'words' | 'open' | 'stem'>,
  places: readonly Place[],
  at: number,
): Pick<Mark, 'start' | 'end'> | null {
  let start = -1;
  let end = -1;
  for (let i = 0; i < words.length; i++) {
    const wanted = words[i] as string;
    const isOpen = open && i === words.length - 1;
    const own = places[at + i]?.words;
    const found =
      own?.find(({ word }) => (isOpen ? word.startsWith(wanted) : word === wanted)) ??
      (stem === null ? undefined : own?.find(({ word }) => stemOf(word) === stem));
    if (found === undefined) return null;
    if (i === 0) start = found.start;
    end = found.end;
  }
  return { start, end };
}
