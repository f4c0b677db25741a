/** What a check came to, in a sentence. */
import type { Finding } from '../model.ts';
import { bySeverity, severityOrder } from '../reports/severities.ts';
import type { Counts } from '../wiki.ts';
import { counted, figure, series } from './printed.ts';
import type { Style } from './style.ts';

/** `3 errors and 1 warning in 2 files, of 4 notes and 5 links checked.` `fresh`: known problems are left out. */
export function summary(findings: readonly Finding[], counts: Counts, fresh: boolean, style: Style): string {
  const read = `${counted(counts.notes, 'note')} and ${counted(counts.links, 'link')}`;
  if (findings.length === 0) return `${style.good(fresh ? 'No new problems' : 'No problems')} in ${read}.`;
  const found = bySeverity(findings);
  const parts = severityOrder.flatMap(severity => {
    const count = found[severity];
    return count === 0
      ? []
      : [style[severity](severity === 'info' ? `${figure(count)} info` : counted(count, severity))];
  });
  const files = new Set(findings.map(({ path }) => path)).size;
  return `${series(parts, 'and')}${fresh ? ', new,' : ''} in ${counted(files, 'file')}, of ${read} checked.`;
}
