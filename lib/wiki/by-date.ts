/** The notes by when they changed, kept in order from the first question on: a saved note costs its own place. */
import type { FileId, NoteId } from '../model.ts';
import { byCodePoint } from '../names/fold.ts';
import type { VaultIndex } from './index.ts';
import { firstPlace, replaced } from './sorted.ts';
import type { ByDate, DatedNote } from './types.ts';

/** What tells the day of a note. */
export interface DaySource {
  /** Goes up when days are told otherwise than before, whatever the notes. */
  readonly revision: number;
  /** ISO date or time; null when nothing tells it. */
  dayOf(id: NoteId): string | null;
}

const none: ReadonlySet<DatedNote> = new Set();

export class NotesByDate {
  readonly #index: VaultIndex;
  readonly #days: DaySource;
  readonly #isExcluded: (path: string) => boolean;
  readonly #known = new Map<FileId, DatedNote>();
  /** What has changed since `#now` was true; null: everything. */
  #changed: Set<FileId> | null = null;
  #toldAt = -1;
  #now: ByDate = { changed: [], dated: 0, saved: [] };

  constructor(index: VaultIndex, days: DaySource, isExcluded: (path: string) => boolean) {
    this.#index = index;
    this.#days = days;
    this.#isExcluded = isExcluded;
    index.listen(id => this.#changed?.add(id));
  }

  get now(): ByDate {
    if (this.#changed === null || this.#toldAt !== this.#days.revision) this.#makeAnew();
    else if (this.#changed.size > 0) this.#take(this.#changed);
    this.#changed = new Set();
    this.#toldAt = this.#days.revision;
    return this.#now;
  }

  #makeAnew(): void {
    this.#known.clear();
    this.#tell(
      [],
      [],
      none,
      this.#index.graph.notes().flatMap(id => this.#look(id)),
    );
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
    this.#tell(this.#now.changed, this.#now.saved, gone, come);
  }

  /** Nothing of a note that lists leave out. */
  #look(id: NoteId): readonly DatedNote[] {
    const kept = this.#index.kept(id);
    if (kept === null || this.#isExcluded(id)) return [];
    const note = { id, day: this.#days.dayOf(id), modified: kept.modified };
    this.#known.set(id, note);
    return [note];
  }

  #tell(
    changed: readonly DatedNote[],
    saved: readonly DatedNote[],
    gone: ReadonlySet<DatedNote>,
    come: readonly DatedNote[],
  ): void {
    const byDay = replaced(changed, gone, come, lastChangedFirst);
    const dated = firstPlace(byDay, ({ day }) => day === null);
    this.#now = { changed: byDay, dated, saved: replaced(saved, gone, come, lastSavedFirst) };
  }
}

/** Days are compared as they are shown, each in the zone it was written in; notes without one come last. */
function lastChangedFirst(a: DatedNote, b: DatedNote): number {
  if (a.day !== b.day) return (a.day ?? '') < (b.day ?? '') ? 1 : -1;
  return byCodePoint(a.id, b.id);
}

function lastSavedFirst(a: DatedNote, b: DatedNote): number {
  return b.modified - a.modified || byCodePoint(a.id, b.id);
}
