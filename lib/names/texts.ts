/**
 * Texts ↔ small numbers: each text is kept once. Law: found by a hash in rows of numbers, and compared only where all of
 * the hash agrees; a map of the language would fetch some text from anywhere in memory at every step.
 */
import { hashOf, mixed } from './hash.ts';

/** Places of an entry: the hash, and the number counted from 1; 0 is free. */
const fields = 2;
/** Entries that are looked at for a new text before the rows are given up: somebody wrote texts that fall into one place. */
const longestSearch = 1000;

export class Texts {
  readonly #kept: (text: string) => string;
  readonly #texts: string[] = [];
  #entries = new Int32Array(1024 * fields);
  /** In place of the rows, once they were searched for too long. */
  #map: Map<string, number> | null = null;

  /** @param kept what is kept of a text that is new */
  constructor(kept: (text: string) => string) {
    this.#kept = kept;
  }

  get size(): number {
    return this.#texts.length;
  }

  /** Whether the rows were given up. */
  get isPiled(): boolean {
    return this.#map !== null;
  }

  /** The number of a text, which is new when it is `size` of before. */
  number(text: string): number {
    return this.#map === null ? this.#numberInRows(text) : this.#numberInMap(text, this.#map);
  }

  /** -1 when it has none. */
  find(text: string): number {
    if (this.#map !== null) return this.#map.get(text) ?? -1;
    return (this.#entries[this.#entryOf(text, mixed(hashOf(text))) + 1] as number) - 1;
  }

  text(number: number): string {
    return this.#texts[number] as string;
  }

  #numberInMap(text: string, map: Map<string, number>): number {
    const known = map.get(text);
    if (known !== undefined) return known;
    const kept = this.#kept(text);
    map.set(kept, this.#texts.length);
    return this.#texts.push(kept) - 1;
  }

  #numberInRows(text: string): number {
    const hash = mixed(hashOf(text));
    const entry = this.#entryOf(text, hash);
    const known = this.#entries[entry + 1] as number;
    if (known > 0) return known - 1;
    const searched = (entry - hash * fields) & (this.#entries.length - 1);
    if (searched > longestSearch * fields) return this.#numberInMap(text, this.#turnedToMap());
    this.#entries[entry] = hash;
    this.#entries[entry + 1] = this.#texts.push(this.#kept(text));
    if (this.#texts.length * 2 * fields > this.#entries.length) this.#grow();
    return this.#texts.length - 1;
  }

  #turnedToMap(): Map<string, number> {
    this.#entries = new Int32Array(0);
    return (this.#map = new Map(this.#texts.map((text, number) => [text, number])));
  }

  /** The entry of a text, or the free one where it would be. */
  #entryOf(text: string, hash: number): number {
    const entries = this.#entries;
    const last = entries.length - 1;
    let entry = (hash * fields) & last;
    for (let number = entries[entry + 1] as number; number > 0; number = entries[entry + 1] as number) {
      if (entries[entry] === hash && this.#texts[number - 1] === text) break;
      entry = (entry + fields) & last;
    }
    return entry;
  }

  #grow(): void {
    const before = this.#entries;
    const entries = new Int32Array(before.length * 2);
    const last = entries.length - 1;
    for (let from = 0; from < before.length; from += fields) {
      if (before[from + 1] === 0) continue;
      let entry = ((before[from] as number) * fields) & last;
      while ((entries[entry + 1] as number) > 0) entry = (entry + fields) & last;
      entries[entry] = before[from] as number;
      entries[entry + 1] = before[from + 1] as number;
    }
    this.#entries = entries;
  }
}
