/** How grave findings are, in words: `2 errors, 1 warning and 5 notices`. */
import type { Finding, Severity } from '../model.ts';
import { bySeverity, severityOrder } from '../reports/severities.ts';
import { counted } from './phrases.ts';

export function tally(findings: readonly Finding[]): string {
  const counts = bySeverity(findings);
  const parts = severityOrder
    .filter(severity => counts[severity] > 0)
    .map(severity => counted(counts[severity], severity === 'info' ? 'notice' : severity));
  const last = parts.pop() ?? '';
  return parts.length === 0 ? last : `${parts.join(', ')} and ${last}`;
}

/** The gravest of them. */
export function gravest(findings: readonly Finding[]): Severity {
  const counts = bySeverity(findings);
  return severityOrder.find(severity => counts[severity] > 0) ?? 'info';
}
