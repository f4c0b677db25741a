/** Findings by how severe they are: errors, then warnings, then the rest. */
import type { Finding, Severity } from '../model.ts';

/** The most severe first. */
export const severityOrder: readonly Severity[] = ['error', 'warning', 'info'];

/** How many findings each severity has. */
export function bySeverity(findings: Iterable<Finding>): Readonly<Record<Severity, number>> {
  const counts = { error: 0, warning: 0, info: 0 };
  for (const { severity } of findings) counts[severity]++;
  return counts;
}

/** The first findings of that number, the most severe before all others; equally severe ones keep their order. */
export function* mostSevere(findings: readonly Finding[], count: number): Generator<Finding> {
  let left = count;
  for (const severity of severityOrder) {
    for (const finding of findings) {
      if (left <= 0) return;
      if (finding.severity !== severity) continue;
      left--;
      yield finding;
    }
  }
}
