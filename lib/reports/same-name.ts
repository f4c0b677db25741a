/**
 * Whether two spellings are certainly one name: they differ in nothing but case and what people put between words.
 * Stricter than what makes a suggestion: `C` is not `C++`, `1.10` is not `11.0`, `schon` is not `schön`.
 */
import { fold } from '../names/fold.ts';
import { nameForm } from './name-form.ts';

/** What stands between words, and what many file systems do not let stand in a name. */
const divider = /[\s_\-\u2010-\u2015\u2212:?*"<>|/\\“”„«»]+/gu;
const apostrophe = /[’‘ʼ]/gu;

/** Of names and titles. */
export function isSameName(a: string, b: string): boolean {
  const form = formOf(a);
  return form !== '' && form === formOf(b);
}

/** Of the headings of one note; there the signs are what a fragment leaves out first. */
export function isSameHeading(a: string, b: string): boolean {
  return nameForm(a).joined === nameForm(b).joined && figures(a) === figures(b);
}

/** The words run together, figures that stand side by side kept apart. */
function formOf(name: string): string {
  const words = fold(name).replace(apostrophe, "'").split(divider);
  return words.reduce((form, word) => form + (/\p{N}$/u.test(form) && /^\p{N}/u.test(word) ? ' ' : '') + word, '');
}

function figures(name: string): string {
  return (fold(name).match(/\p{N}+/gu) ?? []).join(' ');
}
