/**
 * Findings as JUnit XML, which every CI shows as tests. Law: a suite is a file, a case is a finding, and a case fails
 * when and only when `check` fails because of it; all others are skipped, with their words. A case has the same name as
 * long as it is the same finding, so that the history of a test is the history of a problem. Whatever the notes say, the
 * text is well-formed, and it holds to the elements and attributes that the schemas of Jenkins allow.
 */
import type { Finding } from '../model.ts';
import { withoutMd } from '../names/paths.ts';
import { byFile, type FileFindings } from './by-file.ts';

export interface JunitOptions {
  /** Whether `check` fails because of a finding. */
  readonly fails: (finding: Finding) => boolean;
  /** Path of a file as seen from the project's folder. */
  readonly pathOf: (path: string) => string;
  /** Which of its equals a finding is. */
  readonly ordinalOf: (finding: Finding) => number;
}

/** The text, piece by piece. The findings come file by file; `clean`: there are no others that are not told. */
export function* junitText(findings: readonly Finding[], clean: boolean, options: JunitOptions): Generator<string> {
  yield '<?xml version="1.0" encoding="UTF-8"?>\n';
  if (clean) {
    yield passing;
    return;
  }
  yield opened('testsuites', { name: 'backlit check', ...countsOf(findings, options) });
  for (const suite of byFile(findings)) yield* suiteText(suite, options);
  yield '</testsuites>\n';
}

/** Without any test, a CI would think that nothing has run. */
const passing = `<testsuites name="backlit check" tests="1" failures="0" errors="0">
<testsuite name="backlit check" tests="1" failures="0" errors="0" skipped="0">
<testcase name="no problems" classname="backlit" time="0"/>
</testsuite>
</testsuites>
`;

function* suiteText(suite: FileFindings, options: JunitOptions): Generator<string> {
  const path = options.pathOf(suite[0].path);
  const counts = countsOf(suite, options);
  yield opened('testsuite', { name: path, ...counts, skipped: counts.tests - counts.failures });
  for (const finding of suite) yield caseText(finding, path, options);
  yield '</testsuite>\n';
}

function caseText(finding: Finding, path: string, { fails, ordinalOf }: JunitOptions): string {
  const { rule, severity, target, line, column, message, hint } = finding;
  const ordinal = ordinalOf(finding);
  const title = `${rule}${target === null ? '' : ` “${target}”`}${ordinal === 1 ? '' : ` (${ordinal})`}`;
  const words = `${path}:${line}:${column}: ${message}${hint === null ? '' : `\n${hint}`}`;
  const outcome = fails(finding)
    ? element('failure', { type: severity, message }, words)
    : element('skipped', {}, `${severity}: ${words}`);
  const attributes = { name: title, classname: withoutMd(path), time: 0 };
  return `${opened('testcase', attributes, '')}${outcome}</testcase>\n`;
}

function countsOf(findings: readonly Finding[], { fails }: JunitOptions) {
  const failures = findings.reduce((count, finding) => count + (fails(finding) ? 1 : 0), 0);
  return { tests: findings.length, failures, errors: 0 };
}

type Attributes = Readonly<Record<string, string | number>>;

function element(tag: string, attributes: Attributes, text: string): string {
  return `${opened(tag, attributes, '')}${escaped(text)}</${tag}>`;
}

function opened(tag: string, attributes: Attributes, end = '\n'): string {
  const written = Object.entries(attributes).map(([key, value]) => ` ${key}="${escaped(String(value), true)}"`);
  return `<${tag}${written.join('')}>${end}`;
}

/** What XML 1.0 cannot hold in any form. */
const impossible = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/g;
const markup = /[<>&"]/g;
/** Blanks that a parser would make plain ones; and what a terminal would obey or misplace. */
const unseen = /[\r\u007f-\u009f\u061c\u200e\u200f\u2028\u2029\u202a-\u202e\u2066-\u2069\ufeff]/g;
const lineBreaks = /[\t\n]/g;

function escaped(text: string, inAttribute = false): string {
  const safe = text.toWellFormed().replace(impossible, '\ufffd').replace(markup, reference).replace(unseen, reference);
  return inAttribute ? safe.replace(lineBreaks, reference) : safe;
}

function reference(character: string): string {
  return `&#${character.charCodeAt(0)};`;
}
