/** The places of a note that links can point to, kept small: `check` asks for those of thousands of notes at once. */
import { anchorsOf } from '../markdown/anchors.ts';
import type { Block, Heading, Note, Span } from '../model.ts';

/** Headings as their depth and text, a line each; then the blocks' ids in a last line. */
export type Outline = string;

const nowhere: Span = { start: 0, end: 0, line: 1, column: 1 };

export function outlineOf({ outline, blocks }: Pick<Note, 'outline' | 'blocks'>): Outline {
  const lines = outline.map(({ depth, text }) => `${depth}${text}`);
  if (lines.length === 0 && blocks.length === 0) return '';
  return `${lines.join('\n')}\n${blocks.map(({ id }) => id).join(' ')}`;
}

/** The places of an outline; where they stand in the text is not kept. */
export function placesIn(outline: Outline): {
  readonly headings: readonly Heading[];
  readonly blocks: readonly Block[];
} {
  const lines = outline === '' ? [''] : outline.split('\n');
  const ids = (lines.pop() as string).split(' ').filter(id => id !== '');
  const texts = lines.filter(line => line !== '').map(line => line.slice(1));
  let anchors: readonly string[] | null = null;
  const headings = lines
    .filter(line => line !== '')
    .map((line, index) => ({
      depth: Number(line[0]) as Heading['depth'],
      text: line.slice(1),
      get anchor() {
        return (anchors ??= anchorsOf(texts))[index] as string;
      },
      span: nowhere,
    }));
  return { headings, blocks: ids.map(id => ({ id, span: nowhere })) };
}
