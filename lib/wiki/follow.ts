/** Changes on disk → changes of the index: looks again at paths that may have changed and applies what it finds. */
import type { AttachmentId, FileId, NoteId } from '../model.ts';
import type { Listing, Vault } from '../vault/walk.ts';
import type { VaultIndex } from './index.ts';

/** Applies everything a walk has found; what was known and is no longer listed is dropped. */
export function applyListing(listing: Listing, index: VaultIndex): void {
  const listed = new Set<FileId>();
  for (const id of listing.notes) {
    listed.add(id);
    index.put(id);
  }
  for (const id of listing.attachments) {
    listed.add(id);
    index.putFile(id);
  }
  for (const id of index.below('')) if (!listed.has(id)) drop(id, index);
}

/** Looks at one path again: a file, or what was at or below a path where nothing is any more. */
export function applyPath(path: string, vault: Vault, index: VaultIndex): void {
  const kind = path === '' ? 'folder' : vault.kind(path);
  if (kind === 'note') index.put(path as NoteId);
  else if (kind === 'attachment') index.putFile(path as AttachmentId);
  else if (kind === null) for (const id of index.below(path)) drop(id, index);
}

function drop(id: FileId, index: VaultIndex): void {
  if (index.graph.isNote(id)) index.drop(id);
  else index.dropFile(id as AttachmentId);
}
