/** Hash → places, for hundreds of thousands of them: rows of typed arrays, as a map would take ten times the memory. */
import { grown } from './grown.ts';
import { mixed } from './hash.ts';

export class HashedPlaces {
  /** The first entry of each chain, and the one after each; -1 ends a chain. */
  #first: Int32Array<ArrayBuffer>;
  #after: Int32Array<ArrayBuffer>;
  #hashes: Int32Array<ArrayBuffer>;
  #places: Int32Array<ArrayBuffer>;
  #size = 0;
  /** Entries that were deleted, as a chain. */
  #free = -1;

  /** @param expected entries: with more of them it grows */
  constructor(expected: number) {
    this.#first = new Int32Array(1 << Math.max(4, Math.ceil(Math.log2(Math.max(1, expected) * 2)))).fill(-1);
    this.#after = new Int32Array(expected);
    this.#hashes = new Int32Array(expected);
    this.#places = new Int32Array(expected);
  }

  /** What is added last is told first, while nothing is deleted. */
  add(hash: number, place: number): void {
    const entry = this.#newEntry();
    const chain = this.#chainOf(hash);
    this.#hashes[entry] = hash;
    this.#places[entry] = place;
    this.#after[entry] = this.#first[chain] as number;
    this.#first[chain] = entry;
  }

  /** Takes one entry out, if there is such a one. */
  delete(hash: number, place: number): void {
    const chain = this.#chainOf(hash);
    let before = -1;
    let entry = this.#first[chain] as number;
    while (entry >= 0 && (this.#hashes[entry] !== hash || this.#places[entry] !== place)) {
      before = entry;
      entry = this.#after[entry] as number;
    }
    if (entry < 0) return;
    const after = this.#after[entry] as number;
    if (before < 0) this.#first[chain] = after;
    else this.#after[before] = after;
    this.#after[entry] = this.#free;
    this.#free = entry;
  }

  /** The first entry under this hash; -1 for none. */
  first(hash: number): number {
    return this.#from(this.#first[this.#chainOf(hash)] as number, hash);
  }

  /** The next one under the same hash; -1 after the last. */
  next(entry: number): number {
    return this.#from(this.#after[entry] as number, this.#hashes[entry] as number);
  }

  place(entry: number): number {
    return this.#places[entry] as number;
  }

  #chainOf(hash: number): number {
    return mixed(hash) & (this.#first.length - 1);
  }

  #from(entry: number, hash: number): number {
    let at = entry;
    while (at >= 0 && this.#hashes[at] !== hash) at = this.#after[at] as number;
    return at;
  }

  #newEntry(): number {
    const free = this.#free;
    if (free >= 0) {
      this.#free = this.#after[free] as number;
      return free;
    }
    if (this.#size === this.#places.length) this.#grow();
    return this.#size++;
  }

  /** All entries are in use. */
  #grow(): void {
    this.#after = grown(this.#after, this.#size + 1, 0);
    this.#hashes = grown(this.#hashes, this.#size + 1, 0);
    this.#places = grown(this.#places, this.#size + 1, 0);
    if (this.#places.length <= this.#first.length) return;
    this.#first = new Int32Array(this.#first.length * 2).fill(-1);
    for (let entry = 0; entry < this.#size; entry++) {
      const chain = this.#chainOf(this.#hashes[entry] as number);
      this.#after[entry] = this.#first[chain] as number;
      this.#first[chain] = entry;
    }
  }
}
