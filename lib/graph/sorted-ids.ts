/** Ids in code-point order. They are put in order when they are asked for: many changes cost one pass, as one does. */
import { byCodePoint } from '../names/fold.ts';

export class SortedIds<Id extends string> {
  #sorted: readonly Id[] = [];
  readonly #added = new Set<Id>();
  readonly #removed = new Set<Id>();

  get size(): number {
    return this.#sorted.length + this.#added.size - this.#removed.size;
  }

  /** An id that is not there. */
  add(id: Id): void {
    if (!this.#removed.delete(id)) this.#added.add(id);
  }

  /** An id that is there. */
  delete(id: Id): void {
    if (!this.#added.delete(id)) this.#removed.add(id);
  }

  /** A list that never changes: who walks it slowly is not disturbed by what happens meanwhile. */
  all(): readonly Id[] {
    if (this.#added.size > 0 || this.#removed.size > 0) {
      this.#sorted = merged(this.#sorted, [...this.#added].sort(byCodePoint), this.#removed);
      this.#added.clear();
      this.#removed.clear();
    }
    return this.#sorted;
  }
}

function merged<Id extends string>(
  sorted: readonly Id[],
  added: readonly Id[],
  removed: ReadonlySet<Id>,
): readonly Id[] {
  const all: Id[] = [];
  let next = 0;
  for (const id of sorted) {
    if (removed.has(id)) continue;
    for (let other = added[next]; other !== undefined && byCodePoint(other, id) < 0; other = added[++next])
      all.push(other);
    all.push(id);
  }
  for (const id of added.slice(next)) all.push(id);
  return all;
}
