/**
 * Findings as workflow commands of GitHub Actions, which shows each on its line of the file. Law: whatever a note says,
 * a finding is one line and one command.
 */
import type { Finding, Severity } from '../model.ts';
import { mostSevere } from './severities.ts';

/** GitHub shows no more of one step. */
export const mostAnnotations = 10;

const commands: Readonly<Record<Severity, string>> = { error: 'error', warning: 'warning', info: 'notice' };

/** The most severe of the findings, a line each. `pathOf`: as seen from the root of the repository. */
export function* annotations(findings: readonly Finding[], pathOf: (path: string) => string): Generator<string> {
  for (const finding of mostSevere(findings, mostAnnotations)) yield annotation(finding, pathOf(finding.path));
}

function annotation(
  { rule, severity, line, column, endLine, endColumn, message, hint }: Finding,
  file: string,
): string {
  // Columns count only within one line; with them, GitHub would ignore the place.
  const columns = line === endLine ? { col: column, endColumn } : {};
  const properties = Object.entries({ file, line, endLine, ...columns, title: rule });
  const written = properties.map(([key, value]) => `${key}=${property(String(value))}`).join(',');
  return `::${commands[severity]} ${written}::${data(hint === null ? message : `${message}\n${hint}`)}`;
}

function data(text: string): string {
  return text.replace(/[%\r\n]/g, percentEncoded);
}

function property(text: string): string {
  return text.replace(/[%\r\n:,]/g, percentEncoded);
}

function percentEncoded(character: string): string {
  return `%${character.charCodeAt(0).toString(16).toUpperCase().padStart(2, '0')}`;
}
