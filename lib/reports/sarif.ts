/**
 * Findings as SARIF 2.1.0, for code scanning and for editors. Law: a result is the same one as long as its fingerprint
 * is, wherever its line has moved; places are relative to the project, in UTF-16 units, the end being the place after.
 *
 * The fingerprint has a name of its own: GitHub computes `primaryLocationLineHash` itself, and warns of every other one.
 */
import type { Finding, Rule, Severity } from '../model.ts';
import { encodePath } from '../names/address.ts';
import { rules, severities } from './findings.ts';
import { ruleTexts } from './rule-texts.ts';
import { mostSevere } from './severities.ts';

/** GitHub refuses a file with more. */
export const mostResults = 25_000;

export interface SarifOptions {
  readonly version: string;
  /** Address of the project's folder, with a slash at its end. */
  readonly root: string;
  /** Path of a file as seen from the project's folder. */
  readonly pathOf: (path: string) => string;
  /** Which of its equals a finding is. */
  readonly ordinalOf: (finding: Finding) => number;
  /** The findings are what a baseline does not know. */
  readonly fresh: boolean;
}

/** The document; of too many findings it holds the most severe, and says so. */
export function sarifDocument(findings: readonly Finding[], options: SarifOptions) {
  const told = findings.length > mostResults ? heaviest(findings) : findings;
  const run = {
    tool: { driver: { name: 'Backlit', semanticVersion: options.version, rules: rules.map(descriptorOf) } },
    invocations: [
      { executionSuccessful: true, toolExecutionNotifications: notifications(findings.length, told.length) },
    ],
    originalUriBaseIds: { [base]: { uri: options.root } },
    columnKind: 'utf16CodeUnits',
    results: {
      *[Symbol.iterator]() {
        for (const finding of told) yield resultOf(finding, options);
      },
    },
  };
  return {
    $schema: 'https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json',
    version: '2.1.0',
    runs: new Set([run]),
  };
}

const base = 'PROJECTROOT';

const levels: Readonly<Record<Severity, 'error' | 'warning' | 'note'>> = {
  error: 'error',
  warning: 'warning',
  info: 'note',
};

function descriptorOf(rule: Rule) {
  const { title, meaning, mend } = ruleTexts[rule];
  return {
    id: rule,
    shortDescription: { text: title },
    fullDescription: { text: meaning },
    help: { text: `${meaning} ${mend}`, markdown: `${meaning}\n\n**What to do:** ${mend}` },
    defaultConfiguration: { level: levels[severities[rule]] },
  };
}

function resultOf(finding: Finding, { pathOf, ordinalOf, fresh }: SarifOptions) {
  const { rule, severity, path, target, line, column, endLine, endColumn, message, hint } = finding;
  const artifact = (file: string) => ({ uri: encodePath(pathOf(file)), uriBaseId: base });
  const region = { startLine: line, startColumn: column, endLine, endColumn };
  return {
    ruleId: rule,
    ruleIndex: rules.indexOf(rule),
    level: levels[severity],
    message: { text: hint === null ? message : `${message} ${hint}` },
    locations: [{ physicalLocation: { artifactLocation: artifact(path), region } }],
    ...(finding.suggestions.length > 0 && {
      relatedLocations: finding.suggestions.map(({ path: near, reason }, place) => ({
        id: place + 1,
        physicalLocation: { artifactLocation: artifact(near), region: { startLine: 1 } },
        message: { text: reason },
      })),
    }),
    partialFingerprints: { 'backlit/v1': JSON.stringify([rule, path, target, ordinalOf(finding)]) },
    ...(fresh && { baselineState: 'new' }),
  };
}

/** The most severe, in the order in which they were. */
function heaviest(findings: readonly Finding[]): readonly Finding[] {
  const chosen = new Set(mostSevere(findings, mostResults));
  return findings.filter(finding => chosen.has(finding));
}

function notifications(all: number, told: number) {
  if (told === all) return [];
  const text = `These are the ${told} most severe of ${all} results: a file with more would be refused.`;
  return [{ level: 'warning', message: { text } }];
}
