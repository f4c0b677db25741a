/** Links that find nothing: a missing page, attachment or file, or a path that leads out of the vault. */
import type { Edge } from '../graph/edge.ts';
import type { Finding, LinkKind, NoteId, Severity, Suggestion } from '../model.ts';
import { hasMd } from '../names/paths.ts';
import { wantOf } from '../names/want.ts';
import { missingRule, type MissingRule } from './attachments.ts';
import type { CheckedVault, LinkReport } from './checked.ts';
import { missingAttachment, missingLink, missingPage, outsideVault, severities, type Sentence } from './findings.ts';
import { askedFile, askedPage } from './named.ts';
import type { Place } from './place.ts';
import { mostSuggested } from './suggest.ts';
import { isSuspicious } from './suspicious.ts';

export const missingTargets: LinkReport = bench => {
  const saidOf = sayer(bench.vault);
  return (edge, target) => {
    if (target.state !== 'missing') return;
    const { vault, subject, tell } = bench;
    const rule = missingRule(edge);
    const severity = vault.severity(rule) ?? severities[rule];
    if (severity === 'off' || (rule === 'missing-page' && vault.intended(edge.want.key))) return;
    tell(new MissingTarget(rule, severity, edge.from, edge.kind, edge.target, subject(edge).place, saidOf));
  };
};

interface Said extends Sentence {
  readonly suggestions: readonly Suggestion[];
}

/**
 * Law: small, as there may be a hundred thousand, of which few are read or all but one after the other. So what one
 * says is made when it is read, and what may have been meant is looked for then, which takes its time.
 */
class MissingTarget implements Finding {
  readonly line: number;
  readonly column: number;
  readonly endLine: number;
  readonly endColumn: number;

  constructor(
    readonly rule: MissingRule,
    readonly severity: Severity,
    readonly path: NoteId,
    readonly kind: LinkKind,
    readonly target: string,
    { line, column, endLine, endColumn }: Place,
    private readonly saidOf: (missing: MissingTarget) => Said,
  ) {
    this.line = line;
    this.column = column;
    this.endLine = endLine;
    this.endColumn = endColumn;
  }

  get message(): string {
    return this.saidOf(this).message;
  }

  get hint(): string | null {
    return this.saidOf(this).hint;
  }

  get suggestions(): readonly Suggestion[] {
    return this.saidOf(this).suggestions;
  }
}

/** Tells what a finding says; of the one that was read last it is known. */
function sayer(vault: CheckedVault): (missing: MissingTarget) => Said {
  let read: MissingTarget | null = null;
  let said: Said | null = null;
  return missing => {
    if (read === missing && said !== null) return said;
    read = missing;
    return (said = saidBy(missing, vault));
  };
}

function saidBy({ rule, path, kind, target }: MissingTarget, vault: CheckedVault): Said {
  const want = wantOf(kind, path, target);
  const asksNote = rule === 'missing-page' || (rule === 'outside-vault' && hasMd(target));
  // A note that wants a page is hardly the page it wants.
  const suggestions = asksNote
    ? vault.notes.for(askedPage(want.spelling), mostSuggested, path)
    : vault.files.for(askedFile(want.spelling));
  return { ...sentenceOf(rule, { target, want, kind }, suggestions), suggestions };
}

function sentenceOf(
  rule: MissingRule,
  edge: Pick<Edge, 'target' | 'want' | 'kind'>,
  suggestions: readonly Suggestion[],
): Sentence {
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
