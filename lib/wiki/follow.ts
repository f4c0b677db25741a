/**
 * Changes on disk → changes of the index: looks again at paths that may have changed and applies what it finds. Long
 * work comes as steps, which a command takes at once and a server one after the other, answering in between.
 */
import type { AttachmentId, FileId, NoteId } from '../model.ts';
import type { Listing, Vault } from '../vault/walk.ts';
import type { VaultIndex } from './index.ts';

/** Work that may be interrupted after each step. */
export type Steps = Iterator<void, void>;

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

/** Takes all steps at once. */
export function takeAll(steps: Steps): void {
  while (steps.next().done !== true);
}

/** Takes steps for so many milliseconds; true after the last one. */
export function takeSome(steps: Steps, milliseconds: number): boolean {
  const end = performance.now() + milliseconds;
  for (let taken = 1; ; taken++) {
    if (steps.next().done === true) return true;
    // Steps are short, and so is a look at the clock.
    if (taken % 8 === 0 && performance.now() >= end) return false;
  }
}

/**
 * Milliseconds of one slice: long enough to get on, short enough that nobody waits for an answer. Several answers are made
 * at a time, and each waits for a slice at every turn.
 */
export const slice = 4;

/**
 * Takes all steps, a slice at a time, with room for everything else between two slices.
 * @param milliseconds of the next slice
 */
export async function takeGradually(steps: Steps, milliseconds: () => number = () => slice): Promise<void> {
  do await new Promise(resolve => setImmediate(resolve));
  while (!takeSome(steps, milliseconds()));
}

/** Milliseconds that a server may spend on work that is likely done by then, before it does the rest gradually. */
const firstSlice = 40;

/** Changes as they come in: a few are taken up at once, many gradually, one batch after the other. */
export class Batches {
  #last: Promise<void> = Promise.resolve();
  #waiting = 0;

  /** @param done called when all is taken up */
  take(steps: Steps, done: () => void): void {
    // A checkout comes in many batches: together, their first slices would leave no room for answers.
    if (takeSome(steps, this.#waiting === 0 ? firstSlice : 0)) {
      done();
      return;
    }
    this.#waiting++;
    const rest = async (): Promise<void> => {
      await takeGradually(steps).finally(() => this.#waiting--);
      done();
    };
    this.#last = this.#last.catch(() => undefined).then(rest);
  }
}

function drop(id: FileId, index: VaultIndex): void {
  if (index.graph.isNote(id)) index.drop(id);
  else index.dropFile(id as AttachmentId);
}
