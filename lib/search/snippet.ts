/** Some text around what was found in it, in one line. Law: no word and no character is cut in two while there is room. */
import type { Mark } from './marks.ts';
import type { Snippet } from './types.ts';

/** Longest snippet, dots included. */
const longest = 200;
/** How much of it stands before the first mark at most. */
const before = 60;
/** How far a cut moves for a blank. */
const near = 24;
const ellipsis = '…';

/** @param at where the text that is shown must begin at the latest; all is shown where there is room */
export function snippetOf(text: string, from: number, to: number, marks: readonly Mark[], at: number): Snippet {
  let start = from;
  let end = to;
  if (to - from > longest) {
    const room = longest - 2;
    start = cutStart(text, Math.max(from, Math.min(at - before, to - room)), from, at);
    end = cutEnd(text, Math.min(to, start + room), to);
  }
  const shown = merged(marks.filter(mark => mark.start >= start && mark.end <= end));
  let line = start > from ? ellipsis : '';
  const placed: [number, number][] = [];
  let done = start;
  for (const mark of shown) {
    line = joined(line, text.slice(done, mark.start));
    const begin = line.length;
    line = joined(line, text.slice(mark.start, mark.end));
    placed.push([begin, line.length]);
    done = mark.end;
  }
  line = joined(line, text.slice(done, end)).trimEnd();
  return { text: end < to ? line + ellipsis : line, marks: placed };
}

/** White space as one blank, none at the beginning and none after another. */
function joined(line: string, more: string): string {
  const tidy = more.replace(/[\s\u0000-\u001f\u007f-\u009f]+/gu, ' ');
  return line + (line === '' || line === ellipsis || line.endsWith(' ') ? tidy.trimStart() : tidy);
}

function cutStart(text: string, wanted: number, from: number, at: number): number {
  if (wanted <= from) return from;
  for (let i = wanted; i < Math.min(wanted + near, at); i++) if (isBlank(text, i - 1)) return i;
  return isHalf(text, wanted) ? wanted + 1 : wanted;
}

function cutEnd(text: string, wanted: number, to: number): number {
  if (wanted >= to) return to;
  for (let i = wanted; i > wanted - near; i--) if (isBlank(text, i)) return i;
  return isHalf(text, wanted) ? wanted - 1 : wanted;
}

function isBlank(text: string, at: number): boolean {
  return /\s/u.test(text[at] ?? '');
}

/** Whether a character begins before and ends behind. */
function isHalf(text: string, at: number): boolean {
  const code = text.charCodeAt(at);
  return code >= 0xdc00 && code <= 0xdfff;
}

/** Marks that touch or overlap are one. */
function merged(marks: readonly Mark[]): readonly Pick<Mark, 'start' | 'end'>[] {
  const result: { start: number; end: number }[] = [];
  for (const { start, end } of [...marks].sort((a, b) => a.start - b.start)) {
    const last = result.at(-1);
    if (last !== undefined && start <= last.end) last.end = Math.max(last.end, end);
    else result.push({ start, end });
  }
  return result;
}
