/**
 * How a word is filed: case, accents, width and ligatures do not divide it. Law: folding a folded word changes nothing,
 * and no folded word is empty unless all of it is unseen.
 */
import { fold } from '../names/fold.ts';

const plain = /^[a-z0-9]*$/;
const ascii = /^[\x20-\x7e]*$/;
/** Accents of Latin, Greek and Cyrillic, points of Hebrew and Arabic; vowels of other scripts are letters. */
const accents = /[\u0300-\u036f\u0591-\u05bd\u05bf\u05c1\u05c2\u05c4\u05c5\u05c7\u064b-\u065f\u0670\u0640]/gu;
const unseen = /[\u00ad\u200b-\u200d\u2060\ufe0e\ufe0f\u{1f3fb}-\u{1f3ff}]/gu;
/** Letters that no decomposition tells to be another with a stroke, or two in one. */
const relatives: ReadonlyMap<string, string> = new Map([
  ['ø', 'o'],
  ['đ', 'd'],
  ['ð', 'd'],
  ['ł', 'l'],
  ['ħ', 'h'],
  ['ı', 'i'],
  ['æ', 'ae'],
  ['œ', 'oe'],
  ['þ', 'th'],
]);
const related = /[øđðłħıæœþ]/gu;

export function foldWord(word: string): string {
  if (plain.test(word)) return word;
  if (ascii.test(word)) return word.toLowerCase();
  const folded = fold(word.replace(unseen, '').normalize('NFKD'))
    .normalize('NFKD')
    .replace(accents, '')
    .replace(related, letter => relatives.get(letter) ?? letter);
  return folded.normalize('NFC');
}
