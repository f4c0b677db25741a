/** Orphans: notes that no other note links to. The home page is where readers begin, so it is never one. */
import type { FileId, NoteId } from '../model.ts';
import { pause, type Listed, type VaultReport } from './checked.ts';
import { finding, orphan } from './findings.ts';
import { top } from './place.ts';

export function isOrphan({ id, excluded }: Listed, isLinked: (id: FileId) => boolean, home: NoteId | null): boolean {
  return !excluded && id !== home && !isLinked(id);
}

export const orphanNotes: VaultReport = function* (vault, { leads }) {
  const home = vault.home();
  for (const note of vault.listed()) {
    const isTold = isOrphan(note, leads.isLinked, home);
    yield isTold ? finding('orphan', { path: note.id, place: top }, orphan) : pause;
  }
};
