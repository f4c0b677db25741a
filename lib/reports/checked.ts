/** What the reports of `check` are made from, and their two shapes: judges of links, and walks over the vault. */
import type { Edge } from '../graph/graph.ts';
import type { AttachmentId, FileId, Finding, Flaw, Name, NoteId, Rule, Severity, Target } from '../model.ts';
import type { Anchors } from './headings.ts';
import type { TitledNote } from './duplicate-names.ts';
import type { Subject } from './findings.ts';
import type { Linked } from './linked.ts';
import { inText, onOneLine, type Place } from './place.ts';
import type { Suggestions } from './suggest.ts';
import type { Collision } from './url-collision.ts';

/** All that `check` asks of a vault. */
export interface CheckedVault extends Linked {
  isNote(id: FileId): id is NoteId;
  text(id: NoteId): string;
  anchors(id: NoteId): Anchors;
  titles(): Iterable<TitledNote>;
  /** What the reading of each file has shown; a file that could not be read has no text. */
  flaws(): Iterable<{ readonly path: FileId; readonly flaw: Flaw }>;
  collisions(): Iterable<Collision>;
  /** Named as wanted in the settings: not a problem. */
  intended(key: Name): boolean;
  /** What the settings make of a rule; null leaves it as it is. */
  severity(rule: Rule): Severity | 'off' | null;
  readonly notes: Suggestions<NoteId>;
  readonly files: Suggestions<AttachmentId>;
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

export type VaultReport = (vault: CheckedVault) => Iterable<Finding>;

/** Where a link lies. Links by path may run over lines, so their note is read; edges come note by note. */
export function edgePlace(vault: CheckedVault): (edge: Edge) => Place {
  let last: { readonly id: NoteId; readonly text: string } | null = null;
  return edge => {
    if (edge.kind === 'wiki' || edge.kind === 'embed') return onOneLine(edge);
    if (last?.id !== edge.from) last = { id: edge.from, text: vault.text(edge.from) };
    return inText(edge, last.text);
  };
}
