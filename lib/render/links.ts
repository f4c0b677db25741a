/**
 * How the links of a note are shown at this moment. Whoever knows the other notes makes the table first; rendering
 * asks nobody.
 */
import type { FileId } from '../model.ts';

/** How one link of a rendered note is shown. */
export interface ShownLink {
  readonly state: 'found' | 'missing' | 'ambiguous';
  /** Percent-encoded address with fragment; null when there is nothing to point to. */
  readonly href: string | null;
  /** Title of what it points to (or the missing page's). */
  readonly title: string;
  /** The file it goes to, for embeds. */
  readonly file: FileId | null;
}

/** Offset of a link's first character in the note → how it is shown. */
export type LinkTable = ReadonlyMap<number, ShownLink>;
