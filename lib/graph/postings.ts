/** Key → numbers, built for many keys with one number: that is kept bare, several in a list. */
export class Postings<K> {
  readonly #map = new Map<K, number | number[]>();

  add(key: K, number: number): void {
    const held = this.#map.get(key);
    if (held === undefined) this.#map.set(key, number);
    else if (typeof held !== 'number') held.push(number);
    else this.#map.set(key, [held, number]);
  }

  delete(key: K, number: number): void {
    const held = this.#map.get(key);
    if (held === number) this.#map.delete(key);
    if (typeof held !== 'object') return;
    const at = held.indexOf(number);
    if (at < 0) return;
    // Their order means nothing: the last one fills the gap.
    const last = held.pop() as number;
    if (at < held.length) held[at] = last;
    if (held.length === 0) this.#map.delete(key);
  }

  /** The numbers of a key, in no order anyone may rely on: one, several, or none. */
  get(key: K): number | readonly number[] | undefined {
    return this.#map.get(key);
  }
}

/** Numbers of a key as a list. */
export function listOf(held: number | readonly number[] | undefined): readonly number[] {
  return held === undefined ? [] : typeof held === 'number' ? [held] : held;
}
