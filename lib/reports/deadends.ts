/** Dead ends: notes without a found link to another note. */
import type { NoteId } from '../model.ts';
import type { VaultReport } from './checked.ts';
import { deadEnd, finding } from './findings.ts';
import { top } from './place.ts';

export function deadends<T extends { readonly id: NoteId; readonly excluded: boolean }>(
  notes: Iterable<T>,
  isLinking: (id: NoteId) => boolean,
): readonly T[] {
  return Array.from(notes).filter(note => !note.excluded && !isLinking(note.id));
}

export const deadEnds: VaultReport = (vault, { leads }) =>
  deadends(vault.listed(), leads.isLinking).map(({ id }) => finding('dead-end', { path: id, place: top }, deadEnd));
