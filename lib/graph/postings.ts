/** Key → numbers, built for many keys with one number: that is kept bare, several in a list. Keys are numbered. */
import { Texts } from '../names/texts.ts';

export class Postings<K extends string> {
  readonly #keys = new Texts(key => key);
  /** By key. */
  readonly #held: (number | number[] | undefined)[] = [];

  /** The number of a key, which becomes known. */
  keyNumber(key: K): number {
    return this.#keys.number(key);
  }

  key(keyNumber: number): K {
    return this.#keys.text(keyNumber) as K;
  }

  add(keyNumber: number, number: number): void {
    const held = this.#held[keyNumber];
    if (held === undefined) this.#held[keyNumber] = number;
    else if (typeof held !== 'number') held.push(number);
    else this.#held[keyNumber] = [held, number];
  }

  delete(keyNumber: number, number: number): void {
    const held = this.#held[keyNumber];
    if (held === number) this.#held[keyNumber] = undefined;
    if (typeof held !== 'object') return;
    const at = held.indexOf(number);
    if (at < 0) return;
    // Their order means nothing: the last one fills the gap.
    const last = held.pop() as number;
    if (at < held.length) held[at] = last;
    if (held.length === 0) this.#held[keyNumber] = undefined;
  }

  /** The numbers of a key, in no order anyone may rely on: one, several, or none. */
  get(key: K): number | readonly number[] | undefined {
    const keyNumber = this.#keys.find(key);
    return keyNumber < 0 ? undefined : this.#held[keyNumber];
  }

  /** The same as a list, of a key whose number is known. */
  listOf(keyNumber: number): readonly number[] {
    const held = this.#held[keyNumber];
    return held === undefined ? [] : typeof held === 'number' ? [held] : held;
  }
}
