/** Where the fields of a note lie, and where in its body phrases stand of which only is known how often they do. */
import { fields } from './note.ts';
import { bodyField, shortFields, type InField } from './shard-postings.ts';

/** Where the fields of a note lie, as far as the question has to do with them. */
export interface Layout {
  /** By field: the place it ends before. */
  readonly ends: readonly number[];
  /** How many places titles, aliases and headings have, one after the other. */
  readonly texts: readonly number[];
  /** By field, then short text: the place it begins at. */
  readonly starts: readonly (readonly number[])[];
}

const noStarts: Layout['starts'] = Array.from({ length: shortFields }, () => []);
const [beforeBody, afterBody] = [fields.slice(0, bodyField).map(() => 0), fields.length - bodyField];

/** @param told of the words of the question, wherever they stand but in the body */
export function layoutOf(told: readonly InField[], bodyLength: number): Layout {
  if (told.length === 0) {
    return { ends: [...beforeBody, ...new Array<number>(afterBody).fill(bodyLength)], texts: [0], starts: noStarts };
  }
  const lengths = fields.map((_, field) => (field === bodyField ? bodyLength : 0));
  const known: number[][] = Array.from({ length: shortFields }, () => []);
  for (const { field, length, places } of told) {
    lengths[field] = length;
    for (const place of places) (known[field] as number[])[place.text] = place.length;
  }
  const texts: number[] = [];
  const starts: number[][] = [];
  let end = 0;
  const ends = lengths.map((length, field) => {
    const from = end;
    end += length;
    if (field >= shortFields) return end;
    const own = Array.from(known[field] as number[], each => each ?? 0);
    if (field === 0 && own.length === 0) own.push(0);
    let at = from;
    starts.push(
      own.map(each => {
        const start = at;
        if (each > 0) at += each + 1;
        return start;
      }),
    );
    texts.push(...own);
    // Of aliases that are not known it is told how long they are in all, or headings would be taken for them.
    if (fields[field] === 'alias' && end - at > 1) texts.push(end - at - 1);
    return end;
  });
  return { ends, texts, starts };
}

/** Where phrases begin that stand so often in a body, as near to each other as such phrases come by chance. */
export function basesOf(
  from: number,
  to: number,
  widths: readonly number[],
  counts: readonly number[],
): readonly number[] {
  const others = widths.length - 1;
  const width = widths.reduce((sum, each) => sum + each, 0);
  const product = counts.reduce((all, count) => all * Math.max(1, count), 1);
  const likely = Math.round(((to - from) / (2 * product)) ** (1 / others));
  const span = Math.min(Math.max(width + 1, likely), Math.max(width, to - from));
  const last = span - (widths.at(-1) ?? 1);
  return widths.map((_, phrase) => from + Math.round((phrase * last) / others));
}
