/** Stub. */
import type { NoteId } from '../model.ts';
import type { Wiki } from '../wiki.ts';
export function sourceText(wiki: Wiki, id: NoteId): string {
  return wiki.text(id);
}
