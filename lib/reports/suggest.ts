/**
 * Suggestions: which names a missing one may have meant, best first, each with its reason in words.
 * Law: names are indexed once; a question costs look-ups and at most a few hundred comparisons, however many there are.
 */
import type { Nearness } from '../model.ts';
import { byCodePoint, fold } from '../names/fold.ts';
import { hashOf } from '../names/hash.ts';
import { HashedPlaces } from '../names/hashed-places.ts';
import { Memo } from '../names/memo.ts';
import { figuresOf, isTelling, nameForm, wordsBehind, type NameForm } from './name-form.ts';
import { lengthAt, namesByWords, unknown, type Lists, type Named, type NameTable } from './name-table.ts';
import { nearTexts, type NearTexts } from './near-texts.ts';
import { isTellingTerm, sharedWords, termsAt, type AskedTerms, type SharedWords } from './shared-words.ts';
import { listed } from './wording.ts';

/** Unless another number is asked for. */
export const mostSuggested = 3;

export type { Named } from './name-table.ts';

export interface Suggested<T extends string> {
  readonly path: T;
  readonly kind: Nearness;
  /** The same in words. */
  readonly reason: string;
}

export interface Suggestions<T extends string> {
  /** What may have been meant by a name; never the same path twice, and never `except`. */
  for(name: string, count?: number, except?: T | null): readonly Suggested<T>[];
  /** How many names were compared by letters or by words so far: what the questions cost. */
  readonly compared: number;
}

/** What is asked for. */
interface Question {
  readonly name: string;
  readonly form: NameForm;
  readonly terms: AskedTerms;
}

interface Match<T extends string> {
  readonly place: number;
  readonly path: T;
  readonly kind: Nearness;
  /** From 0 to 1. */
  readonly similarity: number;
  /** By how many words the two names differ. */
  readonly apart: number;
}

type Found = (place: number, kind: Nearness) => void;

/** The reasons, best first, but that those which only share some words stand by how similar they are. */
const reasons: Readonly<Record<Nearness, string>> = {
  'same-name': 'the same name in another place',
  'other-form': 'another form of the same name',
  plural: 'singular or plural of the same name',
  'one-edit': 'one letter apart',
  swap: 'two letters swapped',
  'same-words': 'made of the same words',
  'two-edits': 'two letters apart',
  prefix: 'begins with the same words',
  contains: 'contains the same words',
  part: 'its name is part of this one',
  'shared-words': 'shares words',
};

const order = Object.keys(reasons) as readonly Nearness[];
const ranks = new Map(order.map((kind, at) => [kind, Math.min(at, order.indexOf('prefix'))]));

/** Names that share a word and are looked at for one question; those with the fewest words come first. */
const mostSharing = 256;
/** Words of a long name that are tried as the name of something shorter. */
const mostWords = 16;
/** A name that stands somewhere within another must be at least so much of it. */
const leastContained = 1 / 8;
/** Names indexed between two moments at which that may be interrupted. */
const atOnce = 256;
/** Answers that are kept, and suggestions in them: what is wanted often is asked about often. */
const mostKept = 1 << 15;

/** Indexes these names at the first question. */
export function suggestions<T extends string>(named: () => Iterable<Named<T>>): Suggestions<T> {
  return suggestionsFrom(() => {
    const steps = indexing(named());
    for (;;) {
      const step = steps.next();
      if (step.done === true) return step.value;
    }
  });
}

/** Indexes these names in steps, for who has other things to do in between. */
export function* suggesting<T extends string>(named: Iterable<Named<T>>): Generator<void, Suggestions<T>> {
  const index = yield* indexing(named);
  return suggestionsFrom(() => index);
}

function suggestionsFrom<T extends string>(indexed: () => Index<T>): Suggestions<T> {
  let index: Index<T> | null = null;
  const known = new Memo<readonly Suggested<T>[]>(mostKept);
  return {
    for(name, count = mostSuggested, except = null) {
      index ??= indexed();
      let found = known.get(name);
      if (!found) {
        found = suggestedFor(name, index);
        known.set(name, found, 1 + found.length);
      }
      return found.length === 0 ? nothing : found.filter(({ path }) => path !== except).slice(0, count);
    },
    get compared() {
      return index === null ? 0 : index.near.compared + index.shared.compared;
    },
  };
}

const nothing: readonly never[] = [];

interface Index<T extends string> {
  readonly names: NameTable<T>;
  /** By the hash of a name's words, joined, and of the same in the singular. */
  readonly byJoined: HashedPlaces;
  readonly bySingular: HashedPlaces;
  readonly shared: SharedWords;
  readonly near: NearTexts;
}

function* indexing<T extends string>(named: Iterable<Named<T>>): Generator<void, Index<T>> {
  const names = yield* namesByWords(named);
  const byJoined = new HashedPlaces(names.size);
  const bySingular = new HashedPlaces(names.size);
  // What is added last is told first.
  for (let place = names.size - 1; place >= 0; place--) {
    byJoined.add(names.joinedHashes[place] as number, place);
    bySingular.add(names.singularHashes[place] as number, place);
    if (place % atOnce === 0) yield;
  }
  const near = yield* nearTexts({ length: names.size, at: place => names.joined(place) });
  return { names, byJoined, bySingular, shared: sharedWords(names), near };
}

function suggestedFor<T extends string>(name: string, index: Index<T>): readonly Suggested<T>[] {
  const form = nameForm(name);
  if (form.words.length === 0) return nothing;
  const { names, shared } = index;
  const question = { name, form, terms: shared.asked(form.terms) };
  const best = new Map<T, Match<T>>();
  const found: Found = (place, kind) => {
    const path = names.path(place);
    const match = {
      place,
      path,
      kind,
      similarity: shared.similarity(question.terms, place),
      apart: Math.abs(names.wordCount(place) - form.words.length),
    };
    const known = best.get(path);
    if (!known || better(match, known) < 0) best.set(path, match);
  };
  sameName(question, index, found);
  nearNames(question, index, found);
  shorterNames(question, index, found);
  if (isTelling(form.words)) {
    longerNames(question, index, found);
    relatedNames(question, index, found);
  }
  if (best.size === 0) return nothing;
  return [...best.values()]
    .sort(better)
    .map(({ place, path, kind }) => ({ path, kind, reason: reasonOf(kind, form, place, names) }));
}

function better<T extends string>(a: Match<T>, b: Match<T>): number {
  return (
    (ranks.get(a.kind) ?? 0) - (ranks.get(b.kind) ?? 0) ||
    b.similarity - a.similarity ||
    a.apart - b.apart ||
    byCodePoint(a.path, b.path)
  );
}

function reasonOf(kind: Nearness, form: NameForm, place: number, names: NameTable<string>): string {
  if (kind !== 'shared-words') return reasons[kind];
  const shared = new Set(termsAt(place, names).filter(isTellingTerm));
  return `shares the words ${listed(wordsBehind(form, shared), 'and')}`;
}

function sameName<T extends string>({ name, form }: Question, { names, ...index }: Index<T>, found: Found): void {
  const { byJoined, bySingular } = index;
  const hash = hashOf(form.joined);
  const singular = form.singular === form.joined ? hash : hashOf(form.singular);
  for (let entry = byJoined.first(hash); entry >= 0; entry = byJoined.next(entry)) {
    const place = byJoined.place(entry);
    if (names.joined(place) !== form.joined) continue;
    found(place, fold(names.name(place)) === fold(name) ? 'same-name' : 'other-form');
  }
  for (let entry = bySingular.first(singular); entry >= 0; entry = bySingular.next(entry)) {
    const place = bySingular.place(entry);
    const other = nameForm(names.name(place));
    if (other.singular === form.singular && other.joined !== form.joined) found(place, 'plural');
  }
}

function nearNames<T extends string>({ form }: Question, { near }: Index<T>, found: Found): void {
  for (const { index, edits } of near.near(form.joined)) {
    found(index, edits === 'swap' ? 'swap' : edits === 1 ? 'one-edit' : 'two-edits');
  }
}

/** Names made of neighbouring words of this one: of the most of them, or of the first half, which says what it is about. */
function shorterNames<T extends string>({ form }: Question, { names, byJoined }: Index<T>, found: Found): void {
  const { words, joined } = form;
  const most = Math.min(words.length, mostWords);
  for (let length = Math.ceil(most / 2); length < words.length && length <= most; length++) {
    const last = length * 2 > words.length ? most - length : 0;
    let start = 0;
    let end = 0;
    for (let word = 0; word < length; word++) end += lengthOf(words, word);
    for (let from = 0; from <= last; from++) {
      const hash = hashOf(joined, start, end);
      for (let entry = byJoined.first(hash); entry >= 0; entry = byJoined.next(entry)) {
        const place = byJoined.place(entry);
        if (names.wordCount(place) !== length || names.joined(place) !== joined.slice(start, end)) continue;
        if (isTelling(words.slice(from, from + length))) found(place, 'part');
      }
      start += lengthOf(words, from);
      end += lengthOf(words, from + length);
    }
  }
}

function lengthOf(words: readonly string[], word: number): number {
  return words[word]?.length ?? 0;
}

/** Names that hold all words of this one, in order and side by side. */
function longerNames<T extends string>({ form, terms }: Question, { names, shared }: Index<T>, found: Found): void {
  const words = form.terms === form.words ? terms.numbers : form.words.map(names.numberOf);
  if (words.includes(unknown)) return;
  const rarest = shared.rarest(terms);
  if (rarest === unknown) return;
  const { starts, numbers } = names.holders;
  const first = starts[rarest] as number;
  const end = first + Math.min(mostSharing, lengthAt(names.holders, rarest));
  for (let each = first; each < end; each++) {
    const place = numbers[each] as number;
    if (names.wordCount(place) === words.length) continue;
    const at = placeOf(words, place, names.words);
    if (at === 0) found(place, 'prefix');
    else if (at > 0 && form.joined.length >= names.joined(place).length * leastContained) found(place, 'contains');
  }
}

/** Which word of a name the part begins with; -1 when the name does not hold it. */
function placeOf(part: readonly number[], place: number, { starts, numbers }: Lists): number {
  const first = starts[place] as number;
  const last = (starts[place + 1] as number) - part.length;
  for (let from = first; from <= last; from++) {
    let length = 0;
    while (length < part.length && numbers[from + length] === part[length]) length++;
    if (length === part.length) return from - first;
  }
  return -1;
}

/** Names that share enough telling words, in any order. */
function relatedNames<T extends string>({ form, terms }: Question, { names, shared }: Index<T>, found: Found): void {
  for (const place of shared.sharing(terms)) {
    const { starts, numbers } = names.words;
    const words = Array.from(numbers.subarray(starts[place], starts[place + 1]), names.textOf);
    if (!figuresAgree(form.words, words)) continue;
    found(place, sameWords(form, words, termsAt(place, names)) ? 'same-words' : 'shared-words');
  }
}

/** Other figures make another thing, as in `Chapter 1`. */
function figuresAgree(words: readonly string[], otherWords: readonly string[]): boolean {
  const [figures, others] = [figuresOf(words), figuresOf(otherWords)];
  return figures === '' || others === '' || figures === others;
}

/** The same ones, and as many: of long names not all words are terms. */
function sameWords(form: NameForm, words: readonly string[], terms: readonly string[]): boolean {
  return form.words.length === words.length && terms.every(term => form.terms.includes(term));
}
