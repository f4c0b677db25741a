/** A result in the format that was asked for: for people, for programs, for spreadsheets. */
import { csvText } from '../reports/csv-text.ts';
import { jsonText } from '../reports/json-text.ts';
import type { Table } from '../reports/tables.ts';
import { chosenFormat, type FormatOptions } from './options.ts';
import type { Terminal } from './terminal.ts';

export const listFormats = ['pretty', 'json', 'csv'] as const;

export type ListOptions = FormatOptions<(typeof listFormats)[number]>;

/** The forms of one result; only the one asked for is made. */
export interface Forms<Document extends object> {
  /** Lines for people, without their ends. */
  readonly pretty: () => Iterable<string>;
  readonly document: () => Document;
  readonly table: (document: Document) => Table;
}

export async function tell<Document extends object>(
  terminal: Terminal,
  options: ListOptions,
  { pretty, document, table }: Forms<Document>,
): Promise<void> {
  switch (chosenFormat(options)) {
    case 'json':
      return terminal.print(jsonText(document()));
    case 'csv':
      return terminal.print(csvText(table(document())));
    case 'pretty':
      return terminal.print(lines(pretty()));
  }
}

/** Lines with their ends. */
export function* lines(told: Iterable<string>): Generator<string> {
  for (const line of told) yield `${line}\n`;
}
