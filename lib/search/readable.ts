/**
 * A note's text → what a reader sees of it, stretch by stretch: no front matter, no markup, no comments; links as what
 * they show, code as it is. Law: every stretch can be led back to the place in the source that it comes from.
 */
import { readBlocks, type Leaf } from '../markdown/blocks.ts';
import type { Hidden } from '../markdown/hidden.ts';
import { readInlines, type InlineContext } from '../markdown/inlines.ts';
import type { LinkOrder } from '../markdown/reading.ts';
import { Content } from '../markdown/scanner.ts';
import type { Stretch } from './stretch.ts';
import { unread } from './unread.ts';

/** What can be read of a note from the offset `bodyStart` on, in its order. */
export function* readable(text: string, bodyStart: number, order: LinkOrder): Generator<Stretch> {
  const blocks = readBlocks(text, bodyStart, false);
  const context: InlineContext = { references: blocks, order, strict: false, hide: true };
  const leaves = [...blocks.leaves].sort((a, b) => a.start - b.start);
  let at = bodyStart;
  for (const leaf of leaves) {
    if (leaf.start > at) yield* unread(text, at, leaf.start);
    yield leafStretch(text, leaf, context);
    at = Math.max(at, leaf.end);
  }
  yield* unread(text, at, text.length);
}

/** The mark of a task or a callout, which shows as something else than text. */
const marker = /^\[(?:[^\]\s]|[ ]|![\w-]+)\][+-]?(?:\s+|$)/;

function leafStretch(source: string, leaf: Leaf, context: InlineContext): Stretch {
  const content = new Content(source, leaf);
  const { links, hidden } = readInlines(content.text, content.from, content.to, context);
  const kind = leaf.kind === 'heading' ? 'heading' : 'text';
  if (content.text.charCodeAt(content.from) === 91) {
    const marked = marker.exec(content.text.slice(content.from, content.from + 40))?.[0].length ?? 0;
    if (marked > 0) hidden.push({ start: content.from, end: content.from + marked, shown: '' });
  }
  const block = content.block();
  if (hidden.length === 0) {
    const to = block === null ? content.to : content.to - block.id.length - 1;
    const { text, from } = content;
    return { kind, text, from, to, start: leaf.start, targets: [], source: offset => content.source(offset) };
  }
  hidden.sort((a, b) => a.start - b.start);
  const text = content.shown(hidden);
  const targets = [
    ...links.flatMap(({ target, label }) => (label === null || target === '' || label === target ? [] : [target])),
    ...hidden.flatMap(({ start, end }) => outsideTarget(content.text, start, end)),
  ];
  return {
    kind,
    text,
    from: 0,
    to: text.length,
    start: leaf.start,
    targets,
    source: offset => content.source(inSource(offset, content.from, hidden)),
  };
}

/** The address of `[shown](https://…)`, from what is hidden of it. */
function outsideTarget(text: string, start: number, end: number): readonly string[] {
  if (text.charCodeAt(start) !== 93 || text.charCodeAt(start + 1) !== 40) return [];
  const address = text.slice(start + 2, end - 1);
  return /^<?[a-z][a-z0-9+.-]+:/iu.test(address) ? [address] : [];
}

/** Where an offset of the shown text stands in the text it was shown from. */
function inSource(offset: number, from: number, hidden: readonly Hidden[]): number {
  let at = from;
  let shown = 0;
  for (const part of hidden) {
    if (part.start < at) continue;
    if (shown + part.start - at > offset) break;
    shown += part.start - at;
    if (shown + part.shown.length > offset) return part.start;
    shown += part.shown.length;
    at = part.end;
  }
  return at + offset - shown;
}
