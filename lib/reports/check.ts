/**
 * Every problem of a vault, in one walk over its links. Law: a link is judged by what it resolves to at this moment;
 * findings come by path, then place, then rule.
 */
import type { Edge } from '../graph/graph.ts';
import type { AttachmentId, FileId, Finding, Flaw, Name, NoteId, Rule, Suggestion, Target } from '../model.ts';
import { byCodePoint } from '../names/fold.ts';
import { hasMd } from '../names/paths.ts';
import { ambiguous } from './ambiguous.ts';
import { missingRule, type MissingRule } from './attachments.ts';
import { anchorJudge, type Anchors } from './broken-anchors.ts';
import { duplicateNames, type TitledNote } from './duplicate-names.ts';
import {
  finding,
  flawed,
  missingAttachment,
  missingLink,
  missingPage,
  outsideVault,
  rules,
  type Sentence,
  type Subject,
} from './findings.ts';
import type { Linked } from './linked.ts';
import { askedFile, askedPage } from './named.ts';
import { inText, onOneLine, top, type Place } from './place.ts';
import type { Suggestions } from './suggest.ts';
import { isSuspicious } from './suspicious.ts';
import { urlCollisions, type Collision } from './url-collision.ts';

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
  readonly notes: Suggestions<NoteId>;
  readonly files: Suggestions<AttachmentId>;
}

/** The findings of all rules. */
export function check(vault: CheckedVault): readonly Finding[] {
  const findings: Finding[] = [];
  const judge = linkJudge(vault, found => findings.push(found));
  for (const edge of vault.edges()) judge(edge, vault.resolve(edge.from, edge.want));
  for (const { path, flaw } of vault.flaws()) {
    findings.push(finding(flaw.rule, { path, place: flawPlace(path, flaw, vault) }, flawed(flaw)));
  }
  for (const found of duplicateNames(vault.titles())) findings.push(found);
  for (const found of urlCollisions(vault.collisions())) findings.push(found);
  return findings.sort(byPlace);
}

/** How many findings each rule has; rules without any are left out. */
export function summary(findings: readonly Finding[]): ReadonlyMap<Rule, number> {
  const counts = new Map<Rule, number>(rules.map(rule => [rule, 0]));
  for (const { rule } of findings) counts.set(rule, (counts.get(rule) ?? 0) + 1);
  return new Map(Array.from(counts).filter(([, count]) => count > 0));
}

/** Tells what is wrong with one link after the other; most are right, and cost nothing. */
function linkJudge(vault: CheckedVault, tell: (found: Finding) => void): (edge: Edge, target: Target) => void {
  const brokenAnchor = anchorJudge(id => vault.anchors(id));
  const placeOf = edgePlace(vault);
  const subject = (edge: Edge): Subject => ({ path: edge.from, place: placeOf(edge), target: edge.target });
  return (edge, target) => {
    if (target.state === 'missing') {
      const found = missing(edge, subject, vault);
      if (found) tell(found);
      return;
    }
    if (target.state === 'ambiguous') tell(ambiguous(edge, target.id, target.others, subject(edge)));
    const broken = vault.isNote(target.id) ? brokenAnchor(edge, target.id) : null;
    if (!broken) return;
    const asked = { ...subject(edge), target: `${edge.target}#${broken.fragment}` };
    tell(finding(broken.rule, asked, broken.sentence));
  };
}

function missing(edge: Edge, subject: (edge: Edge) => Subject, vault: CheckedVault): Finding | null {
  const { target, want } = edge;
  const rule = missingRule(edge);
  if (rule === 'missing-page' && vault.intended(want.key)) return null;
  const asksNote = rule === 'missing-page' || (rule === 'outside-vault' && hasMd(target));
  // A note that wants a page is hardly the page it wants.
  const suggestions = asksNote
    ? vault.notes.for(askedPage(want.spelling)).filter(({ path }) => path !== edge.from)
    : vault.files.for(askedFile(want.spelling));
  return finding(rule, { ...subject(edge), suggestions }, missingSentence(rule, edge, suggestions));
}

function missingSentence(rule: MissingRule, edge: Edge, suggestions: readonly Suggestion[]): Sentence {
  const { target, want, kind } = edge;
  switch (rule) {
    case 'missing-page': {
      const byPath = kind === 'markdown' || want.names.length === 0;
      return missingPage(target, {
        name: want.spelling,
        byPath,
        suspicious: isSuspicious(want.spelling),
        suggestions,
      });
    }
    case 'missing-attachment':
      return missingAttachment(target, suggestions);
    case 'missing-link':
      return missingLink(target, suggestions);
    case 'outside-vault':
      return outsideVault(target, suggestions);
  }
}

/** Where a link lies. Links by path may run over lines, so their note is read; edges come note by note. */
function edgePlace(vault: CheckedVault): (edge: Edge) => Place {
  let last: { readonly id: NoteId; readonly text: string } | null = null;
  return edge => {
    if (edge.kind === 'wiki' || edge.kind === 'embed') return onOneLine(edge);
    if (last?.id !== edge.from) last = { id: edge.from, text: vault.text(edge.from) };
    return inText(edge, last.text);
  };
}

function flawPlace(path: FileId, { rule, span }: Flaw, vault: CheckedVault): Place {
  if (rule === 'unreadable' || rule === 'too-large' || !vault.isNote(path)) return top;
  return inText(span, vault.text(path));
}

function byPlace(a: Finding, b: Finding): number {
  return (
    byCodePoint(a.path, b.path) ||
    a.line - b.line ||
    a.column - b.column ||
    rules.indexOf(a.rule) - rules.indexOf(b.rule) ||
    byCodePoint(a.message, b.message)
  );
}
