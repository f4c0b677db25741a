/** Long sorted lists of which a few items change. Law: a list that was given out stays as it was. */
import { takeAll } from './turns.ts';

/** To find a place, a list is halved about so often: where that comes to more than the whole list, it is walked. */
const halvings = 20;
/** More stretches than this are not put together in one call. */
const mostEdits = 10_000;

/** A sorted list without some of its items and with others. No two items may be equal in order. */
export function replaced<Item>(
  items: readonly Item[],
  gone: ReadonlySet<Item>,
  come: readonly Item[],
  compare: (a: Item, b: Item) => number,
): readonly Item[] {
  return takeAll(replacing(items, gone, come, compare));
}

/** The same in steps. */
export function* replacing<Item>(
  items: readonly Item[],
  gone: ReadonlySet<Item>,
  come: readonly Item[],
  compare: (a: Item, b: Item) => number,
): Generator<void, readonly Item[]> {
  const fresh = yield* sorting(come, compare);
  const edits = gone.size + fresh.length;
  if (edits < mostEdits && edits * halvings < items.length) return edited(items, gone, fresh, compare);
  const left = items.filter(item => !gone.has(item));
  yield;
  return yield* merging(left, fresh, compare);
}

/** Comparing takes most of the time: what lies between the places of two items is copied as it is. */
function edited<Item>(
  items: readonly Item[],
  gone: ReadonlySet<Item>,
  fresh: readonly Item[],
  compare: (a: Item, b: Item) => number,
): readonly Item[] {
  const edits: { readonly at: number; readonly come: readonly Item[] }[] = [];
  for (const item of fresh) edits.push({ at: placeOf(item, items, compare), come: [item] });
  for (const item of gone) edits.push({ at: placeOf(item, items, compare), come: [] });
  // The order is stable: what comes to a place stays in order, and before what goes from it.
  edits.sort((a, b) => a.at - b.at);
  const stretches: (readonly Item[])[] = [];
  let from = 0;
  for (const { at, come } of edits) {
    stretches.push(items.slice(from, at), come);
    from = come.length > 0 ? at : at + 1;
  }
  const before: readonly Item[] = [];
  return before.concat(...stretches, items.slice(from));
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

/** Two sorted lists as one. */
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
