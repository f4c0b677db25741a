/**
 * The order in which people look for a name: capitals are no other letters, and a number counts by its value, so that
 * `Note 9` stands before `Note 10`, and both before `notes`. The same on every machine, whatever its language.
 */
import { byCodePoint, fold } from './fold.ts';

/** Digits of a number that are compared by value; a longer one is compared by its letters. */
const longest = 15;

/** In that order, by what each is called; what is spelled alike keeps its order. */
export function byName<T>(items: Iterable<T>, nameOf: (item: T) => string): T[] {
  return Array.from(items, item => ({ item, name: nameOf(item) }))
    .map(each => ({ ...each, key: shelfKey(each.name) }))
    .sort((a, b) => byCodePoint(a.key, b.key) || byCodePoint(a.name, b.name))
    .map(({ item }) => item);
}

/** Names in that order have their keys in code-point order. */
export function shelfKey(name: string): string {
  return fold(name).replace(/\d+/g, digits => digits.padStart(longest, '0'));
}
