/** The formats of `check`. Law: all tell the same list; only its form differs, and it is made while it is written. */
import { pathToFileURL } from 'node:url';
import { version } from '../../package.json';
import { annotations } from '../reports/annotations.ts';
import { csvText } from '../reports/csv-text.ts';
import { checkDocument } from '../reports/documents.ts';
import { jsonText } from '../reports/json-text.ts';
import { junitText } from '../reports/junit.ts';
import { markdownReport, type MarkdownOptions } from '../reports/markdown-report.ts';
import { sarifDocument } from '../reports/sarif.ts';
import { checkTable } from '../reports/tables.ts';
import { pretty } from './check-printed.ts';
import { summary } from './check-summary.ts';
import type { Checked } from './checked.ts';
import { plain } from './plain.ts';
import { styleFor } from './style.ts';
import { lines } from './tell.ts';
import type { Terminal } from './terminal.ts';

type Form = (checked: Checked, terminal: Terminal) => Iterable<string>;

export type Format = 'pretty' | 'json' | 'sarif' | 'junit' | 'github' | 'markdown' | 'csv';

/** The first one is the default. */
export const forms: Readonly<Record<Format, Form>> = {
  pretty: (checked, terminal) => lines(pretty(checked, terminal)),
  json: checked => jsonText(documentOf(checked)),
  sarif: ({ told, project, ordinalOf, fresh }) => {
    const root = pathToFileURL(`${project.root}/`).href;
    return jsonText(sarifDocument(told, { version, root, pathOf: project.pathOf, ordinalOf, fresh }));
  },
  junit: ({ findings, told, project, fails, ordinalOf }) =>
    junitText(told, findings.length === 0, { fails, pathOf: project.pathOf, ordinalOf }),
  github: checked => plainLines(githubLog(checked)),
  markdown: checked => plainLines(markdown(checked)),
  csv: checked => csvText(checkTable(documentOf(checked))),
};

/** Lines of Markdown; by default without addresses, and as many as it takes. */
export function markdown(
  { wiki, findings, told, fresh, project: { pathOf } }: Checked,
  { addressOf, fits }: Pick<MarkdownOptions, 'addressOf' | 'fits'> = { addressOf: () => null, fits: () => true },
): Iterable<string> {
  const headline = summary(findings, wiki.counts(), fresh, styleFor(false));
  return markdownReport(findings, told, { headline, pathOf, addressOf, fits });
}

/** Lines with their ends, in which nothing commands a terminal or turns the direction of text. */
export function* plainLines(told: Iterable<string>): Generator<string> {
  for (const line of told) yield `${plain(line)}\n`;
}

function documentOf({ wiki, findings, told }: Checked) {
  return checkDocument(wiki.counts(), findings, told);
}

function* githubLog({ wiki, findings, told, fresh, project }: Checked): Generator<string> {
  yield* annotations(told, project.pathOf);
  yield summary(findings, wiki.counts(), fresh, styleFor(false));
}
