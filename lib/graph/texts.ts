/** Texts ↔ small numbers: each text is kept once, as a copy that shares no memory with the note it was cut from. */
import { owned } from '../names/owned.ts';

export class Texts {
  readonly #numbers = new Map<string, number>();
  readonly #texts: string[] = [];

  get size(): number {
    return this.#texts.length;
  }

  /** The number of a text, which is new when it is `size` of before. */
  number(text: string): number {
    const known = this.#numbers.get(text);
    if (known !== undefined) return known;
    const kept = owned(text);
    this.#numbers.set(kept, this.#texts.length);
    return this.#texts.push(kept) - 1;
  }

  text(number: number): string {
    return this.#texts[number] as string;
  }
}
