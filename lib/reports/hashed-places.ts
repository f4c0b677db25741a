/** Hash → places, for hundreds of thousands of them: rows of typed arrays, as a map would take ten times the memory. */
export class HashedPlaces {
  /** The first entry of each chain, and the one after each; -1 ends a chain. */
  readonly #first: Int32Array;
  readonly #after: Int32Array;
  readonly #hashes: Int32Array;
  readonly #places: Int32Array;
  readonly #mask: number;
  #size = 0;

  /** @param most entries that will be added */
  constructor(most: number) {
    const chains = 1 << Math.max(4, Math.ceil(Math.log2(Math.max(1, most) * 2)));
    this.#first = new Int32Array(chains).fill(-1);
    this.#after = new Int32Array(most);
    this.#hashes = new Int32Array(most);
    this.#places = new Int32Array(most);
    this.#mask = chains - 1;
  }

  /** What is added last is told first. */
  add(hash: number, place: number): void {
    const chain = mixed(hash) & this.#mask;
    const entry = this.#size++;
    this.#hashes[entry] = hash;
    this.#places[entry] = place;
    this.#after[entry] = this.#first[chain] as number;
    this.#first[chain] = entry;
  }

  /** The first entry under this hash; -1 for none. */
  first(hash: number): number {
    return this.#from(this.#first[mixed(hash) & this.#mask] as number, hash);
  }

  /** The next one under the same hash; -1 after the last. */
  next(entry: number): number {
    return this.#from(this.#after[entry] as number, this.#hashes[entry] as number);
  }

  place(entry: number): number {
    return this.#places[entry] as number;
  }

  #from(entry: number, hash: number): number {
    let at = entry;
    while (at >= 0 && this.#hashes[at] !== hash) at = this.#after[at] as number;
    return at;
  }
}

/** FNV's low bits alone tell short texts badly apart. */
function mixed(hash: number): number {
  return hash ^ (hash >>> 15);
}

/** FNV-1a over UTF-16 units of a part of a text, in the 30 bits that are a small integer. */
export function hashOf(text: string, from = 0, to = text.length, seed = 0): number {
  let hash = 0x811c9dc5 ^ seed;
  for (let at = from; at < to; at++) hash = Math.imul(hash ^ text.charCodeAt(at), 0x01000193);
  return hash & 0x3fffffff;
}
