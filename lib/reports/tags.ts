/** Tags with the number of notes that bear them. Law: case does not divide a tag; the casing seen first is shown. */
import type { Name } from '../model.ts';
import { byCodePoint, fold } from '../names/fold.ts';

export interface TagCount {
  readonly tag: string;
  readonly notes: number;
}

/** A tag on the way to its number of notes. */
interface Counted {
  readonly tag: string;
  notes: number;
  /** The number of the note that was counted last. */
  last: number;
}

/** Tags of these notes, by name. A note that bears a tag twice counts once. */
export function tagCounts(notes: Iterable<{ readonly tags: readonly string[] }>): readonly TagCount[] {
  const counted = new Map<Name, Counted>();
  // Thousands of notes spell a tag alike.
  const spelled = new Map<string, Counted>();
  let number = 0;
  for (const { tags } of notes) {
    number++;
    for (const tag of tags) {
      let count = spelled.get(tag);
      if (count === undefined) {
        const name = fold(tag);
        count = counted.get(name) ?? { tag, notes: 0, last: 0 };
        counted.set(name, count);
        spelled.set(tag, count);
      }
      if (count.last === number) continue;
      count.last = number;
      count.notes++;
    }
  }
  return Array.from(counted)
    .sort(([a], [b]) => byCodePoint(a, b))
    .map(([, { tag, notes: count }]) => ({ tag, notes: count }));
}
