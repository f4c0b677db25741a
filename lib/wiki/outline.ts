/** The places of a note that links can point to, kept small: `check` asks for those of thousands of notes at once. */
import { anchorsOf } from '../markdown/anchors.ts';
import type { Block, Heading, Note, Span } from '../model.ts';

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

/** Which of the headings is the nearest one above an offset, and its text; made for many notes, so it makes no list. */
export function headingAbove(
  outline: Outline,
  offset: number,
): { readonly index: number; readonly text: string } | null {
  let index = -1;
  let text = '';
  for (let from = 0, end = outline.indexOf('\n'); end >= 0; from = end + 1, end = outline.indexOf('\n', from)) {
    const cut = outline.indexOf(' ', from + 2);
    if (Number(outline.slice(from + 2, cut)) > offset) break;
    index++;
    text = outline.slice(cut + 1, end);
  }
  return index < 0 ? null : { index, text };
}

function headingsIn(lines: readonly string[]): readonly Heading[] {
  let anchors: readonly string[] | null = null;
  const headings = lines.map((line, index) => {
    const cut = line.indexOf(' ', 2);
    const start = Number(line.slice(2, cut));
    return {
      depth: Number(line[0]) as Heading['depth'],
      text: line.slice(cut + 1),
      get anchor(): string {
        return (anchors ??= anchorsOf(headings.map(({ text }) => text)))[index] as string;
      },
      span: { ...nowhere, start, end: start },
    };
  });
  return headings;
}
