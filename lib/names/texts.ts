/**
 * Texts ↔ small numbers: each text is kept once. Law: found by a hash in rows of numbers, and compared only where all of
 * the hash agrees; a map of the language would fetch some text from anywhere in memory at every step.
 */

/** Places of an entry: the hash, and the number counted from 1; 0 is free. */
const fields = 2;

export class Texts {
  readonly #kept: (text: string) => string;
  readonly #texts: string[] = [];
  #entries = new Int32Array(1024 * fields);

  /** @param kept what is kept of a text that is new */
  constructor(kept: (text: string) => string) {
    this.#kept = kept;
  }

  get size(): number {
    return this.#texts.length;
  }

  /** The number of a text, which is new when it is `size` of before. */
  number(text: string): number {
    const hash = hashOf(text);
    const entry = this.#entryOf(text, hash);
    const known = this.#entries[entry + 1] as number;
    if (known > 0) return known - 1;
    this.#entries[entry] = hash;
    this.#entries[entry + 1] = this.#texts.push(this.#kept(text));
    if (this.#texts.length * 2 * fields > this.#entries.length) this.#grow();
    return this.#texts.length - 1;
  }

  /** -1 when it has none. */
  find(text: string): number {
    return (this.#entries[this.#entryOf(text, hashOf(text)) + 1] as number) - 1;
  }

  text(number: number): string {
    return this.#texts[number] as string;
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

/** FNV-1a over UTF-16 units; its low bits alone tell short texts badly apart. */
function hashOf(text: string): number {
  let hash = 0x811c9dc5 | 0;
  for (let at = 0; at < text.length; at++) hash = Math.imul(hash ^ text.charCodeAt(at), 0x01000193);
  return (hash ^ (hash >>> 15)) & 0x3fffffff;
}
