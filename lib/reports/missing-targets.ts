/** Links that find nothing: a missing page, attachment or file, or a path that leads out of the vault. */
import type { Edge } from '../graph/edge.ts';
import type { Finding, Suggestion } from '../model.ts';
import { hasMd } from '../names/paths.ts';
import { missingRule, type MissingRule } from './attachments.ts';
import type { Bench, LinkReport } from './checked.ts';
import { finding, missingAttachment, missingLink, missingPage, outsideVault, type Sentence } from './findings.ts';
import { askedFile, askedPage } from './named.ts';
import { mostSuggested } from './suggest.ts';
import { isSuspicious } from './suspicious.ts';

export const missingTargets: LinkReport = bench => (edge, target) => {
  if (target.state !== 'missing') return;
  const found = missing(edge, bench);
  if (found) bench.tell(found);
};

function missing(edge: Edge, { vault, subject }: Bench): Finding | null {
  const { target, want } = edge;
  const rule = missingRule(edge);
  // What may have been meant is looked for at some expense.
  if (vault.severity(rule) === 'off') return null;
  if (rule === 'missing-page' && vault.intended(want.key)) return null;
  const asksNote = rule === 'missing-page' || (rule === 'outside-vault' && hasMd(target));
  // A note that wants a page is hardly the page it wants.
  const suggestions = asksNote
    ? vault.notes.for(askedPage(want.spelling), mostSuggested, edge.from)
    : vault.files.for(askedFile(want.spelling));
  return finding(rule, { ...subject(edge), suggestions }, sentenceOf(rule, edge, suggestions));
}

function sentenceOf(rule: MissingRule, edge: Edge, suggestions: readonly Suggestion[]): Sentence {
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
