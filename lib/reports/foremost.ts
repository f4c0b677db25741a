/** The beginning of a sorted list, without sorting it all: lists are long, and pages show a few of their items. */

/** The first `most` of these items in the order of `compare`; equal ones as they come. */
export function foremost<Item>(items: Iterable<Item>, most: number, compare: (a: Item, b: Item) => number): Item[] {
  const found: Item[] = [];
  for (const item of items) {
    const last = found[most - 1];
    if (last !== undefined && compare(item, last) >= 0) continue;
    let [from, to] = [0, found.length];
    while (from < to) {
      const middle = (from + to) >> 1;
      if (compare(found[middle] as Item, item) <= 0) from = middle + 1;
      else to = middle;
    }
    found.splice(from, 0, item);
    if (found.length > most) found.pop();
  }
  return found;
}
