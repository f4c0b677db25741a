/** The notes by when they changed, kept in order from the first question on: a saved note costs its own place. */
import type { FileId, NoteId } from '../model.ts';
import { byCodePoint } from '../names/fold.ts';
import { takeAll, type Steps } from './turns.ts';
import type { VaultIndex } from './index.ts';
import { firstPlace, replaced, sorting } from './sorted.ts';
import type { ByDate, DatedNote } from './types.ts';

/** What tells the day of a note. */
export interface DaySource {
  /** Goes up when days are told otherwise than before, whatever the notes. */
  readonly revision: number;
  /** ISO date or time; null when nothing tells it. */
  dayOf(id: NoteId): string | null;
}

export class NotesByDate {
  readonly #index: VaultIndex;
  readonly #days: DaySource;
  readonly #isExcluded: (path: string) => boolean;
  readonly #known = new Map<FileId, DatedNote>();
  /** What has changed since the lists were true, or since their making was begun. */
  #changed = new Set<FileId>();
  #toldAt = -1;
  #now: ByDate | null = null;
  /** Begun and not at its end: whoever wants the lists goes on with it. */
  #underWay: (Steps & Iterable<void>) | null = null;

  constructor(index: VaultIndex, days: DaySource, isExcluded: (path: string) => boolean) {
    this.#index = index;
    this.#days = days;
    this.#isExcluded = isExcluded;
    index.listen(id => {
      if (this.#now !== null || this.#underWay !== null) this.#changed.add(id);
    });
  }

  get now(): ByDate {
    if (this.#now === null) takeAll(this.making());
    if (this.#toldAt !== this.#days.revision) this.#dateAnew();
    if (this.#changed.size > 0) this.#take(this.#changed);
    this.#changed = new Set();
    return this.#now as ByDate;
  }

  /** Makes the lists for the first time, in steps where there is time for that. */
  *making(): Steps & Iterable<void> {
    if (this.#now === null) yield* (this.#underWay ??= this.#makingFirst());
    this.#underWay = null;
  }

  *#makingFirst(): Steps & Iterable<void> {
    this.#toldAt = this.#days.revision;
    const notes: DatedNote[] = [];
    for (const id of this.#index.graph.notes()) {
      notes.push(...this.#look(id));
      yield;
    }
    const byDay = yield* sorting(notes, lastChangedFirst);
    const saved = yield* sorting(notes, lastSavedFirst);
    this.#now = listsOf(byDay, saved);
  }

  /** Finds the notes whose days are told otherwise now. */
  #dateAnew(): void {
    this.#toldAt = this.#days.revision;
    for (const { id, day } of this.#known.values()) {
      // What has changed is looked at anyway; it may be gone.
      if (!this.#changed.has(id) && this.#days.dayOf(id) !== day) this.#changed.add(id);
    }
  }

  #take(changed: ReadonlySet<FileId>): void {
    const gone = new Set<DatedNote>();
    const come: DatedNote[] = [];
    for (const id of changed) {
      const before = this.#known.get(id);
      if (before !== undefined) gone.add(before);
      this.#known.delete(id);
      if (this.#index.graph.isNote(id)) come.push(...this.#look(id));
    }
    const { changed: byDay, saved } = this.#now as ByDate;
    this.#now = listsOf(replaced(byDay, gone, come, lastChangedFirst), replaced(saved, gone, come, lastSavedFirst));
  }

  /** Nothing of a note that lists leave out. */
  #look(id: NoteId): readonly DatedNote[] {
    const kept = this.#index.kept(id);
    if (kept === null || this.#isExcluded(id)) return [];
    const note = { id, day: this.#days.dayOf(id), modified: kept.modified };
    this.#known.set(id, note);
    return [note];
  }
}

function listsOf(byDay: readonly DatedNote[], saved: readonly DatedNote[]): ByDate {
  return { changed: byDay, dated: firstPlace(byDay, ({ day }) => day === null), saved };
}

/** Days are compared as they are shown, each in the zone it was written in; notes without one come last. */
function lastChangedFirst(a: DatedNote, b: DatedNote): number {
  if (a.day !== b.day) return (a.day ?? '') < (b.day ?? '') ? 1 : -1;
  return byCodePoint(a.id, b.id);
}

function lastSavedFirst(a: DatedNote, b: DatedNote): number {
  return b.modified - a.modified || byCodePoint(a.id, b.id);
}
