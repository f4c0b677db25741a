/** What is written → the key it is kept under, and back. */
import type { LinkKind, NoteId } from '../model.ts';

const selfKey = '\0\0';

/**
 * Links with the same key are spelled alike and want the same: a bare name wants the same wherever it stands, a path
 * that may be relative, or a Markdown destination, in all notes of a folder. An embed may want a file alone.
 */
export function keyOf(kind: LinkKind, target: string, id: NoteId): string {
  if (target === '') return selfKey;
  const isPlaced = kind === 'markdown' || target.charCodeAt(0) === 46;
  if (!isPlaced && kind !== 'embed') return target;
  const mark = kind === 'markdown' ? 'm' : kind === 'embed' ? 'e' : 'w';
  return `\0${mark}${isPlaced ? id.slice(0, id.lastIndexOf('/') + 1) : ''}\0${target}`;
}

/** The target of a key. */
export function targetOf(key: string): string {
  return key.charCodeAt(0) === 0 ? key.slice(key.indexOf('\0', 1) + 1) : key;
}
