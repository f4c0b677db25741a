/** A short list of numbers for each row, all in one array: a list of the language for each would be most of the memory. */
import { grown } from '../names/grown.ts';

export class NumberRows {
  #numbers = new Int32Array(1024);
  /** Where the next list begins. */
  #length = 0;
  /** Numbers in use; the others are gaps. */
  #live = 0;
  /** By row: where its list begins, and how long it is. */
  #first = new Int32Array(256);
  #count = new Int32Array(256);

  /** The list of a row, empty until it is set; it holds until the next one is set. */
  of(row: number): Int32Array {
    const first = this.#first[row] ?? 0;
    return this.#numbers.subarray(first, first + (this.#count[row] ?? 0));
  }

  set(row: number, numbers: readonly number[]): void {
    this.#first = grown(this.#first, row + 1, 0);
    this.#count = grown(this.#count, row + 1, 0);
    const count = this.#count[row] as number;
    if (numbers.length !== count) {
      this.#live += numbers.length - count;
      this.#count[row] = 0;
      if (this.#length > 1024 && this.#length > 2 * this.#live) this.#closeGaps();
      this.#numbers = grown(this.#numbers, this.#length + numbers.length, 0);
      this.#first[row] = this.#length;
      this.#count[row] = numbers.length;
      this.#length += numbers.length;
    }
    this.#numbers.set(numbers, this.#first[row]);
  }

  /** Moves the lists together when half of the array is gaps; each change pays for its own part of that. */
  #closeGaps(): void {
    const numbers = new Int32Array(Math.max(1024, this.#live * 2));
    let length = 0;
    for (let row = 0; row < this.#count.length; row++) {
      const list = this.of(row);
      numbers.set(list, length);
      this.#first[row] = length;
      length += list.length;
    }
    this.#numbers = numbers;
    this.#length = length;
  }
}
