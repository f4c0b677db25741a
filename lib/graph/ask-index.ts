/**
 * Asks by a name of their want. Laws: it is made when it is first asked, in steps where there is time for that, and kept
 * true from then on; a command that never asks pays nothing. It keeps no name, only hashes of names, so that what it
 * gives holds every ask of a name, and may hold one of another name: who asks looks at what each asks for.
 */
import type { Name, Want } from '../model.ts';
import { hashOf } from '../names/hash.ts';
import { HashedPlaces } from '../names/hashed-places.ts';

/** The asks there are. */
export interface Asks {
  readonly size: number;
  /** Whether a link is written so. */
  isLive(ask: number): boolean;
  /** The one name that it asks for, as most do; null when its want must be looked at. */
  bareName(ask: number): Name | null;
  /** Null when no link is written so any more. */
  wantOf(ask: number): Want | null;
}

/** What asks are found by: the name that stands for a bare name, and all that stand for any other want. */
export interface Found {
  bare(name: Name): Name;
  other(want: Want): Iterable<Name>;
}

/** Asks that are indexed between two moments at which the making may be interrupted. */
const atOnce = 64;

export class AskIndex {
  readonly #asks: Asks;
  readonly #found: Found;
  readonly #byHash = new HashedPlaces(0);
  /** Asks below it are in the index. */
  #next = 0;
  #complete = false;

  constructor(asks: Asks, found: Found) {
    this.#asks = asks;
    this.#found = found;
  }

  /** Whether every ask is in it: before, nobody has asked it anything. */
  get complete(): boolean {
    return this.#complete;
  }

  /** Whether some asks are in it. */
  get begun(): boolean {
    return this.#next > 0 || this.#complete;
  }

  /** Asks under this name, and such as only share its hash. */
  get(name: Name): readonly number[] {
    this.#makeWhole();
    const asks: number[] = [];
    const index = this.#byHash;
    for (let entry = index.first(hashOf(name)); entry >= 0; entry = index.next(entry)) asks.push(index.place(entry));
    return asks;
  }

  /** Makes what is missing of the index. */
  *making(): Generator<void> {
    yield* this.following();
    this.#complete = true;
  }

  /** The same for who knows that more asks will come, which are then not taken in one by one. */
  *following(): Generator<void> {
    while (this.#next < this.#asks.size) {
      this.#addNext();
      if (this.#next % atOnce === 0) yield;
    }
  }

  /** Links are written so again, or for the first time. */
  born(ask: number): void {
    if (ask < this.#next) this.#add(ask);
    else if (this.#complete) this.#makeWhole();
  }

  /** No link is written so any more. */
  died(ask: number, want: Want): void {
    if (ask < this.#next) for (const name of this.#namesOf(ask, want)) this.#byHash.delete(hashOf(name), ask);
  }

  #makeWhole(): void {
    while (this.#next < this.#asks.size) this.#addNext();
    this.#complete = true;
  }

  #addNext(): void {
    const ask = this.#next++;
    if (this.#asks.isLive(ask)) this.#add(ask);
  }

  #add(ask: number): void {
    for (const name of this.#namesOf(ask, null)) this.#byHash.add(hashOf(name), ask);
  }

  /** @param known its want, where no link is written so any more */
  #namesOf(ask: number, known: Want | null): Iterable<Name> {
    const bare = this.#asks.bareName(ask);
    if (bare !== null) return [this.#found.bare(bare)];
    const want = known ?? this.#asks.wantOf(ask);
    return want === null ? [] : this.#found.other(want);
  }
}
