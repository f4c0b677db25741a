/**
 * Which hashes come from several owners, for hundreds of thousands of them.
 * Law: what several owners have in common is always among them; what is among them may be only alike, and is compared.
 */
export class Repeated {
  #hashes = new Int32Array(1024);
  /** One more than the first owner of the hash at that place; 0 where there is none. */
  #owners = new Int32Array(1024);
  #size = 0;
  readonly #repeated = new Set<number>();

  /** Whether nothing is repeated. */
  get isEmpty(): boolean {
    return this.#repeated.size === 0;
  }

  has(hash: number): boolean {
    return this.#repeated.has(hash);
  }

  /** The first owner that has brought this hash, if that is another one. */
  add(hash: number, owner: number): number | null {
    const at = this.#placeOf(hash);
    const first = (this.#owners[at] as number) - 1;
    if (first === owner) return null;
    if (first >= 0) {
      this.#repeated.add(hash);
      return first;
    }
    this.#hashes[at] = hash;
    this.#owners[at] = owner + 1;
    if (++this.#size * 2 > this.#owners.length) this.#grow();
    return null;
  }

  #placeOf(hash: number): number {
    const mask = this.#owners.length - 1;
    let at = (hash ^ (hash >>> 15)) & mask;
    while (this.#owners[at] !== 0 && this.#hashes[at] !== hash) at = (at + 1) & mask;
    return at;
  }

  #grow(): void {
    const [hashes, owners] = [this.#hashes, this.#owners];
    this.#hashes = new Int32Array(hashes.length * 2);
    this.#owners = new Int32Array(owners.length * 2);
    for (let from = 0; from < owners.length; from++) {
      if (owners[from] === 0) continue;
      const at = this.#placeOf(hashes[from] as number);
      this.#hashes[at] = hashes[from] as number;
      this.#owners[at] = owners[from] as number;
    }
  }
}
