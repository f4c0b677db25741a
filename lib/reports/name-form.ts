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
  /** What it speaks of, each once: words in the singular; of Chinese and Japanese, where a character says little, pairs. */
  readonly terms: readonly string[];
}

/** Of a very long name only the beginning is looked at. */
const mostTerms = 64;
const ascii = /^[\x20-\x7e]*$/;
const accents = /[\u0300-\u036f]/g;
const nothing: readonly string[] = [];
const character = /^[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}]/u;
const word =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}]|(?:(?!\p{Script=Han}|\p{Script=Hiragana}|\p{Script=Katakana})[\p{L}\p{M}\p{N}])+/gu;

const characters = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}]{2,}/gu;

/** The form of a name as spelled; without words when the name is all signs. */
export function nameForm(spelling: string): NameForm {
  const folded = fold(spelling);
  if (ascii.test(folded)) return formOf(folded.match(/[a-z0-9]+/g) ?? [], nothing);
  const plain = folded.normalize('NFKD').replace(accents, '');
  return formOf(plain.match(word) ?? [], plain.match(characters) ?? nothing);
}

function formOf(words: readonly string[], runs: readonly string[]): NameForm {
  const joined = words.join('');
  const singulars = words.some(one => one.endsWith('s')) ? words.map(singularOf) : words;
  const singular = singulars === words ? joined : singulars.join('');
  return { words, joined, singular, terms: termsOf(singulars, runs) };
}

function singularOf(plural: string): string {
  if (!plural.endsWith('s')) return plural;
  if (plural.length > 4 && plural.endsWith('ies')) return `${plural.slice(0, -3)}y`;
  if (/(?:s|x|z|ch|sh)es$/.test(plural)) return plural.slice(0, -2);
  return plural.length > 2 && /[^siu]s$/.test(plural) ? plural.slice(0, -1) : plural;
}

/** @param runs of characters that stand side by side */
function termsOf(words: readonly string[], runs: readonly string[]): readonly string[] {
  if (runs.length === 0 && words.length < few && areDistinct(words)) return words;
  const terms = new Set(runs.length === 0 ? words : words.filter(one => !isCharacter(one)));
  for (const run of runs) for (let at = 0; at + 1 < run.length; at++) terms.add(run.slice(at, at + 2));
  return (terms.size === 0 || terms.size === words.length ? words : [...terms]).slice(0, mostTerms);
}

/** Words that are compared with one another sooner than put into a set. */
const few = 8;

function areDistinct(words: readonly string[]): boolean {
  for (let at = 1; at < words.length; at++) if (words.indexOf(words[at] as string) < at) return false;
  return true;
}

/** Whether a word or a term is of Chinese or Japanese characters. */
export function isCharacter(text: string): boolean {
  return text.charCodeAt(0) >= 0x2e80 && character.test(text);
}

/** The words of a name that these terms stand for, as it has them; characters that follow one another as one. */
export function wordsBehind({ words }: NameForm, terms: ReadonlySet<string>): readonly string[] {
  const behind: string[] = [];
  let pairs = -1;
  words.forEach((one, at) => {
    const pair = one + (words[at + 1] ?? '');
    if (isCharacter(one) && terms.has(pair)) {
      if (pairs === at - 1 && at > 0) behind.push(`${behind.pop() ?? ''}${words[at + 1] ?? ''}`);
      else behind.push(pair);
      pairs = at;
    } else if (!isCharacter(one) && terms.has(singularOf(one))) {
      behind.push(one);
    }
  });
  return [...new Set(behind)];
}

/** The figures of a name. */
export function figuresOf(words: readonly string[]): string {
  return words.flatMap(one => one.match(/\p{Nd}+/gu) ?? []).join(' ');
}

/** Whether these words say enough to recognise a name by them: neither figures alone nor a single short word. */
export function isTelling(words: readonly string[]): boolean {
  return words.some(one => /\p{L}/u.test(one)) && (words.length > 1 || (words[0] ?? '').length > 2);
}
