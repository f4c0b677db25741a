/** Which notes other notes link to, and which link to others. A link of a note to itself connects nothing. */
import type { FileId, NoteId } from '../model.ts';
import type { Linked } from './linked.ts';

export interface Connections {
  /** Notes with a link from another note. */
  readonly linked: ReadonlySet<FileId>;
  /** Notes with a found link to another note. */
  readonly linking: ReadonlySet<NoteId>;
}

/** Walks all links once; orphans and dead ends are both read from the result. */
export function connections(vault: Linked, isNote: (id: FileId) => boolean): Connections {
  const linked = new Set<FileId>();
  const linking = new Set<NoteId>();
  for (const { from, want } of vault.edges()) {
    const target = vault.resolve(from, want);
    if (target.state === 'missing' || target.id === from || !isNote(target.id)) continue;
    linked.add(target.id);
    linking.add(from);
  }
  return { linked, linking };
}
