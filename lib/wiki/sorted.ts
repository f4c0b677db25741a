/** Long sorted lists of which a few items change. Law: a list that was given out stays as it was. */

/** Items of which each is looked for in its place; for more of them the whole list is walked. */
const mostPlaced = 32;

/** A sorted list without some of its items and with others. No two items may be equal in order. */
export function replaced<Item>(
  items: readonly Item[],
  gone: ReadonlySet<Item>,
  come: readonly Item[],
  compare: (a: Item, b: Item) => number,
): readonly Item[] {
  const left = gone.size <= mostPlaced ? [...items] : items.filter(item => !gone.has(item));
  if (gone.size <= mostPlaced) for (const item of gone) left.splice(placeOf(item, left, compare), 1);
  const fresh = come.toSorted(compare);
  if (fresh.length <= mostPlaced) {
    for (const item of fresh) left.splice(placeOf(item, left, compare), 0, item);
    return left;
  }
  const merged: Item[] = [];
  let at = 0;
  for (const item of left) {
    while (at < fresh.length && compare(fresh[at] as Item, item) < 0) merged.push(fresh[at++] as Item);
    merged.push(item);
  }
  return merged.concat(fresh.slice(at));
}

/** Items that are sorted, or merged, between two moments at which that may be interrupted. */
const atOnce = 256;

/** A sorted list of these items, made in steps. No two items may be equal in order. */
export function* sorting<Item>(
  items: readonly Item[],
  compare: (a: Item, b: Item) => number,
): Generator<void, readonly Item[]> {
  let runs: (readonly Item[])[] = [];
  for (let from = 0; from < items.length; from += atOnce) {
    runs.push(items.slice(from, from + atOnce).sort(compare));
    yield;
  }
  while (runs.length > 1) {
    const longer: (readonly Item[])[] = [];
    for (let at = 0; at < runs.length; at += 2) {
      longer.push(yield* merging(runs[at] as readonly Item[], runs[at + 1] ?? [], compare));
    }
    runs = longer;
  }
  return runs[0] ?? [];
}

function* merging<Item>(
  first: readonly Item[],
  second: readonly Item[],
  compare: (a: Item, b: Item) => number,
): Generator<void, readonly Item[]> {
  if (second.length === 0) return first;
  const merged: Item[] = [];
  let [one, other] = [0, 0];
  while (one < first.length || other < second.length) {
    const isFirst =
      other === second.length || (one < first.length && compare(first[one] as Item, second[other] as Item) < 0);
    merged.push((isFirst ? first[one++] : second[other++]) as Item);
    if (merged.length % atOnce === 0) yield;
  }
  return merged;
}

/** Where an item stands in a sorted list, or would stand. */
export function placeOf<Item>(item: Item, items: readonly Item[], compare: (a: Item, b: Item) => number): number {
  return firstPlace(items, each => compare(each, item) >= 0);
}

/** The first place of a list from which on something holds; its length when it never does. */
export function firstPlace<Item>(items: readonly Item[], holds: (item: Item) => boolean): number {
  let [from, to] = [0, items.length];
  while (from < to) {
    const middle = (from + to) >> 1;
    if (holds(items[middle] as Item)) to = middle;
    else from = middle + 1;
  }
  return from;
}
