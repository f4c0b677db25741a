/** What the reports of `check` are made from, and their two shapes: judges of links, and walks over the vault. */
import type { Edge } from '../graph/edge.ts';
import type { Leads } from '../graph/graph.ts';
import type { AttachmentId, FileId, Finding, Flaw, Name, Note, NoteId, Rule, Severity, Target } from '../model.ts';
import type { Connections } from './connections.ts';
import type { Anchors } from './headings.ts';
import type { Subject } from './findings.ts';
import type { Linked } from './linked.ts';
import { inText, onOneLine, type Place } from './place.ts';
import type { Suggestions } from './suggest.ts';

/** All that `check` asks of a vault. */
export interface CheckedVault extends Linked {
  isNote(id: FileId): id is NoteId;
  /** Where links lead, by the places of notes among those `listed`. */
  leading(): Generator<void, Leads>;
  /** All notes by path; those that are `excluded` stay out of reports about how notes hang together. */
  listed(): Iterable<Listed>;
  home(): NoteId | null;
  /** All other files by path. */
  attachments(): readonly AttachmentId[];
  excluded(id: FileId): boolean;
  text(id: NoteId): string;
  /** The note read again; null when it is gone. */
  note(id: NoteId): Note | null;
  /** Of headings only where they begin is known without reading the note. */
  anchors(id: NoteId): Anchors;
  /** Whether this is a note with a heading of this very text. */
  hasHeading(id: FileId, text: string): boolean;
  titles(): Iterable<TitledNote>;
  titled(id: NoteId): TitledNote | null;
  /** Notes whose headings skip a level. */
  jumping(): Iterable<NoteId>;
  /** What notes name without a link: see `Note.named`. */
  named(): Iterable<{ readonly path: NoteId; readonly names: readonly string[] }>;
  /** The sources of the vault's canvases. */
  canvases(): Iterable<string>;
  /** What the reading of each file has shown; a file that could not be read has no text. */
  flaws(): Iterable<{ readonly path: FileId; readonly flaw: Flaw }>;
  collisions(): Iterable<Collision | typeof pause>;
  /** Named as wanted in the settings: not a problem. */
  intended(key: Name): boolean;
  /** What becomes of a rule's findings; null leaves them as they are. */
  severity(rule: Rule): Severity | 'off' | null;
  readonly notes: Suggestions<NoteId>;
  readonly files: Suggestions<AttachmentId>;
}

/** A note, and whether the settings keep it out of lists. */
export interface Listed {
  readonly id: NoteId;
  readonly excluded: boolean;
}

/** A note by the names it has. */
export type TitledNote = Pick<Note, 'id' | 'title' | 'titleFrom' | 'aliases'>;

/** A page that had to take another address than its own. */
export interface Collision {
  /** The note that had to give way; for a missing page, the first link that wants it. */
  readonly at: NoteId | Edge;
  /** The address it would have. */
  readonly wanted: string;
  /** The address it has. */
  readonly given: string;
  /** Path of the note, or title of the missing page, that has the wanted one. */
  readonly first: string;
}

/** What a judge of links works with. */
export interface Bench {
  readonly vault: CheckedVault;
  readonly tell: (found: Finding) => void;
  /** What a finding about this link is about. */
  readonly subject: (edge: Edge) => Subject;
}

/** Made once for a walk over all links, then asked about one after the other; most are right, and cost nothing. */
export type LinkReport = (bench: Bench) => (edge: Edge, target: Target) => void;

/** Between two findings that lie far apart: a moment at which the making may be interrupted. */
export const pause = null;

/** Told after all links have been judged; what they connect is known then. */
export type VaultReport = (vault: CheckedVault, connections: Connections) => Iterable<Finding | typeof pause>;

/** Where a link lies. Links by path may run over lines, so their note is read; edges come note by note. */
export function edgePlace(vault: CheckedVault): (edge: Edge) => Place {
  let last: { readonly id: NoteId; readonly text: string } | null = null;
  return edge => {
    if (edge.kind === 'wiki' || edge.kind === 'embed') return onOneLine(edge);
    if (last?.id !== edge.from) last = { id: edge.from, text: vault.text(edge.from) };
    return inText(edge, last.text);
  };
}
