/** Where a finding begins and ends: lines and columns from 1, in UTF-16 units, the end being the place after the last unit. */
import type { Span } from '../model.ts';

export interface Place {
  readonly line: number;
  readonly column: number;
  readonly endLine: number;
  readonly endColumn: number;
}

/** What concerns a note as a whole. */
export const top: Place = { line: 1, column: 1, endLine: 1, endColumn: 1 };

/** A span that is known to lie on one line. */
export function onOneLine(span: Span): Place {
  return { line: span.line, column: span.column, endLine: span.line, endColumn: span.column + span.end - span.start };
}

/** A span of this text, over as many lines as it takes; `\r\n`, `\n` and `\r` end a line. */
export function inText(span: Span, text: string): Place {
  const breaks = /\r\n|[\n\r]/g;
  breaks.lastIndex = span.start;
  let endLine = span.line;
  let lineStart = span.start - (span.column - 1);
  for (let found = breaks.exec(text); found && breaks.lastIndex <= span.end; found = breaks.exec(text)) {
    endLine++;
    lineStart = breaks.lastIndex;
  }
  return { line: span.line, column: span.column, endLine, endColumn: span.end - lineStart + 1 };
}

/** Tells the stretch from an offset to the end of its line, for offsets of a text that never go back. */
export function toLineEnd(text: string): (start: number) => Place {
  const breaks = /\r\n|[\n\r]/g;
  let line = 1;
  let from = 0;
  let end = breaks.exec(text);
  return start => {
    while (end !== null && breaks.lastIndex <= start) {
      line++;
      from = breaks.lastIndex;
      end = breaks.exec(text);
    }
    const written = text.slice(start, end?.index ?? text.length).trimEnd();
    const column = start - from + 1;
    return { line, column, endLine: line, endColumn: column + written.length };
  };
}
