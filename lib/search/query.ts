/**
 * What somebody typed → what is asked for. Law: every text is a query; what means nothing asks for nothing.
 *
 *     event loop            notes with both words, wherever they stand
 *     "event loop"          side by side
 *     asyncio.sleep         so too: parts of one name
 *     -draft  -"old text"   not in the note
 *     title:loop  tag:python  path:guide  #python
 */
import { fields, type Field } from './note.ts';
import { tagKey } from '../names/tag.ts';
import { kindOf, kinds } from './characters.ts';
import { stemOf } from './word-forms.ts';
import { eachWord } from './words.ts';

/** Words that stand side by side, in this order; most often one. */
export interface Phrase {
  readonly words: readonly string[];
  /** The last word may go on. */
  readonly open: boolean;
  /** Between quotation marks: nothing else will do. */
  readonly quoted: boolean;
  /** The fields that count, as bits; all of them unless it was said. */
  readonly within: number;
  /** What the forms of its only word have in common, which will do too; null when only the word itself will do. */
  readonly stem: string | null;
  /** Where it stands in the query. */
  readonly start: number;
  readonly end: number;
  /** Words that are likely meant by these, and will do too. */
  readonly or: readonly string[] | null;
}

export interface TagAsked {
  readonly key: string;
  readonly open: boolean;
  /** Written `#so`: when there is no such tag, the words are meant. */
  readonly words: Phrase | null;
}

export interface Asked<Item> {
  readonly wanted: readonly Item[];
  readonly unwanted: readonly Item[];
}

export interface Query {
  /** As it was typed, as far as it counts. */
  readonly text: string;
  readonly phrases: Asked<Phrase>;
  readonly tags: Asked<TagAsked>;
  /** Parts of paths, in lower case. */
  readonly paths: Asked<string>;
}

/** Longer queries are cut: nobody types as much, and every word costs. */
const longestQuery = 1000;
const mostPhrases = 16;
const mostWordsOfPhrase = 48;

export const allFields = (1 << fields.length) - 1;

/** The bit of a field. */
export function bitOf(field: Field): number {
  return 1 << fields.indexOf(field);
}

/** `-title:"two words"`, `-word`: sign, operator, what stands between quotation marks, else up to the next blank. */
const item = /([-\u2212]?)(?:(tag|path|title):)?(?:["“”«»„‟]([^"“”«»„‟]*)(["“”«»„‟]?)|(\S+))/giu;

export function parseQuery(typed: string, typing: boolean): Query {
  const text = typed.slice(0, longestQuery);
  const parts = new Parts();
  for (const found of text.matchAll(item)) {
    const [whole, sign = '', operator = '', quoted, closed, bare = ''] = found;
    const value = quoted ?? bare;
    const end = found.index + whole.length;
    const start = end - value.length - (closed?.length ?? 0);
    const open = typing && end === text.length && closed !== '"' && !/["“”«»„‟]$/u.test(whole);
    const place = { text, start, end: start + value.length, open, quoted: quoted !== undefined };
    parts.add(operator.toLowerCase(), value, { ...place, isUnwanted: sign !== '' });
  }
  return parts.query(text);
}

/** The words to look for in names that are no notes; none when something else is asked as well. */
export function wordsOf({ phrases, tags, paths }: Query): readonly string[] {
  if (phrases.unwanted.length + tags.unwanted.length + paths.wanted.length + paths.unwanted.length > 0) return [];
  const fromTags = tags.wanted.map(({ words }) => words);
  if (fromTags.includes(null)) return [];
  return [...phrases.wanted, ...fromTags].flatMap(phrase => phrase?.words ?? []);
}

interface Placed {
  readonly text: string;
  readonly start: number;
  readonly end: number;
  readonly open: boolean;
  readonly quoted: boolean;
  readonly isUnwanted: boolean;
}

class Parts {
  readonly #phrases: { wanted: Phrase[]; unwanted: Phrase[] } = { wanted: [], unwanted: [] };
  readonly #tags: { wanted: TagAsked[]; unwanted: TagAsked[] } = { wanted: [], unwanted: [] };
  readonly #paths: { wanted: string[]; unwanted: string[] } = { wanted: [], unwanted: [] };
  readonly #known = new Set<string>();

  add(operator: string, value: string, place: Placed): void {
    const side = place.isUnwanted ? 'unwanted' : 'wanted';
    const hash = operator === '' && !place.quoted && /^#[\p{L}\p{N}_/-]+$/u.test(value);
    if (operator === 'tag' || hash) {
      const key = tagKey(value.replace(/^#+/, ''));
      if (key === '' || !this.#isNew(`${side}#${key}`)) return;
      const [words = null] = hash ? phrasesOf(place, allFields) : [];
      this.#tags[side].push({ key, open: place.open, words });
    } else if (operator === 'path') {
      if (value.trim() !== '' && this.#isNew(`${side}/${value}`)) this.#paths[side].push(value);
    } else {
      const within = operator === 'title' ? bitOf('title') : allFields;
      for (const phrase of phrasesOf(place, within)) {
        const isNew = this.#isNew(`${side} ${within} ${String(phrase.open)} ${phrase.words.join(' ')}`);
        if (isNew && this.#phrases[side].length < mostPhrases) this.#phrases[side].push(phrase);
      }
    }
  }

  query(text: string): Query {
    return { text, phrases: this.#phrases, tags: this.#tags, paths: this.#paths };
  }

  #isNew(key: string): boolean {
    if (this.#known.has(key)) return false;
    this.#known.add(key);
    return true;
  }
}

interface Word {
  readonly word: string;
  readonly start: number;
  readonly end: number;
}

/** What stands between two words of one name: `a.b`, `a_b`, `a-b`, `node:fs`, `C::d`, `it's`. */
const within = /^[._\-/\\:@'’→>]{1,3}$/u;

function phrasesOf({ text, start, end, open, quoted, isUnwanted }: Placed, fieldsAsked: number): readonly Phrase[] {
  const words = wholeWords(text, start, end);
  const groups: Word[][] = [];
  for (const word of words) {
    const group = groups.at(-1);
    const last = group?.at(-1);
    const joined = last !== undefined && (quoted || isOneName(text, last, word));
    if (group !== undefined && joined && group.length < mostWordsOfPhrase) group.push(word);
    else groups.push([word]);
  }
  return groups.map((group, at) => ({
    words: group.map(({ word }) => word),
    open: open && at === groups.length - 1,
    quoted,
    stem: quoted || isUnwanted || group.length > 1 ? null : stemIn(text, group[0] as Word),
    within: fieldsAsked,
    start: (group[0] as Word).start,
    end: (group.at(-1) as Word).end,
    or: null,
  }));
}

/** What the forms of a word have in common; a name out of some code has none. */
function stemIn(text: string, { word, start, end }: Word): string | null {
  const isName = /\p{Ll}\p{Lu}|\p{Lu}{2}/u.test(text.slice(start, end));
  return isName || /[_$./\\@#-]/.test((text[start - 1] ?? '') + (text[end] ?? '')) ? null : stemOf(word);
}

/** The words of a stretch, of those at one place the longest. */
function wholeWords(text: string, from: number, to: number): readonly Word[] {
  const words: Word[] = [];
  eachWord(text, from, to, (word, start, end, joined) => {
    const last = words.at(-1);
    if (!joined || last === undefined) words.push({ word, start, end });
    else if (end - start > last.end - last.start) words[words.length - 1] = { word, start, end };
  });
  return words;
}

function isOneName(text: string, { start, end }: Word, next: Word): boolean {
  if (end === next.start) return isAlone(text, start) === isAlone(text, next.start);
  return within.test(text.slice(end, next.start));
}

function isAlone(text: string, at: number): boolean {
  const code = text.codePointAt(at) ?? 0;
  return code >= 128 && kindOf(code) === kinds.alone;
}
