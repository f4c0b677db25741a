/**
 * Asks by a name of their want. Law: it is made when it is first asked, in steps where there is time for that, and kept
 * true from then on; a command that never asks pays nothing.
 */
import type { Name, Want } from '../model.ts';
import { listOf, Postings } from './postings.ts';

/** The asks there are. */
export interface Asks {
  readonly size: number;
  /** Null when no link is written so any more. */
  wantOf(ask: number): Want | null;
}

/** Asks that are indexed between two moments at which the making may be interrupted. */
const atOnce = 64;

export class AskIndex {
  readonly #asks: Asks;
  readonly #namesOf: (want: Want) => Iterable<Name>;
  readonly #postings = new Postings<Name>();
  /** Asks below it are in the index. */
  #next = 0;
  #complete = false;

  constructor(asks: Asks, namesOf: (want: Want) => Iterable<Name>) {
    this.#asks = asks;
    this.#namesOf = namesOf;
  }

  /** Whether every ask is in it: before, nobody has asked it anything. */
  get complete(): boolean {
    return this.#complete;
  }

  /** Whether some asks are in it. */
  get begun(): boolean {
    return this.#next > 0 || this.#complete;
  }

  /** Asks under this name. */
  get(name: Name): readonly number[] {
    this.#makeWhole();
    return listOf(this.#postings.get(name));
  }

  /** Makes what is missing of the index. */
  *making(): Generator<void> {
    for (; this.#next < this.#asks.size; this.#next++) {
      this.#add(this.#next, this.#asks.wantOf(this.#next));
      if (this.#next % atOnce === 0) yield;
    }
    this.#complete = true;
  }

  /** Links are written so again, or for the first time. */
  born(ask: number): void {
    if (ask < this.#next) this.#add(ask, this.#asks.wantOf(ask));
    else if (this.#complete) this.#makeWhole();
  }

  /** No link is written so any more. */
  died(ask: number, want: Want): void {
    if (ask < this.#next) for (const name of this.#namesOf(want)) this.#postings.delete(name, ask);
  }

  #makeWhole(): void {
    if (this.#complete && this.#next === this.#asks.size) return;
    for (const steps = this.making(); steps.next().done !== true;);
  }

  #add(ask: number, want: Want | null): void {
    if (want !== null) for (const name of this.#namesOf(want)) this.#postings.add(name, ask);
  }
}
