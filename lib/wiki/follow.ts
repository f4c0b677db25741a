/**
 * Changes on disk → changes of the index: looks again at paths that may have changed and applies what it finds. Long
 * work comes as steps, which a command takes at once and a server one after the other, answering in between.
 */
import type { AttachmentId, FileId, NoteId } from '../model.ts';
import type { Listing, Vault } from '../vault/walk.ts';
import type { VaultIndex } from './index.ts';
import { takeSome, type Steps, type Turns } from './turns.ts';

/** Follows a folder from now on; false when it was followed already, or cannot be. */
export type Follow = (folder: string) => boolean;

/**
 * Applies everything a walk has found; what was known and is no longer listed is dropped.
 * @param reading the steps that read the notes
 */
export function* applyListing(
  listing: Listing,
  vault: Vault,
  index: VaultIndex,
  reading: Iterable<void> = lookAt(listing.notes, index),
): Steps & Iterable<void> {
  const known = index.size > 0 ? index.below('') : [];
  for (const id of listing.attachments) index.putFile(id);
  yield* reading;
  const listed = new Set<FileId>(listing.notes);
  for (const id of listing.attachments) listed.add(id);
  // Looked at again: the walk may be a while ago.
  const gone = known.filter(id => !listed.has(id));
  yield* applyPaths(gone, vault, index);
}

/** Reads notes that are new or were changed. */
export function* lookAt(ids: readonly NoteId[], index: VaultIndex): Steps & Iterable<void> {
  for (const id of ids) {
    index.look(id);
    yield;
  }
}

/**
 * Looks at paths again: at files, and at what was at or below a path where nothing is any more.
 * @param follow called with each folder that is there and with those below it, whose files are then looked at too: a
 *   folder that appears may hold some already when it is first followed
 */
export function* applyPaths(
  paths: Iterable<string>,
  vault: Vault,
  index: VaultIndex,
  follow: Follow | null = null,
): Steps & Iterable<void> {
  const kindOf = vault.kinds();
  for (const path of paths) {
    const kind = path === '' ? 'folder' : kindOf(path);
    if (kind === 'note') index.put(path as NoteId);
    else if (kind === 'attachment') index.putFile(path as AttachmentId);
    else if (kind === null) for (const id of index.below(path)) drop(id, index);
    else if (follow !== null) yield* applyFolder(path, vault, index, follow);
    yield;
  }
}

function* applyFolder(path: string, vault: Vault, index: VaultIndex, follow: Follow): Steps & Iterable<void> {
  let listing = vault.walk(path);
  // What came before a folder was followed was told to nobody.
  while (listing.folders.filter(follow).length > 0) listing = vault.walk(path);
  for (const id of listing.attachments) index.putFile(id);
  yield* lookAt(listing.notes, index);
}

/** Milliseconds that a server may spend on work that is likely done by then, before it does the rest gradually. */
const firstSlice = 12;
/** As many steps are taken at once while other batches wait: the first slices of all would leave no room for answers. */
const few = 8;

/** Changes as they come in: a few are taken up at once, many gradually, one batch after the other. */
export class Batches {
  readonly #turns: Turns;
  #last: Promise<void> = Promise.resolve();
  #waiting = 0;

  constructor(turns: Turns) {
    this.#turns = turns;
  }

  /** @param done called when all is taken up */
  take(steps: Steps, done: () => void): void {
    if (takeSome(steps, this.#waiting === 0 ? firstSlice : 0, few) !== null) {
      done();
      return;
    }
    this.#waiting++;
    const rest = async (): Promise<void> => {
      await this.#turns.take('upkeep', steps).finally(() => this.#waiting--);
      done();
    };
    this.#last = this.#last.catch(() => undefined).then(rest);
  }
}

function drop(id: FileId, index: VaultIndex): void {
  if (index.graph.isNote(id)) index.drop(id);
  else index.dropFile(id as AttachmentId);
}
