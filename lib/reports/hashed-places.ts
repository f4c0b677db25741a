/** Hash → places, for hundreds of thousands of them: rows of typed arrays, as a map would take ten times the memory. */
export class HashedPlaces {
  /** The last entry of each chain, and the entry before each; -1 ends a chain. */
  readonly #last: Int32Array;
  readonly #before: Int32Array;
  readonly #hashes: Int32Array;
  readonly #places: Int32Array;
  readonly #mask: number;
  #size = 0;

  /** @param most entries that will be added */
  constructor(most: number) {
    const chains = 1 << Math.max(4, Math.ceil(Math.log2(Math.max(1, most) * 2)));
    this.#last = new Int32Array(chains).fill(-1);
    this.#before = new Int32Array(most);
    this.#hashes = new Int32Array(most);
    this.#places = new Int32Array(most);
    this.#mask = chains - 1;
  }

  add(hash: number, place: number): void {
    const chain = mixed(hash) & this.#mask;
    const entry = this.#size++;
    this.#hashes[entry] = hash;
    this.#places[entry] = place;
    this.#before[entry] = this.#last[chain] as number;
    this.#last[chain] = entry;
  }

  /** Places that were added under this hash, in the order in which they were. */
  at(hash: number): readonly number[] {
    let entry = this.#last[mixed(hash) & this.#mask] as number;
    if (entry < 0) return none;
    const places: number[] = [];
    for (; entry >= 0; entry = this.#before[entry] as number) {
      if (this.#hashes[entry] === hash) places.push(this.#places[entry] as number);
    }
    return places.reverse();
  }
}

const none: readonly number[] = [];

/** FNV's low bits alone tell short texts badly apart. */
function mixed(hash: number): number {
  return hash ^ (hash >>> 15);
}

/** FNV-1a over UTF-16 units of a part of a text, in the 30 bits that are a small integer. */
export function hashOf(text: string, from: number, to: number, seed: number): number {
  let hash = 0x811c9dc5 ^ seed;
  for (let at = from; at < to; at++) hash = Math.imul(hash ^ text.charCodeAt(at), 0x01000193);
  return hash & 0x3fffffff;
}
