/** Orphans: notes that no other note links to. The home page is where readers begin, so it is never one. */
import type { FileId, NoteId } from '../model.ts';
import type { VaultReport } from './checked.ts';
import { finding, orphan } from './findings.ts';
import { top } from './place.ts';

export function orphans<T extends { readonly id: NoteId; readonly excluded: boolean }>(
  notes: Iterable<T>,
  isLinked: (id: FileId) => boolean,
  home: NoteId | null,
): readonly T[] {
  return Array.from(notes).filter(note => !note.excluded && note.id !== home && !isLinked(note.id));
}

export const orphanNotes: VaultReport = (vault, { leads }) =>
  orphans(vault.listed(), leads.isLinked, vault.home()).map(({ id }) =>
    finding('orphan', { path: id, place: top }, orphan),
  );
