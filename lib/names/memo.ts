/** What was made or read lately, up to a size of all together; the least recently asked for goes first. */
export class Memo<Value> {
  readonly #budget: number;
  readonly #kept = new Map<string, { readonly value: Value; readonly size: number }>();
  #size = 0;

  constructor(budget: number) {
    this.#budget = budget;
  }

  get size(): number {
    return this.#size;
  }

  get(key: string): Value | undefined {
    const found = this.#kept.get(key);
    if (found === undefined) return undefined;
    this.#kept.delete(key);
    this.#kept.set(key, found);
    return found.value;
  }

  /** Keeps a value, unless it alone is over the budget. */
  set(key: string, value: Value, size: number): void {
    this.delete(key);
    if (size > this.#budget) return;
    this.#kept.set(key, { value, size });
    this.#size += size;
    for (const oldest of this.#kept.keys()) {
      if (this.#size <= this.#budget) break;
      this.delete(oldest);
    }
  }

  delete(key: string): void {
    this.#size -= this.#kept.get(key)?.size ?? 0;
    this.#kept.delete(key);
  }
}
