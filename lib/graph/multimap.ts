/** Key → values, built for many keys with one value: a single value is kept bare, several in a Set. */
export class Multimap<K, V extends object | string> {
  readonly #map = new Map<K, V | Set<V>>();

  add(key: K, value: V): void {
    const held = this.#map.get(key);
    if (held === undefined) this.#map.set(key, value);
    else if (held instanceof Set) held.add(value);
    else if (held !== value) this.#map.set(key, new Set([held, value]));
  }

  delete(key: K, value: V): void {
    const held = this.#map.get(key);
    if (held === value) this.#map.delete(key);
    else if (held instanceof Set) {
      held.delete(value);
      if (held.size === 0) this.#map.delete(key);
    }
  }

  /** Every key, once for each of its values. */
  *keys(): Generator<K> {
    for (const [key, held] of this.#map) {
      for (let values = held instanceof Set ? held.size : 1; values > 0; values--) yield key;
    }
  }

  has(key: K): boolean {
    return this.#map.has(key);
  }

  /** Whether a key has more than one value. */
  hasSeveral(key: K): boolean {
    const held = this.#map.get(key);
    return held instanceof Set && held.size > 1;
  }

  /** The values of a key, in no order anyone may rely on. */
  get(key: K): Iterable<V> {
    const held = this.#map.get(key);
    if (held === undefined) return [];
    return held instanceof Set ? held : [held];
  }
}
