/** A vault in one text, as an index and as a wiki that is searched. */
import { summarise } from '../../lib/markdown/summary.ts';
import type { NoteId } from '../../lib/model.ts';
import type { SearchedNote } from '../../lib/search/note.ts';
import { SearchIndex } from '../../lib/search/search-index.ts';
import type { Found, Hit } from '../../lib/search/types.ts';
import { filesOf } from '../vault.ts';

export interface Searched {
  readonly index: SearchIndex;
  readonly notes: ReadonlyMap<NoteId, SearchedNote>;
  find(query: string, options?: { readonly typing?: boolean; readonly from?: number; readonly count?: number }): Found;
}

export function searchedNote(id: string, text: string): SearchedNote {
  return { note: summarise(id as NoteId, text, '', []), description: null, text, order: 'target-first' };
}

/** An index of a vault given as text. */
export function searched(vault: string): Searched {
  const notes = new Map<NoteId, SearchedNote>();
  for (const [path, text] of filesOf(vault)) notes.set(path as NoteId, searchedNote(path, text));
  const index = new SearchIndex();
  for (const note of notes.values()) index.put(note);
  return {
    index,
    notes,
    find: (query, { typing = false, from = 0, count = 50 } = {}) =>
      index.search(query, { from, count, typing }, id => notes.get(id) ?? null),
  };
}

/** Notes and headings that were found, best first. */
export function found({ hits }: Found): readonly string[] {
  return hits.map(({ kind, id, heading }) => (kind === 'note' ? id : `${id}#${heading?.anchor ?? ''}`));
}

/** A snippet with its marks between signs. */
export function marked({ snippet: { text, marks } }: Pick<Hit, 'snippet'>): string {
  let line = '';
  let at = 0;
  for (const [start, end] of marks) {
    line += `${text.slice(at, start)}‹${text.slice(start, end)}›`;
    at = end;
  }
  return line + text.slice(at);
}
