/** What the reading of a file has shown: front matter, encoding, size, permissions, text at all. */
import type { FileId, Finding, Flaw } from '../model.ts';
import type { CheckedVault } from './checked.ts';
import { finding, flawed } from './findings.ts';
import { inText, onOneLine, top, type Place } from './place.ts';

export function* flaws(vault: CheckedVault): Generator<Finding> {
  for (const { path, flaw } of vault.flaws()) {
    yield finding(flaw.rule, { path, place: placeOf(path, flaw, vault) }, flawed(flaw));
  }
}

/** What concerns a file as a whole. */
export const aboutAll: ReadonlySet<Flaw['rule']> = new Set<Flaw['rule']>(['unreadable', 'too-large', 'empty-note']);

function placeOf(path: FileId, { rule, span }: Flaw, vault: CheckedVault): Place {
  if (rule === 'mojibake') return onOneLine(span);
  if (aboutAll.has(rule) || !vault.isNote(path)) return top;
  return inText(span, vault.text(path));
}
