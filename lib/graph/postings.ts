/** Key → numbers, built for many keys with one number: that is kept bare, several in a list. */
import { Texts } from '../names/texts.ts';

export class Postings<K extends string> {
  readonly #keys = new Texts(key => key);
  /** By key. */
  readonly #held: (number | number[] | undefined)[] = [];

  add(key: K, number: number): void {
    const place = this.#keys.number(key);
    const held = this.#held[place];
    if (held === undefined) this.#held[place] = number;
    else if (typeof held !== 'number') held.push(number);
    else this.#held[place] = [held, number];
  }

  delete(key: K, number: number): void {
    const place = this.#keys.find(key);
    if (place < 0) return;
    const held = this.#held[place];
    if (held === number) this.#held[place] = undefined;
    if (typeof held !== 'object') return;
    const at = held.indexOf(number);
    if (at < 0) return;
    // Their order means nothing: the last one fills the gap.
    const last = held.pop() as number;
    if (at < held.length) held[at] = last;
    if (held.length === 0) this.#held[place] = undefined;
  }

  /** The numbers of a key, in no order anyone may rely on: one, several, or none. */
  get(key: K): number | readonly number[] | undefined {
    const place = this.#keys.find(key);
    return place < 0 ? undefined : this.#held[place];
  }
}

/** Numbers of a key as a list. */
export function listOf(held: number | readonly number[] | undefined): readonly number[] {
  return held === undefined ? [] : typeof held === 'number' ? [held] : held;
}
