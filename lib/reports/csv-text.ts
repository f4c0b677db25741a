/** A table as CSV text (RFC 4180): header first, lines ended by CRLF, what needs quotes in quotes. */
import type { Cell, Table } from './tables.ts';

const pieceLength = 1 << 16;

/** The text of a table, piece by piece. */
export function* csvText({ columns, rows }: Table): Generator<string> {
  let piece = lineOf(columns);
  for (const row of rows) {
    piece += lineOf(row);
    if (piece.length < pieceLength) continue;
    yield piece;
    piece = '';
  }
  yield piece;
}

function lineOf(cells: readonly Cell[]): string {
  return `${cells.map(quoted).join(',')}\r\n`;
}

function quoted(cell: Cell): string {
  const text = cell === null ? '' : String(cell);
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}
