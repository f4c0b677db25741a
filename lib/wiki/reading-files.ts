/**
 * Reads a vault whose files another thread opens: what reading costs without a word being understood is done there, and
 * a thread that understands nothing need not warm up. Law: the index comes out the same whoever reads a file.
 */
import { availableParallelism } from 'node:os';
import type { NoteId } from '../model.ts';
import { FilesAhead } from '../vault/files-ahead.ts';
import type { Steps } from './turns.ts';
import type { VaultIndex } from './index.ts';
import type { ThreadOptions } from './reading-threads.ts';

/** Fewer notes are read before another thread has begun. */
const some = 2000;

/** Whether the files of so many notes are read ahead. */
export function readsAhead(notes: number, { from = some }: ThreadOptions): boolean {
  return notes >= from && availableParallelism() > 1;
}

/** Reads these notes into an index. */
export function* readWithFilesAhead(
  ids: readonly NoteId[],
  root: string,
  index: VaultIndex,
  { path }: ThreadOptions,
): Steps & Iterable<void> {
  const files = new FilesAhead(root, ids, path);
  index.beginTaking();
  try {
    for (const [place, id] of ids.entries()) {
      const file = files.at(place);
      if (file === null) index.look(id);
      else index.takeFile(id, file);
      yield;
    }
  } finally {
    index.endTaking();
    files.end();
  }
}
