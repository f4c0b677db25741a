/** What can be looked for, and what is found: plain data that also crosses from a worker and into a browser. */
import type { NoteId } from '../model.ts';

/** Some plain text of a note, at most a few lines; each mark is a slice of it that was looked for, by place. */
export interface Snippet {
  readonly text: string;
  readonly marks: readonly (readonly [start: number, end: number])[];
}

/** A place in a note that answers a query. */
export interface Hit {
  /** `heading`: all that was looked for stands in one heading, which is a result of its own. */
  readonly kind: 'note' | 'heading';
  readonly id: NoteId;
  readonly title: string;
  /** The heading that was found, else the one above the snippet; null above the first. */
  readonly heading: { readonly text: string; readonly anchor: string } | null;
  /** Of the snippet, from 1. */
  readonly line: number;
  readonly snippet: Snippet;
  /** Higher is better; comparable within one answer only. */
  readonly score: number;
}

/** An answer to a query. */
export interface Found {
  readonly query: string;
  /** Hits in all, of which `hits` are a slice. */
  readonly total: number;
  /** Best first. */
  readonly hits: readonly Hit[];
  /**
   * The query with the word that was likely meant, when one of it stands nowhere, or in one note, and a word a letter
   * away in many more: what has that was found, too. Else null.
   */
  readonly corrected: string | null;
}

export interface SearchRange {
  readonly from: number;
  readonly count: number;
}

export interface SearchOptions extends SearchRange {
  /** The last word is still being typed: what begins with it is found too. */
  readonly typing: boolean;
}

/** One line of what is offered to somebody who types: it leads somewhere, and says what it is. */
export interface SearchRow {
  readonly kind: 'note' | 'heading' | 'tag' | 'missing' | 'command' | 'all';
  readonly title: string;
  readonly url: string;
  /** Where it stands, or what is to be known of it: `Foundations › Example`, `wanted 4×`; may be empty. */
  readonly where: string;
  readonly snippet: Snippet | null;
}

/** Rows of one kind; those that answer the query best have no label. */
export interface SearchGroup {
  readonly label: string | null;
  readonly rows: readonly SearchRow[];
}

/** What the dialog shows: before a query what may be wanted, else what was found. */
export interface SearchOffer {
  readonly query: string;
  readonly total: number;
  /** The outcome in one sentence: `12 results`; empty before a query. */
  readonly said: string;
  /** Notes that are searched so far; null when all are. */
  readonly indexing: { readonly read: number; readonly total: number } | null;
  readonly groups: readonly SearchGroup[];
  /** The command that would write what was looked for; null when there is something, or no such note can be. */
  readonly create: string | null;
}
