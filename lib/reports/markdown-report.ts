/**
 * Findings as Markdown, for an issue, a comment, or the summary of a job: how many there are of each rule, then a table
 * a file. Law: it comes line by line, and where it is cut, it says so.
 */
import type { Finding, Rule, Severity } from '../model.ts';
import { rules } from './findings.ts';
import { markdownText } from './markdown-text.ts';
import { ruleTexts } from './rule-texts.ts';
import { severityOrder } from './severities.ts';

export interface MarkdownOptions {
  /** What was found, and where it was looked for; plain text. */
  readonly headline: string;
  /** Path of a file as seen from the project's folder. */
  readonly pathOf: (path: string) => string;
  /** Address of a line on the web; null where there is none. */
  readonly addressOf: (path: string, line: number) => string | null;
  /** Whether there is room for one more line; where there is not, the report ends, and says how much is left. */
  readonly fits: (line: string) => boolean;
}

/** `told`: the findings that are listed, when that is not all of them. */
export function* markdownReport(
  findings: readonly Finding[],
  told: readonly Finding[],
  options: MarkdownOptions,
): Generator<string> {
  yield `## Backlit: ${markdownText(options.headline)}`;
  if (findings.length === 0) return;
  yield '';
  yield* ruleTable(findings);
  let listed = 0;
  for (const finding of told) {
    const begins = finding.path !== told[listed - 1]?.path;
    const lines = begins ? [...tableHead(finding.path, options), row(finding, options)] : [row(finding, options)];
    if (!lines.every(options.fits)) break;
    yield* lines;
    listed++;
  }
  const left = findings.length - listed;
  if (left > 0) yield* ['', `*${left === 1 ? '1 more problem is' : `${left} more problems are`} not listed here.*`];
}

function tableHead(path: string, { pathOf }: MarkdownOptions): readonly string[] {
  return ['', `### ${markdownText(pathOf(path))}`, '', '| Place | Problem | Rule |', '|---|---|---|'];
}

function* ruleTable(findings: readonly Finding[]): Generator<string> {
  const counts = new Map<string, number>();
  for (const { severity, rule } of findings) {
    const key = `${severity} ${rule}`;
    counts.set(key, (counts.get(key) ?? 0) + 1);
  }
  yield '| Rule | | Severity | Problems |';
  yield '|---|---|---|--:|';
  for (const severity of severityOrder) {
    for (const rule of rules) {
      const count = counts.get(`${severity} ${rule}`);
      if (count !== undefined) yield ruleRow(rule, severity, count);
    }
  }
}

function ruleRow(rule: Rule, severity: Severity, count: number): string {
  return `| ${markdownText(ruleTexts[rule].title)} | \`${rule}\` | ${severity} | ${count} |`;
}

function row({ path, line, column, severity, message, hint, rule }: Finding, { addressOf }: MarkdownOptions): string {
  const address = addressOf(path, line);
  const place = address === null ? `${line}:${column}` : `[${line}:${column}](${address})`;
  const words = hint === null ? message : `${message} ${hint}`;
  return `| ${place} | **${severity}** ${markdownText(words)} | \`${rule}\` |`;
}
