/** GFM tables: the delimiter row that makes one, and where the cells of a row are. */

import { isBlank } from './characters.ts';

const delimiterRow = /^\|?[ \t]*:?-+:?[ \t]*(?:\|[ \t]*:?-+:?[ \t]*)*\|?[ \t]*$/;

/** Number of columns of a delimiter row such as `| :-- | --- |`; 0 when the line is none. */
export function isDelimiterRow(line: string): number {
  if (!delimiterRow.test(line) || !/[|:]/.test(line)) return 0;
  const trimmed = line.trim();
  return trimmed.slice(trimmed.startsWith('|') ? 1 : 0, trimmed.endsWith('|') ? -1 : undefined).split('|').length;
}

/**
 * Ranges of the cells of a row, trimmed, as start, end, start, end…; an unescaped `|` ends a cell, even within a link
 * or a code span.
 */
export function cellsOf(text: string, from: number, to: number): number[] {
  const cells: number[] = [];
  let start = from;
  let end = to;
  while (start < end && isBlank(text.charCodeAt(start))) start++;
  while (end > start && isBlank(text.charCodeAt(end - 1))) end--;
  if (text.charCodeAt(start) === 124) start++;
  let cell = start;
  for (let i = start; i < end; i++) {
    const code = text.charCodeAt(i);
    if (code === 92) {
      const next = text.charCodeAt(i + 1);
      if (next === 92 || next === 124) i++;
    } else if (code === 124) {
      pushTrimmed(cells, text, cell, i);
      cell = i + 1;
    }
  }
  if (cell < end) pushTrimmed(cells, text, cell, end);
  return cells;
}

function pushTrimmed(cells: number[], text: string, from: number, to: number): void {
  let start = from;
  let end = to;
  while (start < end && isBlank(text.charCodeAt(start))) start++;
  while (end > start && isBlank(text.charCodeAt(end - 1))) end--;
  cells.push(start, end);
}
