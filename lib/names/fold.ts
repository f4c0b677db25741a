/**
 * Folding: the one place where a spelling becomes a Name. Two spellings mean the same thing exactly when
 * their Names are equal: NFC, full Unicode case folding, runs of blanks as one space, none at the ends.
 * `_`, `-` and space stay different letters.
 */
import type { Name } from '../model.ts';

/** Printable ASCII without capitals and without two spaces in a row: already folded, by far the most common case. */
const folded = /^(?! )(?:[!-@[-~]| (?! ))*(?<! )$/;
/** The same with capitals. */
const plain = /^(?! )(?:[!-~]| (?! ))*(?<! )$/;
const ascii = /^[\x20-\x7e]*$/;
/** White space; U+FEFF, which the language counts as such, is a zero-width letter of a name. */
const blanks = /[\t-\r \u0085\u00a0\u1680\u2000-\u200a\u2028\u2029\u202f\u205f\u3000]+/gu;
/** `ı` alone would be changed by the upper-case step below, while Unicode folds it to itself. */
const dotlessI = /(ı+)/u;

/** Folds a spelling for comparison. */
export function fold(spelling: string): Name {
  if (folded.test(spelling)) return spelling as Name;
  if (plain.test(spelling)) return spelling.toLowerCase() as Name;
  const spaced = joined(spelling);
  return (ascii.test(spaced) ? spaced.toLowerCase() : foldCase(spaced.normalize('NFC')).normalize('NFC')) as Name;
}

/** NFC with ordinary spaces: the spelling itself, made comparable without changing a letter. */
export function normalize(spelling: string): string {
  if (plain.test(spelling)) return spelling;
  return joined(spelling.normalize('NFC'));
}

/** Runs of blanks as one space, none at the ends. */
function joined(text: string): string {
  return text.replace(blanks, ' ').replace(/^ | $/g, '');
}

/**
 * Full case folding (Unicode CaseFolding.txt, statuses C and F) from what the language offers: lower, upper, lower
 * makes one form of `ẞ ß SS`, `ſ s`, `Σ σ ς`; the last rule undoes the final sigma of `toLowerCase`.
 */
function foldCase(text: string): string {
  return text
    .split(dotlessI)
    .map((part, index) =>
      index % 2 === 1 ? part : part.toLowerCase().toUpperCase().toLowerCase().replaceAll('ς', 'σ'),
    )
    .join('');
}

/** Code-point order, in which everything leaves Backlit; the order of UTF-16 units is another beyond the basic plane. */
export function byCodePoint(a: string, b: string): number {
  const length = Math.min(a.length, b.length);
  for (let i = 0; i < length; i++) {
    const x = a.charCodeAt(i);
    const y = b.charCodeAt(i);
    if (x !== y) return rank(x) - rank(y);
  }
  return a.length - b.length;
}

/** Surrogates stand for code points above every other unit. */
function rank(unit: number): number {
  return unit >= 0xd800 && unit <= 0xdfff ? unit + 0x10000 : unit;
}
