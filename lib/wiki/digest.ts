/**
 * All that is kept of a note: what the lists tell of it, and its links for the graph. Law: plain data, as notes are also
 * read by other threads, and nothing in it shares memory with the note's text but what the graph takes a copy of.
 */
import { writtenLinks, type WrittenLinks } from '../graph/written.ts';
import type { Flaw, Note, NoteId } from '../model.ts';
import { owned } from '../names/owned.ts';
import { hasJump } from '../reports/heading-jumps.ts';
import type { FileText } from '../vault/read.ts';
import { outlineOf, type Outline } from './outline.ts';

/** What is kept of every note. */
export interface Kept {
  readonly id: NoteId;
  readonly title: string;
  readonly titleFrom: Note['titleFrom'];
  readonly aliases: readonly string[];
  readonly tags: readonly string[];
  readonly unpublished: Note['unpublished'];
  readonly flaws: readonly Flaw[];
  readonly named: readonly string[];
  /** A heading skips a level. */
  readonly jumps: boolean;
  readonly outline: Outline;
  readonly hash: string;
  readonly dates: Note['dates'];
  readonly modified: number;
  readonly stamp: number;
}

export interface Digest {
  readonly kept: Kept;
  readonly links: WrittenLinks;
  /** The scanner was not sure, and there was no tree. */
  readonly isLenient: boolean;
}

/** The digest of a note that was read from this file. */
export function digestOf(note: Note, { modified, stamp }: Pick<FileText, 'modified' | 'stamp'>): Digest {
  const { id, title, titleFrom, aliases, tags, unpublished, flaws, hash, dates } = note;
  const named = note.named.map(owned);
  const jumps = hasJump(note.outline);
  const outline = outlineOf(note);
  return {
    kept: {
      id,
      title,
      titleFrom,
      aliases,
      tags,
      unpublished,
      flaws,
      named,
      jumps,
      outline,
      hash,
      dates,
      modified,
      stamp,
    },
    links: writtenLinks(note),
    isLenient: note.reader === 'lenient',
  };
}
