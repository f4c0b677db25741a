/**
 * Suggestions: which names a missing one may have meant, best first, each with its reason in words.
 * Law: names are indexed once; a question costs look-ups and at most a few hundred comparisons, however many there are.
 */
import { byCodePoint, fold } from '../names/fold.ts';
import { isTelling, nameForm, type NameForm } from './name-form.ts';
import { nearTexts } from './near-texts.ts';

/** Something that could have been meant, and the names it has, as spelled. */
export interface Named<T extends string> {
  readonly path: T;
  readonly names: readonly string[];
}

export interface Suggested<T extends string> {
  readonly path: T;
  readonly reason: string;
}

export interface Suggestions<T extends string> {
  /** What may have been meant by a name; never the same path twice. */
  for(name: string, count?: number): readonly Suggested<T>[];
  /** How many names were compared letter by letter so far: what the questions cost. */
  readonly compared: number;
}

interface Row<T extends string> {
  readonly path: T;
  readonly name: string;
  readonly form: NameForm;
}

interface Match<T extends string> extends Suggested<T> {
  readonly rank: number;
  /** By how many words the two names differ. */
  readonly apart: number;
}

type Found<T extends string> = (row: Row<T>, rank: Rank) => void;

/** The reasons, best first. */
const reasons = [
  'the same name in another place',
  'another form of the same name',
  'singular or plural of the same name',
  'one letter apart',
  'two letters swapped',
  'begins with the same words',
  'contains the same words',
  'its name is part of this one',
  'two letters apart',
] as const;

type Rank = (typeof reasons)[number];

/** Names that share a word and are looked at for one question; those with the fewest words come first. */
const mostSharing = 256;
/** Words of a long name that are tried as the name of something shorter. */
const mostWords = 16;
const usualCount = 3;

/** Indexes these names at the first question. */
export function suggestions<T extends string>(named: () => Iterable<Named<T>>): Suggestions<T> {
  let index: Index<T> | null = null;
  const known = new Map<string, readonly Match<T>[]>();
  return {
    for(name, count = usualCount) {
      index ??= indexOf(named());
      let matches = known.get(name);
      if (!matches) known.set(name, (matches = matchesOf(name, index)));
      return matches.slice(0, count).map(({ path, reason }) => ({ path, reason }));
    },
    get compared() {
      return index?.near.compared ?? 0;
    },
  };
}

interface Index<T extends string> {
  readonly rows: readonly Row<T>[];
  readonly byJoined: ReadonlyMap<string, readonly Row<T>[]>;
  readonly bySingular: ReadonlyMap<string, readonly Row<T>[]>;
  readonly byWord: ReadonlyMap<string, readonly Row<T>[]>;
  readonly near: ReturnType<typeof nearTexts>;
}

function indexOf<T extends string>(named: Iterable<Named<T>>): Index<T> {
  const rows: Row<T>[] = [];
  for (const { path, names } of named) {
    for (const name of new Set(names)) {
      const form = nameForm(name);
      if (form.words.length > 0) rows.push({ path, name, form });
    }
  }
  rows.sort((a, b) => a.form.words.length - b.form.words.length || byCodePoint(a.path, b.path));
  return {
    rows,
    byJoined: grouped(rows, row => [row.form.joined]),
    bySingular: grouped(rows, row => [row.form.singular]),
    byWord: grouped(rows, row => new Set(row.form.words)),
    near: nearTexts(rows.map(row => row.form.joined)),
  };
}

function grouped<T extends string>(
  rows: readonly Row<T>[],
  keys: (row: Row<T>) => Iterable<string>,
): ReadonlyMap<string, readonly Row<T>[]> {
  const groups = new Map<string, Row<T>[]>();
  for (const row of rows) {
    for (const key of keys(row)) {
      const group = groups.get(key);
      if (group) group.push(row);
      else groups.set(key, [row]);
    }
  }
  return groups;
}

function matchesOf<T extends string>(name: string, index: Index<T>): readonly Match<T>[] {
  const form = nameForm(name);
  if (form.words.length === 0) return [];
  const best = new Map<T, Match<T>>();
  const found: Found<T> = (row, reason) => {
    const match = {
      path: row.path,
      reason,
      rank: reasons.indexOf(reason),
      apart: Math.abs(row.form.words.length - form.words.length),
    };
    const known = best.get(row.path);
    if (!known || better(match, known) < 0) best.set(row.path, match);
  };
  sameName(name, form, index, found);
  shorterNames(form, index, found);
  if (isTelling(form.words)) longerNames(form, index, found);
  nearNames(form, index, found);
  return Array.from(best.values()).sort(better);
}

function better<T extends string>(a: Match<T>, b: Match<T>): number {
  return a.rank - b.rank || a.apart - b.apart || byCodePoint(a.path, b.path);
}

function sameName<T extends string>(name: string, form: NameForm, index: Index<T>, found: Found<T>): void {
  const folded = fold(name);
  for (const row of index.byJoined.get(form.joined) ?? []) {
    found(row, fold(row.name) === folded ? 'the same name in another place' : 'another form of the same name');
  }
  for (const row of index.bySingular.get(form.singular) ?? []) {
    if (row.form.joined !== form.joined) found(row, 'singular or plural of the same name');
  }
}

/** Names made of neighbouring words of this one, at least half of them. */
function shorterNames<T extends string>({ words }: NameForm, index: Index<T>, found: Found<T>): void {
  const most = Math.min(words.length, mostWords);
  for (let length = Math.ceil(most / 2); length < words.length && length <= most; length++) {
    for (let from = 0; from + length <= most; from++) {
      const part = words.slice(from, from + length);
      if (!isTelling(part)) continue;
      for (const row of index.byJoined.get(part.join('')) ?? []) {
        if (row.form.words.length === length) found(row, 'its name is part of this one');
      }
    }
  }
}

/** Names that hold all words of this one, in order and side by side. */
function longerNames<T extends string>({ words }: NameForm, index: Index<T>, found: Found<T>): void {
  let rarest: readonly Row<T>[] | null = null;
  for (const word of words) {
    const holding = index.byWord.get(word) ?? [];
    if (rarest === null || holding.length < rarest.length) rarest = holding;
  }
  for (const row of (rarest ?? []).slice(0, mostSharing)) {
    if (row.form.words.length === words.length) continue;
    const at = placeOf(words, row.form.words);
    if (at >= 0) found(row, at === 0 ? 'begins with the same words' : 'contains the same words');
  }
}

function placeOf(part: readonly string[], words: readonly string[]): number {
  for (let from = 0; from + part.length <= words.length; from++) {
    if (part.every((word, offset) => words[from + offset] === word)) return from;
  }
  return -1;
}

function nearNames<T extends string>({ joined }: NameForm, index: Index<T>, found: Found<T>): void {
  for (const { index: place, edits } of index.near.near(joined)) {
    const row = index.rows[place];
    if (row)
      found(row, edits === 'swap' ? 'two letters swapped' : edits === 1 ? 'one letter apart' : 'two letters apart');
  }
}
