/** Dead ends: notes without a found link to another note. */
import type { NoteId } from '../model.ts';
import { pause, type Listed, type VaultReport } from './checked.ts';
import { deadEnd, finding } from './findings.ts';
import { top } from './place.ts';

export function isDeadEnd({ id, excluded }: Listed, isLinking: (id: NoteId) => boolean): boolean {
  return !excluded && !isLinking(id);
}

export const deadEnds: VaultReport = function* (vault, { leads }) {
  for (const note of vault.listed()) {
    const isTold = isDeadEnd(note, leads.isLinking);
    yield isTold ? finding('dead-end', { path: note.id, place: top }, deadEnd) : pause;
  }
};
