/** Dead ends: notes without a found link to another note. */
import type { NoteId } from '../model.ts';
import type { Connections } from './connections.ts';

export function deadends<T extends { readonly id: NoteId; readonly excluded: boolean }>(
  notes: Iterable<T>,
  { linking }: Connections,
): readonly T[] {
  return Array.from(notes).filter(note => !note.excluded && !linking.has(note.id));
}
