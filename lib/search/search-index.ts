/**
 * The index: notes in, hits out. What is new is collected and becomes a segment when somebody asks or when there is
 * enough of it; segments of like size are merged, so that there are few, and a saved note costs what it says itself,
 * however many others there are.
 *
 * Law: after any puts and drops in any order it answers as one that was made of the same notes at once.
 */
import type { NoteId } from '../model.ts';
import { byCodePoint } from '../names/fold.ts';
import { hitOf } from './hit.ts';
import { matchesOf } from './match.ts';
import { fields, type SearchedNote } from './note.ts';
import { parseQuery, wordsOf, type Phrase } from './query.ts';
import { rank } from './rank.ts';
import type { Segment } from './segment.ts';
import { merging } from './segment-merge.ts';
import { SegmentWriter, type Keeps } from './segment-writer.ts';
import { spellingOf, tagsHolding } from './tag-names.ts';
import type { Found, Hit, SearchOptions } from './types.ts';
import { lift, unlifted } from './weights.ts';

/** A note as it is now, for what is shown of it; null when it is gone. */
export type ReadNote = (id: NoteId) => SearchedNote | null;

/** Words after which what was collected becomes a segment. */
const rowsOfSegment = 1 << 19;
/** So many segments of like size are merged; each merge makes one some times as large. */
const alike = 8;
/** Bytes of a segment that is not merged any more: a query asks a few of them, and a merge needs room for both. */
const largest = 8 * 1024 * 1024;

/** Where a note is kept. */
interface Place {
  readonly in: Segment | SegmentWriter;
  readonly note: number;
}

export class SearchIndex {
  readonly #keeps: Keeps | null;
  readonly #places = new Map<NoteId, Place>();
  #segments: readonly Segment[] = [];
  #writer: SegmentWriter | null = null;

  /** @param keeps which words can be looked for; all unless said */
  constructor(keeps: Keeps | null = null) {
    this.#keeps = keeps;
  }

  /** How many notes it has. */
  get size(): number {
    return this.#places.size;
  }

  /** Bytes it takes, about. */
  get bytes(): number {
    return this.#segments.reduce((sum, segment) => sum + segment.bytes, 0);
  }

  /** Takes up a note that is new or changed. */
  put(note: SearchedNote): void {
    const { id } = note.note;
    const before = this.#places.get(id);
    const lifted = before?.in.lifts[before.note] ?? unlifted;
    this.drop(id);
    const writer = (this.#writer ??= new SegmentWriter(this.#keeps));
    const number = writer.add(note);
    writer.lifts[number] = lifted;
    this.#places.set(id, { in: writer, note: number });
    if (writer.rows >= rowsOfSegment) this.#flush();
  }

  drop(id: NoteId): void {
    const place = this.#places.get(id);
    if (place === undefined) return;
    place.in.kill(place.note);
    this.#places.delete(id);
  }

  /** How many links of other notes go to a note. */
  setLinks(id: NoteId, links: number): void {
    const place = this.#places.get(id);
    if (place !== undefined) place.in.lifts[place.note] = lift(links);
  }

  search(typed: string, options: SearchOptions, read: ReadNote): Found {
    const from = natural(options.from);
    const count = natural(options.count);
    this.#flush();
    const query = parseQuery(typed, options.typing);
    const { total, ranked, wanted } = rank(query, this.#segments, from + count);
    const phrases = wanted.phrases.map(({ phrase }) => phrase);
    const hits: Hit[] = [];
    for (const each of ranked.slice(from, from + count)) {
      const note = read(each.id);
      if (note !== null) hits.push(hitOf(note, phrases, each));
    }
    return { query: typed, total, hits, corrected: wanted.corrected };
  }

  /** Tags that hold all words of a query, with how many notes bear them or one below them. */
  tags(typed: string, most: number, read: ReadNote): readonly { readonly tag: string; readonly notes: number }[] {
    this.#flush();
    const found = tagsHolding(wordsOf(parseQuery(typed, false)), this.#segments, most);
    return found.map(({ key, notes, bearer }) => ({ tag: spellingOf(key, read(bearer)?.note.tags ?? []), notes }));
  }

  /** Notes in which all words of one of these names stand side by side; at most so many, by path. */
  naming(names: readonly string[], most: number): readonly NoteId[] {
    this.#flush();
    const found = new Set<NoteId>();
    for (const name of names) {
      const phrase = phraseOf(name);
      if (phrase === null) continue;
      for (const segment of this.#segments) {
        const matches = matchesOf(phrase, segment, anyLength);
        matches?.weights.forEach((weight, note) => {
          if (weight > 0) found.add(segment.notes[note] as NoteId);
        });
      }
    }
    return [...found].sort(byCodePoint).slice(0, most);
  }

  /** Merges segments of like size while there are too many, in steps between which it may be asked and changed. */
  *tidying(): Generator<void, void> {
    for (let group = tooMany(this.#segments); group.length > 0; group = tooMany(this.#segments)) {
      this.#replace(group, yield* merging(group));
    }
  }

  #replace(group: readonly Segment[], by: Segment): void {
    const gone = new Set<Segment | SegmentWriter>(group);
    by.notes.forEach((id, note) => {
      const place = this.#places.get(id);
      // What was changed or dropped meanwhile is somewhere else by now, or nowhere.
      if (place === undefined || !gone.has(place.in)) return by.kill(note);
      by.lifts[note] = place.in.lifts[place.note] as number;
      this.#places.set(id, { in: by, note });
    });
    const left = this.#segments.filter(segment => !gone.has(segment));
    this.#segments = by.alive === 0 ? left : [...left, by];
  }

  /** What was collected becomes a segment. */
  #flush(): void {
    const writer = this.#writer;
    if (writer === null) return;
    this.#writer = null;
    const segment = writer.segment();
    segment.notes.forEach((id, note) => {
      if (segment.dead[note] === 0) this.#places.set(id, { in: segment, note });
    });
    if (segment.alive > 0) this.#segments = [...this.#segments, segment];
  }
}

function natural(number: number): number {
  return Number.isFinite(number) ? Math.max(0, Math.trunc(number)) : 0;
}

/** For questions to which it does not matter how long a note is. */
const anyLength = new Float64Array(fields.length);

/** A name as a phrase of its words. */
function phraseOf(name: string): Phrase | null {
  const [phrase = null] = parseQuery(`"${name.replace(/["“”«»„‟]/gu, ' ')}"`, false).phrases.wanted;
  return phrase;
}

/** Segments that are to be merged now: those of like size where there are several, and one that is half dead. */
function tooMany(segments: readonly Segment[]): readonly Segment[] {
  const levels = new Map<number, Segment[]>();
  for (const segment of segments) {
    if (segment.alive * 2 < segment.size) return [segment];
    if (segment.bytes > largest) continue;
    const level = Math.floor(Math.log(segment.bytes) / Math.log(alike));
    const own = levels.get(level);
    if (own === undefined) levels.set(level, [segment]);
    else if (own.push(segment) === alike) return own;
  }
  return [];
}
