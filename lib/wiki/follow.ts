/** Changes on disk → changes of the index: looks again at paths that may have changed and applies what it finds. */
import type { FileId, NoteId } from '../model.ts';
import type { Listing, Vault } from '../vault/walk.ts';
import type { VaultIndex } from './index.ts';

/** Applies everything a walk has found; what was known and is no longer listed is dropped. */
export function applyListing(listing: Listing, index: VaultIndex): readonly FileId[] {
  const changed: FileId[] = [];
  const listed = new Set<FileId>();
  for (const id of listing.notes) {
    listed.add(id);
    if (index.put(id)) changed.push(id);
  }
  for (const id of listing.attachments) {
    listed.add(id);
    if (index.putFile(id)) changed.push(id);
  }
  for (const id of index.below('')) if (!listed.has(id) && drop(id, index)) changed.push(id);
  return changed;
}

/** Looks at one path again: a file, or a folder and all below it. */
export function applyPath(path: string, vault: Vault, index: VaultIndex): readonly FileId[] {
  const kind = path === '' ? 'folder' : vault.kind(path);
  if (kind === 'note') return index.put(path as NoteId) ? [path as NoteId] : [];
  if (kind === 'attachment') return index.putFile(path as never) ? [path as never] : [];
  if (kind === 'folder') return [];
  return index.below(path).filter(id => drop(id, index));
}

function drop(id: FileId, index: VaultIndex): boolean {
  return index.graph.isNote(id) ? index.drop(id) : index.dropFile(id);
}
