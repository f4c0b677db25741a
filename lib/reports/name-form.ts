/**
 * What is left of a name when everything that people vary is gone: case, accents, blanks, dashes, underscores,
 * punctuation, the plural. Only for suggestions: resolution never sees these forms.
 */
import { fold } from '../names/fold.ts';

export interface NameForm {
  /** Lower case, without accents; a Chinese or Japanese character is a word of its own. */
  readonly words: readonly string[];
  /** The words without anything between them: `Argo CD`, `argo-cd` and `ArgoCD` are the same here. */
  readonly joined: string;
  /** `joined` with each word in the singular. */
  readonly singular: string;
}

const accents = /[\u0300-\u036f]/g;
const word =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}]|(?:(?!\p{Script=Han}|\p{Script=Hiragana}|\p{Script=Katakana})[\p{L}\p{M}\p{N}])+/gu;

/** The form of a name as spelled; without words when the name is all signs. */
export function nameForm(spelling: string): NameForm {
  const words: readonly string[] = fold(spelling).normalize('NFKD').replace(accents, '').match(word) ?? [];
  return { words, joined: words.join(''), singular: words.map(singular).join('') };
}

function singular(plural: string): string {
  if (plural.length > 4 && plural.endsWith('ies')) return `${plural.slice(0, -3)}y`;
  if (/(?:s|x|z|ch|sh)es$/.test(plural)) return plural.slice(0, -2);
  return plural.length > 2 && /[^siu]s$/.test(plural) ? plural.slice(0, -1) : plural;
}

/** Whether these words say enough to recognise a name by them: neither figures alone nor a single short word. */
export function isTelling(words: readonly string[]): boolean {
  return words.some(one => /\p{L}/u.test(one)) && (words.length > 1 || (words[0] ?? '').length > 2);
}
