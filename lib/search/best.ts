/** The best of many, kept as a heap whose root is the worst of them, so that most others are turned away at once. */

export class Best<Item> {
  readonly #most: number;
  readonly #isBetter: (a: Item, b: Item) => boolean;
  readonly #heap: Item[] = [];

  /** @param isBetter a strict order of all items */
  constructor(most: number, isBetter: (a: Item, b: Item) => boolean) {
    this.#most = most;
    this.#isBetter = isBetter;
  }

  /** The one that goes when a better one comes; null while there is room. */
  get worst(): Item | null {
    return this.#heap.length < this.#most ? null : (this.#heap[0] ?? null);
  }

  add(item: Item): void {
    const heap = this.#heap;
    if (heap.length < this.#most) {
      heap.push(item);
      this.#rise(heap.length - 1);
    } else if (heap.length > 0 && this.#isBetter(item, heap[0] as Item)) {
      heap[0] = item;
      this.#sink();
    }
  }

  /** Best first. */
  sorted(): Item[] {
    return this.#heap.toSorted((a, b) => (this.#isBetter(a, b) ? -1 : 1));
  }

  #rise(from: number): void {
    const heap = this.#heap;
    const item = heap[from] as Item;
    let at = from;
    while (at > 0) {
      const above = (at - 1) >> 1;
      if (!this.#isBetter(heap[above] as Item, item)) break;
      heap[at] = heap[above] as Item;
      at = above;
    }
    heap[at] = item;
  }

  #sink(): void {
    const heap = this.#heap;
    const item = heap[0] as Item;
    let at = 0;
    for (;;) {
      let below = 2 * at + 1;
      if (below >= heap.length) break;
      if (below + 1 < heap.length && this.#isBetter(heap[below] as Item, heap[below + 1] as Item)) below++;
      if (!this.#isBetter(item, heap[below] as Item)) break;
      heap[at] = heap[below] as Item;
      at = below;
    }
    heap[at] = item;
  }
}
