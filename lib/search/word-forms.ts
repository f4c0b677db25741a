/**
 * Forms of one English word: `migrate`, `migrates`, `migrating`, `migrated`. Law: only endings are taken off, and never
 * so much that hardly a word is left, so that in other languages little is joined that does not belong together.
 */

/** A shorter word has no forms. */
const shortest = 4;
/** What is left of a word at least. */
const least = 3;
const latin = /^[a-z]+$/;

/** What the forms of a word have in common; null for words that have none. */
export function stemOf(word: string): string | null {
  if (word.length < shortest || !latin.test(word)) return null;
  const single = singular(word);
  const ending = /(?:ing|ed)$/.exec(single)?.[0] ?? '';
  const rest = single.slice(0, single.length - ending.length);
  if (ending === '' || rest.length < least || !/[aeiouy]/.test(rest)) return without('e', single);
  return without('e', /([bdfgmnprt])\1$/.test(rest) ? rest.slice(0, -1) : rest);
}

/** What all forms of a word with this stem begin with. */
export function beginningOf(stem: string): string {
  return stem.endsWith('y') ? stem.slice(0, -1) : stem;
}

function singular(word: string): string {
  if (word.length > shortest && word.endsWith('ies')) return `${word.slice(0, -3)}y`;
  if (/(?:ss|sh|ch|x|z)es$/.test(word)) return word.slice(0, -2);
  return /[^sui]s$/.test(word) ? word.slice(0, -1) : word;
}

function without(letter: string, word: string): string {
  return word.length > least && word.endsWith(letter) ? word.slice(0, -1) : word;
}

/** All words that may have this stem, and some that have not. */
export function formsOf(stem: string): readonly string[] {
  const last = stem.at(-1) ?? '';
  const forms = [stem, `${stem}e`, stem + last].flatMap(base => endings.map(ending => base + ending));
  return last === 'y' ? [...forms, `${stem.slice(0, -1)}ies`] : forms;
}

const endings = ['', 's', 'es', 'ed', 'eds', 'ing', 'ings'];
