/**
 * What makes a finding the same one tomorrow. Law: its rule, its file and its target, and which of several equal ones
 * it is; never its line and never its words, so that text above it can change and sentences can be worded anew.
 */
import type { Finding } from '../model.ts';

/** What equal findings share. */
export type Identity = Pick<Finding, 'rule' | 'path' | 'target'>;

/** A text that is the same for equal findings, and for no others. */
export function keyOf({ rule, path, target }: Readonly<Record<keyof Identity, string | null>>): string {
  return JSON.stringify([path, rule, target]);
}

/** Which of its equals each finding is, counted from 1 in the order in which they are given, at the first question. */
export function ordinals(findings: Iterable<Finding>): (finding: Finding) => number {
  let ordinal: ReadonlyMap<Finding, number> | null = null;
  return finding => (ordinal ??= counted(findings)).get(finding) ?? 1;
}

function counted(findings: Iterable<Finding>): ReadonlyMap<Finding, number> {
  const seen = new Map<string, number>();
  const ordinal = new Map<Finding, number>();
  for (const finding of findings) {
    const key = keyOf(finding);
    const number = (seen.get(key) ?? 0) + 1;
    seen.set(key, number);
    ordinal.set(finding, number);
  }
  return ordinal;
}
