/** What search answers, and what can be asked of it. */
import type { NoteId } from '../model.ts';
import type { Found, SearchOptions } from '../search/types.ts';

/** What a reader is shown: what was found in notes, and what else bears the name. */
export interface SearchAnswer extends Found {
  /** Pages that are wanted and not written whose name holds all words, most wanted first (at most 5). */
  readonly missing: readonly { readonly title: string; readonly url: string; readonly links: number }[];
  /** Tags that hold what was looked for (at most 5), with how many notes. */
  readonly tags: readonly { readonly tag: string; readonly notes: number }[];
}

export interface Search {
  /** While the index is being made: how far; null when every note is in it. Questions wait for nothing: they are answered from what is there. */
  readonly indexing: { readonly read: number; readonly total: number } | null;
  /** Every note is in the index, if some of many that changed at once not yet as they are now. */
  readonly isWhole: boolean;
  search(query: string, options: SearchOptions): Promise<SearchAnswer>;
  /** Notes in which all words of one of these names stand next to each other: candidates only, the caller reads them. */
  naming(names: readonly string[], most: number): Promise<readonly NoteId[]>;
  close(): void;
}

export interface SearchPlace {
  /** Path of the bundled `search-worker.ts`, for a server; null: in this process, for a command. */
  readonly worker: string | null;
}
