/** Findings file by file. */
import type { Finding } from '../model.ts';

/** Findings of one file, of which there is at least one. */
export type FileFindings = readonly [Finding, ...Finding[]];

/** The findings of a file after those of another, as they come. */
export function* byFile(findings: Iterable<Finding>): Generator<FileFindings> {
  let file: [Finding, ...Finding[]] | null = null;
  for (const finding of findings) {
    if (file?.[0].path === finding.path) {
      file.push(finding);
      continue;
    }
    if (file !== null) yield file;
    file = [finding];
  }
  if (file !== null) yield file;
}
