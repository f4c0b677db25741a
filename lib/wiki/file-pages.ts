/**
 * Files that are no notes and yet have a page, because what a browser makes of them alone tells a reader nothing. Their
 * address is their path, extension included; where a note has that address, the file has none but its own.
 */
import type { AttachmentId, FileId } from '../model.ts';
import { extensionOf } from '../names/paths.ts';
import type { VaultIndex } from './index.ts';

/** What such a file is; `text` is any that can be read as it is. */
export type PagedKind = 'canvas' | 'base' | 'drawing' | 'notebook' | 'table' | 'text';

const kinds: ReadonlyMap<string, PagedKind> = new Map([
  ['canvas', 'canvas'],
  ['base', 'base'],
  ['excalidraw', 'drawing'],
  ['ipynb', 'notebook'],
  ['csv', 'table'],
  ['tsv', 'table'],
  ['txt', 'text'],
]);

export function pagedKind(id: FileId): PagedKind | null {
  return kinds.get(extensionOf(id)) ?? null;
}

/** Whether a file has a page now. */
export function hasPage(id: AttachmentId, { addresses }: VaultIndex): boolean {
  return pagedKind(id) !== null && !addresses.at(id).some(({ slug }) => slug === id);
}
