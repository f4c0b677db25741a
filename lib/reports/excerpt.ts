/** The lines around a place in a text, for who has to mend it. */
import type { Excerpt } from '../model.ts';

/** Lines before and after it. */
const around = 2;
/** Of a long line as much is told as can be read beside its number, and the place is in it. */
const widest = 120;
const ahead = 40;

/** @param line from 1; @param column in UTF-16 units, from 1. */
export function excerptAt(path: string, text: string, { line, column }: Pick<Excerpt, 'line' | 'column'>): Excerpt {
  // What ends in a line break has no further line, unless that is where it is wrong.
  const lines = (text.split(/\r\n?|\n/).length > line ? text.replace(/(?:\r\n?|\n)$/, '') : text).split(/\r\n?|\n/);
  const from = Math.max(1, line - around);
  const shown = lines
    .slice(from - 1, line + around)
    .map((each, index) => cut(each, from + index === line ? column : 1));
  const start = startOf(lines[line - 1] ?? '', column);
  return { path, line, column, from, lines: shown, at: start === 0 ? column - 1 : column - 1 - start + 1 };
}

function cut(line: string, column: number): string {
  const start = startOf(line, column);
  const end = start + widest;
  return `${start === 0 ? '' : '…'}${line.slice(start, end)}${end < line.length ? '…' : ''}`;
}

function startOf(line: string, column: number): number {
  return line.length <= widest || column <= widest ? 0 : column - 1 - ahead;
}
