/**
 * The names of all notes, for suggestions. In a large vault the index of them is made anew beside other work when notes
 * have changed: until it is there, what was known last is suggested, save notes that are gone.
 */
import type { NoteId } from '../model.ts';
import { namedNote } from '../reports/named.ts';
import { mostSuggested, suggesting, suggestions, type Named, type Suggestions } from '../reports/suggest.ts';
import { takeAll, type Steps } from './turns.ts';
import type { VaultIndex } from './index.ts';

/** Below this number of notes an index is made in the time of an answer. */
const large = 5000;
/** Where notes change all the time, at most one part in so many of it is spent on this index. */
const share = 10;
/** Suggestions asked for beyond those that are told, in place of notes that are gone. */
const spare = 4;

export class SuggestedNotes {
  readonly #index: VaultIndex;
  #made: Suggestions<NoteId> | null = null;
  #madeAt = -1;
  /** Begun and not at its end: whoever wants the names goes on with it. */
  #underWay: (Steps & Iterable<void>) | null = null;
  #renewing = false;
  /** On the clock of this process: not before then it is made again. */
  #restsUntil = 0;

  constructor(index: VaultIndex) {
    this.#index = index;
  }

  /** What to ask now. */
  get now(): Suggestions<NoteId> {
    const { revision, size } = this.#index;
    if (this.#made === null && this.#underWay !== null) takeAll(this.making());
    if (this.#made !== null && this.#madeAt === revision) return this.#made;
    if (this.#made !== null && size >= large) {
      void this.#renew();
      return this.#withoutGone(this.#made);
    }
    this.#madeAt = revision;
    return (this.#made = suggestions(() => this.#named()));
  }

  /** Makes the index in steps. */
  *making(): Steps & Iterable<void> {
    const underWay = (this.#underWay ??= this.#makingAnew());
    yield* underWay;
    if (this.#underWay === underWay) this.#underWay = null;
  }

  *#makingAnew(): Steps & Iterable<void> {
    const { revision } = this.#index;
    this.#made = yield* suggesting(this.#named());
    this.#madeAt = revision;
  }

  /** However many ask meanwhile, it is made once. */
  async #renew(): Promise<void> {
    const begun = performance.now();
    if (this.#renewing || begun < this.#restsUntil) return;
    this.#renewing = true;
    await this.#index.turns.take('upkeep', this.making());
    this.#renewing = false;
    this.#restsUntil = performance.now() + (performance.now() - begun) * (share - 1);
  }

  *#named(): Generator<Named<NoteId>> {
    for (const { id, title, aliases } of this.#index.all()) yield namedNote(id, title, aliases);
  }

  #withoutGone(made: Suggestions<NoteId>): Suggestions<NoteId> {
    return {
      for: (name, count = mostSuggested, except = null) =>
        made
          .for(name, count + spare, except)
          .filter(({ path }) => this.#index.kept(path) !== null)
          .slice(0, count),
      get compared() {
        return made.compared;
      },
    };
  }
}
