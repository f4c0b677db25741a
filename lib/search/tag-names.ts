/** Tags by their words, with how many notes bear them or one below them. */
import type { NoteId } from '../model.ts';
import { byCodePoint } from '../names/fold.ts';
import { tagKey } from '../names/tag.ts';
import { tagSign } from './note.ts';
import { Postings } from './postings.ts';
import type { Segment } from './segment.ts';
import { eachWord } from './words.ts';

export interface FoundTag {
  /** As it is filed; how it is spelled, its notes tell. */
  readonly key: string;
  readonly notes: number;
  /** One that bears it, or one below it. */
  readonly bearer: NoteId;
}

/** Tags in which some word begins with each of these; those of most notes first. */
export function tagsHolding(words: readonly string[], segments: readonly Segment[], most: number): readonly FoundTag[] {
  if (words.length === 0) return [];
  const found = new Map<string, FoundTag>();
  for (const segment of segments) {
    const [from, to] = segment.terms.beginning(tagSign);
    let place = from;
    for (const term of segment.terms.walk(from, to)) {
      const key = term.slice(tagSign.length);
      if (holdsAll(key, words)) add(key, bearersOf(segment, place), found);
      place++;
    }
  }
  return [...found.values()].sort((a, b) => b.notes - a.notes || byCodePoint(a.key, b.key)).slice(0, most);
}

/** As a note spells a tag, or the part of it that the key is of. */
export function spellingOf(key: string, tags: readonly string[]): string {
  const depth = key.split('/').length;
  const bearing = tags.find(tag => `${tagKey(tag)}/`.startsWith(`${key}/`));
  return bearing === undefined ? key : bearing.split('/').filter(Boolean).slice(0, depth).join('/');
}

function holdsAll(key: string, words: readonly string[]): boolean {
  const own: string[] = [];
  eachWord(key, 0, key.length, word => own.push(word));
  return words.every(word => own.some(each => each.startsWith(word)));
}

interface Bearers {
  readonly notes: number;
  readonly first: NoteId | null;
}

function bearersOf(segment: Segment, place: number): Bearers {
  const postings = new Postings(segment);
  postings.begin(segment, place);
  let notes = 0;
  let first: NoteId | null = null;
  for (let read = postings.more(); read > 0; read = postings.more()) {
    for (const note of postings.notes.subarray(0, read)) {
      if (segment.dead[note] === 1) continue;
      first ??= segment.notes[note] as NoteId;
      notes++;
    }
  }
  return { notes, first };
}

function add(key: string, { notes, first }: Bearers, to: Map<string, FoundTag>): void {
  if (first === null) return;
  const known = to.get(key);
  to.set(key, { key, notes: (known?.notes ?? 0) + notes, bearer: known?.bearer ?? first });
}
