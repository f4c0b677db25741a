/** Orphans: notes that no other note links to. The home page is where readers begin, so it is never one. */
import type { NoteId } from '../model.ts';
import type { Connections } from './connections.ts';

export function orphans<T extends { readonly id: NoteId; readonly excluded: boolean }>(
  notes: Iterable<T>,
  { linked }: Connections,
  home: NoteId | null,
): readonly T[] {
  return Array.from(notes).filter(note => !note.excluded && note.id !== home && !linked.has(note.id));
}
