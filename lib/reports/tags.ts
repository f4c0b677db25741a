/** Tags with the number of notes that bear them. Law: case does not divide a tag; the casing seen first is shown. */
import type { Name } from '../model.ts';
import { byCodePoint, fold } from '../names/fold.ts';

export interface TagCount {
  readonly tag: string;
  readonly notes: number;
}

/** Tags of these notes, by name. A note that bears a tag twice counts once. */
export function tagCounts(notes: Iterable<{ readonly tags: readonly string[] }>): readonly TagCount[] {
  const counted = new Map<Name, { tag: string; notes: number }>();
  for (const note of notes) {
    const seen = new Set<Name>();
    for (const tag of note.tags) {
      const name = fold(tag);
      if (seen.has(name)) continue;
      seen.add(name);
      const count = counted.get(name);
      if (count) count.notes++;
      else counted.set(name, { tag, notes: 1 });
    }
  }
  return Array.from(counted)
    .sort(([a], [b]) => byCodePoint(a, b))
    .map(([, count]) => count);
}
