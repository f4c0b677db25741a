/**
 * Every problem of a vault. Law: a link is judged by what it resolves to at this moment, in one walk over all of which
 * anything could be said; findings come by path, then place, then rule. A new report is a file and a line in one of the
 * two lists.
 */
import type { Finding, Rule } from '../model.ts';
import { byCodePoint } from '../names/fold.ts';
import { ambiguousLinks } from './ambiguous.ts';
import { brokenAnchors } from './broken-anchors.ts';
import { caseMismatches } from './case-mismatches.ts';
import { edgePlace, pause, type CheckedVault, type LinkReport, type VaultReport } from './checked.ts';
import { Gathered } from './connections.ts';
import { deadEnds } from './deadends.ts';
import { duplicateNames } from './duplicate-names.ts';
import { embedCycles } from './embed-cycles.ts';
import { rules } from './findings.ts';
import { flaws } from './flaws.ts';
import { headingJumps } from './heading-jumps.ts';
import { islands } from './islands.ts';
import { missingTargets } from './missing-targets.ts';
import { orphanNotes } from './orphans.ts';
import { selfLinks } from './self-links.ts';
import { unusedAttachments } from './unused-attachments.ts';
import { urlCollisions } from './url-collision.ts';

const linkReports: readonly LinkReport[] = [missingTargets, ambiguousLinks, brokenAnchors, caseMismatches, selfLinks];
const vaultReports: readonly VaultReport[] = [
  flaws,
  duplicateNames,
  urlCollisions,
  embedCycles,
  orphanNotes,
  deadEnds,
  islands,
  unusedAttachments,
  headingJumps,
];

/**
 * The findings of all rules, each with the severity that the settings give it. Made in steps between which the vault
 * may change: they end where a note does.
 */
export function* checking(vault: CheckedVault): Generator<void, readonly Finding[]> {
  const findings: Finding[] = [];
  const tell = (found: Finding): void => {
    const severity = vault.severity(found.rule) ?? found.severity;
    if (severity !== 'off') findings.push(severity === found.severity ? found : { ...found, severity });
  };
  const placeOf = edgePlace(vault);
  const judges = linkReports.map(report =>
    report({ vault, tell, subject: edge => ({ path: edge.from, place: placeOf(edge), target: edge.target }) }),
  );
  const gathered = new Gathered(vault.isNote);
  for (const edge of vault.doubtful()) {
    if (edge === pause) {
      yield;
      continue;
    }
    const target = vault.resolve(edge);
    gathered.add(edge, target);
    for (const judge of judges) judge(edge, target);
  }
  const { embeds, missingFiles } = gathered;
  const connections = { leads: yield* vault.leading(), embeds, missingFiles };
  for (const report of vaultReports) {
    for (const found of report(vault, connections)) {
      if (found !== pause) tell(found);
      yield;
    }
  }
  return findings.sort(byPlace);
}

/** How many findings each rule has; rules without any are left out. */
export function summary(findings: readonly Finding[]): ReadonlyMap<Rule, number> {
  const counts = new Map<Rule, number>(rules.map(rule => [rule, 0]));
  for (const { rule } of findings) counts.set(rule, (counts.get(rule) ?? 0) + 1);
  return new Map(Array.from(counts).filter(([, count]) => count > 0));
}

const rank = new Map<Rule, number>(rules.map((rule, index) => [rule, index]));

function byPlace(a: Finding, b: Finding): number {
  return (
    (a.path === b.path ? 0 : byCodePoint(a.path, b.path)) ||
    a.line - b.line ||
    a.column - b.column ||
    (rank.get(a.rule) ?? 0) - (rank.get(b.rule) ?? 0) ||
    byCodePoint(a.message, b.message)
  );
}
