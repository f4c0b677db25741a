/** What in a paragraph is prose, and what shows beside it: code, formulas, links, addresses and tags are nobody's words. */
import type { ShownLeaf } from '../markdown/shown-leaf.ts';

/** A stretch of the shown text. */
export interface Stretch {
  readonly start: number;
  readonly end: number;
}

/** HTML whose text is a link, or code. */
const opening = /^<(a|code|kbd|samp|var|pre|tt)(?=[\s>/])/i;
const closing = /^<\/(a|code|kbd|samp|var|pre|tt)[\s>]/i;

/** The stretches that are no prose, by where they begin. */
export function besideProse(leaf: ShownLeaf): readonly Stretch[] {
  const { hidden, tags, content } = leaf;
  const apart: Stretch[] = tags.map(({ start, text }) => ({ start, end: start + 1 + text.length }));
  const open: Record<string, number[]> = {};
  for (const { start, end, shown } of hidden) {
    const source = content.text.slice(start, end);
    // Of what shows as something else, only an entity is a letter of the text.
    if (shown !== '' && !source.startsWith('&')) apart.push({ start, end });
    const opened = source === '[' || source === '![' ? ']' : opening.exec(source)?.[1]?.toLowerCase();
    if (opened !== undefined) (open[opened] ??= []).push(start);
    const closed = source.startsWith(']') ? ']' : closing.exec(source)?.[1]?.toLowerCase();
    const from = closed === undefined ? undefined : open[closed]?.pop();
    if (from !== undefined) apart.push({ start: from, end });
  }
  const stretches = apart.map(({ start, end }) => ({ start: leaf.shownAt(start), end: leaf.shownAt(end) }));
  return stretches.sort((a, b) => a.start - b.start);
}

/** How much of a long word before a name is looked at. */
const nearby = 2000;

/** Whether a place is part of an address that stands in the text as it is. */
export function isInAddress(text: string, start: number): boolean {
  const before = text.slice(Math.max(0, start - nearby), start);
  const word = before.slice(before.lastIndexOf(' ') + 1);
  return word.includes('://') || /^[^\p{L}\p{N}]*www\./iu.test(word);
}
