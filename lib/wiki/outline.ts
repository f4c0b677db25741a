/** The places of a note that links can point to, kept small: `check` asks for those of thousands of notes at once. */
import { anchorsOf } from '../markdown/anchors.ts';
import { Places } from '../markdown/places.ts';
import type { Block, Heading, Note, Span } from '../model.ts';

export interface LinedHeading extends Pick<Heading, 'depth' | 'text' | 'anchor'> {
  readonly line: number;
}

/** Headings as `depth start text`, a line each; then the blocks' ids in a last line. */
export type Outline = string;

const nowhere: Span = { start: 0, end: 0, line: 1, column: 1 };

export function outlineOf({ outline, blocks }: Pick<Note, 'outline' | 'blocks'>): Outline {
  const lines = outline.map(({ depth, start, text }) => `${depth} ${start} ${text}\n`);
  return lines.join('') + blocks.map(({ id }) => id).join(' ');
}

/** The places of an outline; of their spans only where a heading begins is kept. */
export function placesIn(outline: Outline): {
  readonly headings: readonly Heading[];
  readonly blocks: readonly Block[];
} {
  const lines = outline.split('\n');
  const ids = (lines.pop() as string).split(' ').filter(id => id !== '');
  return { headings: headingsIn(lines), blocks: ids.map(id => ({ id, span: nowhere })) };
}

/** The same with the line on which each heading begins in the text of the note. */
export function linedIn(
  outline: Outline,
  text: string,
): { readonly headings: readonly LinedHeading[]; readonly blocks: readonly string[] } {
  const { headings, blocks } = placesIn(outline);
  const places = new Places(text);
  const lined = headings.map(({ depth, text: own, anchor, span }) => {
    return { depth, text: own, anchor, line: places.lineOf(span.start) };
  });
  return { headings: lined, blocks: blocks.map(({ id }) => id) };
}

/** Whether a heading has this very text, told without making any. */
export function hasHeading(outline: Outline, text: string): boolean {
  const end = ` ${text}\n`;
  if (end.indexOf('\n') < end.length - 1) return false;
  for (let at = outline.indexOf(end); at >= 0; at = outline.indexOf(end, at + 1)) {
    // The text is what follows the second blank of its line.
    if (outline.indexOf(' ', outline.lastIndexOf('\n', at) + 3) === at) return true;
  }
  return false;
}

/** A heading that stands above something. */
export interface Above {
  /** Which of the outline's headings it is. */
  readonly index: number;
  readonly text: string;
}

/** The nearest heading above each of these offsets (sorted), found in one walk. */
export function headingsAbove(outline: Outline, offsets: readonly number[]): readonly (Above | null)[] {
  let above: Above | null = null;
  let from = 0;
  let next = startAt(outline, from);
  return offsets.map(offset => {
    while (next <= offset) {
      const end = outline.indexOf('\n', from);
      above = { index: (above?.index ?? -1) + 1, text: outline.slice(outline.indexOf(' ', from + 2) + 1, end) };
      from = end + 1;
      next = startAt(outline, from);
    }
    return above;
  });
}

/** Where the headings of an outline begin. */
export function headingStarts(outline: Outline): readonly number[] {
  const starts: number[] = [];
  for (let line = 0, end = outline.indexOf('\n'); end >= 0; line = end + 1, end = outline.indexOf('\n', line)) {
    starts.push(startAt(outline, line));
  }
  return starts;
}

/** Where the heading of this line begins in the note; nowhere for the last line, which is of no heading. */
function startAt(outline: Outline, line: number): number {
  return outline.indexOf('\n', line) < 0 ? Infinity : Number.parseInt(outline.slice(line + 2, line + 14), 10);
}

function headingsIn(lines: readonly string[]): readonly Heading[] {
  const headings: OutlineHeading[] = [];
  const anchors = new Anchors(headings);
  for (const line of lines) headings.push(new OutlineHeading(line, headings.length, anchors));
  return headings;
}

/** The anchors of a note's headings, made when one is asked for: each depends on those before it. */
class Anchors {
  readonly #headings: readonly Heading[];
  #made: readonly string[] | null = null;

  constructor(headings: readonly Heading[]) {
    this.#headings = headings;
  }

  at(index: number): string {
    this.#made ??= anchorsOf(this.#headings.map(({ text }) => text));
    return this.#made[index] as string;
  }
}

class OutlineHeading implements Heading {
  readonly depth: Heading['depth'];
  readonly text: string;
  readonly span: Span;
  readonly #index: number;
  readonly #anchors: Anchors;

  constructor(line: string, index: number, anchors: Anchors) {
    const cut = line.indexOf(' ', 2);
    const start = Number(line.slice(2, cut));
    this.depth = Number(line[0]) as Heading['depth'];
    this.text = line.slice(cut + 1);
    this.span = { ...nowhere, start, end: start };
    this.#index = index;
    this.#anchors = anchors;
  }

  get anchor(): string {
    return this.#anchors.at(this.#index);
  }
}
