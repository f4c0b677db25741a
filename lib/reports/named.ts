/** The names by which notes and files are suggested: what readers call them, not every path suffix they answer to. */
import type { AttachmentId, NoteId } from '../model.ts';
import { baseOf, extensionOf, folderOf, withoutMd } from '../names/paths.ts';
import type { Named } from './suggest.ts';

/** A note's file name, title and aliases; for `dir/index.md` and `dir/README.md` the folder's name as well. */
export function namedNote(id: NoteId, title: string, aliases: readonly string[]): Named<NoteId> {
  const base = baseOf(withoutMd(id));
  const folder = /^(?:index|readme)$/i.test(base) ? [baseOf(folderOf(id))] : [];
  return { path: id, names: [base, title, ...aliases, ...folder] };
}

/** A file's name without its extension. */
export function namedFile(id: AttachmentId): Named<AttachmentId> {
  return { path: id, names: [withoutExtension(id)] };
}

/** The name to ask suggestions for, of a missing page's spelling. */
export function askedPage(spelling: string): string {
  return baseOf(withoutMd(spelling));
}

/** The name to ask suggestions for, of a missing file's path. */
export function askedFile(path: string): string {
  return withoutExtension(path);
}

function withoutExtension(path: string): string {
  const extension = extensionOf(path);
  const base = baseOf(path);
  return extension === '' ? base : base.slice(0, -extension.length - 1);
}
