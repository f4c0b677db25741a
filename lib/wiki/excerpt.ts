/**
 * Some stretches of a note's text, put together so that they can be read alone: with the definitions that their links
 * and footnotes have elsewhere in the note.
 */
import type { Note } from '../model.ts';

/** Offsets into a note's text. */
export interface Stretch {
  readonly start: number;
  readonly end: number;
}

export interface Excerpt {
  readonly text: string;
  /** Where a place of the note is in the excerpt; null when it was left out. */
  place(offset: number): number | null;
}

const between = '\n\n';

/** @param before what is said first, which no note says. */
export function excerpt(text: string, stretches: readonly Stretch[], before = ''): Excerpt {
  const [only] = stretches;
  if (only && before === '' && only.start === 0 && only.end === text.length) return { text, place: offset => offset };
  let joined = before;
  const placed = stretches.map(({ start, end }) => {
    if (joined !== '') joined += between;
    const at = joined.length;
    joined += text.slice(start, end);
    return { start, end, at };
  });
  return {
    text: joined,
    place(offset) {
      const around = placed.find(({ start, end }) => start <= offset && offset < end);
      return around === undefined ? null : around.at + offset - around.start;
    },
  };
}

/** A stretch, and the definitions from around it of what is named in it. */
export function withDefinitions(text: string, shown: Stretch, bodyStart: number): readonly Stretch[] {
  const named = namesIn(text.slice(shown.start, shown.end));
  if (named.size === 0) return [shown];
  const around = [
    { start: bodyStart, end: shown.start },
    { start: shown.end, end: text.length },
  ];
  return [shown, ...around.flatMap(each => definitions(text, each, named))];
}

/** Everything between brackets, folded as labels are. */
function namesIn(text: string): ReadonlySet<string> {
  return new Set(Array.from(text.matchAll(/\[([^[\]]{1,200})\]/g), ([, label]) => folded(label as string)));
}

function folded(label: string): string {
  return label.trim().replace(/\s+/g, ' ').toLowerCase();
}

/** `[label]: address` is a line; what follows `[^label]:` goes on until a blank line, and beyond it where indented. */
function definitions(text: string, { start, end }: Stretch, named: ReadonlySet<string>): readonly Stretch[] {
  const found: Stretch[] = [];
  let open: number | null = null;
  let blank = false;
  const close = (at: number): void => {
    if (open !== null) found.push({ start: open, end: at });
    open = null;
  };
  for (let at = start; at < end;) {
    const feed = text.indexOf('\n', at);
    const next = feed < 0 || feed >= end ? end : feed + 1;
    const line = text.slice(at, next);
    const label = /^ {0,3}\[([^[\]]{1,200})\]:/.exec(line)?.[1];
    const isBlank = line.trim() === '';
    if (label !== undefined || (blank && !isBlank && !/^(?: {4}|\t)/.test(line))) close(at);
    if (label !== undefined && named.has(folded(label))) {
      open = at;
      if (!label.startsWith('^')) close(next);
    }
    blank = isBlank;
    at = next;
  }
  close(end);
  return found;
}

/**
 * The part of a note around a place that can be read alone: between two headings at the beginning of a line, which no
 * list, quotation or code reaches across.
 */
export function regionAround(offset: number, { headings, bodyStart }: Note, text: string): Stretch {
  const walls = headings.filter(({ span }) => span.column === 1).map(({ span }) => span.start);
  const after = walls.findIndex(start => start > offset);
  const before = walls[(after < 0 ? walls.length : after) - 1];
  return { start: before ?? bodyStart, end: walls[after] ?? text.length };
}
