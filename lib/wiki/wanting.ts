/** The missing pages from the other side: which note wants which of them, where. */
import type { NoteId } from '../model.ts';
import type { MissingPage, Wanted } from './types.ts';

/** @param pages in whatever order; the wants of a note come in that order, then by place. */
export function wantingNotes(pages: readonly MissingPage[]): ReadonlyMap<NoteId, readonly Wanted[]> {
  const notes = new Map<NoteId, Wanted[]>();
  for (const page of pages) {
    page.places.forEach(({ from }, index) => {
      const wants = notes.get(from);
      if (wants === undefined) notes.set(from, [{ page, index }]);
      else wants.push({ page, index });
    });
  }
  return notes;
}
