/**
 * Suggestions: which names a missing one may have meant, best first, each with its reason in words.
 * Law: names are indexed once; a question costs look-ups and at most a few hundred comparisons, however many there are.
 */
import { listOf, Postings } from '../graph/postings.ts';
import type { Nearness } from '../model.ts';
import { byCodePoint, fold } from '../names/fold.ts';
import { figuresOf, isTelling, nameForm, wordsBehind, type NameForm } from './name-form.ts';
import { nearTexts, type NearTexts } from './near-texts.ts';
import { isTellingTerm, sharedWords, type SharedWords } from './shared-words.ts';
import { listed } from './wording.ts';

/** Unless another number is asked for. */
export const mostSuggested = 3;

/** Something that could have been meant, and the names it has, as spelled. */
export interface Named<T extends string> {
  readonly path: T;
  readonly names: readonly string[];
}

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

interface Row<T extends string> {
  readonly path: T;
  readonly name: string;
  readonly form: NameForm;
}

interface Match<T extends string> {
  readonly row: Row<T>;
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
  const known = new Map<string, readonly Suggested<T>[]>();
  return {
    for(name, count = mostSuggested, except = null) {
      index ??= indexed();
      let found = known.get(name);
      if (!found) known.set(name, (found = suggestedFor(name, index)));
      return found.filter(({ path }) => path !== except).slice(0, count);
    },
    get compared() {
      return index === null ? 0 : index.near.compared + index.shared.compared;
    },
  };
}

interface Index<T extends string> {
  readonly rows: readonly Row<T>[];
  readonly byJoined: Postings<string>;
  readonly bySingular: Postings<string>;
  readonly shared: SharedWords;
  readonly near: NearTexts;
}

function* indexing<T extends string>(named: Iterable<Named<T>>): Generator<void, Index<T>> {
  const rows: Row<T>[] = [];
  for (const { path, names } of named) {
    yield;
    for (const name of new Set(names)) {
      const form = nameForm(name);
      if (form.words.length > 0) rows.push({ path, name, form });
    }
  }
  rows.sort((a, b) => a.form.words.length - b.form.words.length || byCodePoint(a.path, b.path));
  yield;
  const byJoined = grouped(rows.map(({ form }) => form.joined));
  const bySingular = grouped(rows.map(({ form }) => form.singular));
  yield;
  const shared = sharedWords(rows.map(({ form }) => form.terms));
  yield;
  return { rows, byJoined, bySingular, shared, near: nearTexts(rows.map(({ form }) => form.joined)) };
}

/** Key → its places. */
function grouped(keys: readonly string[]): Postings<string> {
  const groups = new Postings<string>();
  keys.forEach((key, place) => groups.add(key, place));
  return groups;
}

function suggestedFor<T extends string>(name: string, index: Index<T>): readonly Suggested<T>[] {
  const form = nameForm(name);
  if (form.words.length === 0) return [];
  const best = new Map<T, Match<T>>();
  const found: Found = (place, kind) => {
    const row = index.rows[place] as Row<T>;
    const match = {
      row,
      kind,
      similarity: index.shared.similarity(form.terms, place),
      apart: Math.abs(row.form.words.length - form.words.length),
    };
    const known = best.get(row.path);
    if (!known || better(match, known) < 0) best.set(row.path, match);
  };
  sameName(name, form, index, found);
  nearNames(form, index, found);
  shorterNames(form, index, found);
  if (isTelling(form.words)) {
    longerNames(form, index, found);
    relatedNames(form, index, found);
  }
  return [...best.values()]
    .sort(better)
    .map(({ row, kind }) => ({ path: row.path, kind, reason: reasonOf(kind, form, row.form) }));
}

function better<T extends string>(a: Match<T>, b: Match<T>): number {
  return (
    (ranks.get(a.kind) ?? 0) - (ranks.get(b.kind) ?? 0) ||
    b.similarity - a.similarity ||
    a.apart - b.apart ||
    byCodePoint(a.row.path, b.row.path)
  );
}

function reasonOf(kind: Nearness, form: NameForm, other: NameForm): string {
  if (kind !== 'shared-words') return reasons[kind];
  return `shares the words ${listed(wordsBehind(form, new Set(other.terms.filter(isTellingTerm))), 'and')}`;
}

function sameName<T extends string>(name: string, form: NameForm, index: Index<T>, found: Found): void {
  const folded = fold(name);
  for (const place of listOf(index.byJoined.get(form.joined))) {
    found(place, fold(index.rows[place]?.name ?? '') === folded ? 'same-name' : 'other-form');
  }
  for (const place of listOf(index.bySingular.get(form.singular))) {
    if (index.rows[place]?.form.joined !== form.joined) found(place, 'plural');
  }
}

function nearNames<T extends string>({ joined }: NameForm, { near }: Index<T>, found: Found): void {
  for (const { index, edits } of near.near(joined)) {
    found(index, edits === 'swap' ? 'swap' : edits === 1 ? 'one-edit' : 'two-edits');
  }
}

/** Names made of neighbouring words of this one: of the most of them, or of the first half, which says what it is about. */
function shorterNames<T extends string>({ words }: NameForm, index: Index<T>, found: Found): void {
  const most = Math.min(words.length, mostWords);
  for (let length = Math.ceil(most / 2); length < words.length && length <= most; length++) {
    const last = length * 2 > words.length ? most - length : 0;
    for (let from = 0; from <= last; from++) {
      const part = words.slice(from, from + length);
      if (!isTelling(part)) continue;
      for (const place of listOf(index.byJoined.get(part.join('')))) {
        if (index.rows[place]?.form.words.length === length) found(place, 'part');
      }
    }
  }
}

/** Names that hold all words of this one, in order and side by side. */
function longerNames<T extends string>({ words, joined, terms }: NameForm, index: Index<T>, found: Found): void {
  for (const place of index.shared.holdingRarest(terms).slice(0, mostSharing)) {
    const { form } = index.rows[place] as Row<T>;
    if (form.words.length === words.length) continue;
    const at = placeOf(words, form.words);
    if (at === 0) found(place, 'prefix');
    else if (at > 0 && joined.length >= form.joined.length * leastContained) found(place, 'contains');
  }
}

function placeOf(part: readonly string[], words: readonly string[]): number {
  for (let from = 0; from + part.length <= words.length; from++) {
    if (part.every((word, offset) => words[from + offset] === word)) return from;
  }
  return -1;
}

/** Names that share enough telling words, in any order. */
function relatedNames<T extends string>(form: NameForm, { rows, shared }: Index<T>, found: Found): void {
  for (const place of shared.sharing(form.terms)) {
    const other = (rows[place] as Row<T>).form;
    if (!figuresAgree(form, other)) continue;
    found(place, sameWords(form, other) ? 'same-words' : 'shared-words');
  }
}

/** Other figures make another thing, as in `Chapter 1`. */
function figuresAgree(form: NameForm, other: NameForm): boolean {
  const [figures, others] = [figuresOf(form), figuresOf(other)];
  return figures === '' || others === '' || figures === others;
}

/** The same ones, and as many: of long names not all words are terms. */
function sameWords(form: NameForm, other: NameForm): boolean {
  return form.words.length === other.words.length && other.terms.every(term => form.terms.includes(term));
}
