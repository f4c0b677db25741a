/**
 * A note's text → its syntax tree (mdast), by remark with our constructs: CommonMark, GFM, wiki links, comments,
 * math, highlights. Front matter is not its business: `front-matter` says where the body begins.
 *
 * Law: every position is that of the source, and the tree depends on the text alone. It does not know which notes exist.
 */
import type { Link, LinkReference, Image, ImageReference, PhrasingContent, Root } from 'mdast';
import type { Extension as FromMarkdown } from 'mdast-util-from-markdown';
import remarkGfm from 'remark-gfm';
import remarkParse from 'remark-parse';
import { unified, type Processor } from 'unified';
import type { LinkOrder } from './reading.ts';
import type { Unclosed } from './syntax-block.ts';
import { comments } from './syntax-comment.ts';
import { highlights } from './syntax-highlight.ts';
import { math } from './syntax-math.ts';
import { wikiLinks } from './syntax-wiki-link.ts';

/** Offsets of the text between the brackets of a link or image; absent when there is none. */
export interface LabelSpan {
  labelSpan?: readonly [start: number, end: number];
}

declare module 'mdast' {
  interface LinkData extends LabelSpan {}
  interface LinkReferenceData extends LabelSpan {}
  interface ImageData extends LabelSpan {}
  interface ImageReferenceData extends LabelSpan {}
}

/** Readings after which no block comment and no block math is believed any more; two do for any text people write. */
const mostReadings = 6;

/**
 * Reads a note.
 * @param text all of it, without a byte order mark.
 * @param bodyStart where its body begins; what stands before is not read.
 * @param order that of its wiki links, which their nodes tell.
 */
export function parse(text: string, bodyStart = 0, order: LinkOrder = 'target-first'): Root {
  const source = readable(text, bodyStart);
  const unclosed = new Set<number>();
  for (let reading = 1; ; reading++) {
    const known = unclosed.size;
    const processor = markdown(reading < mostReadings ? unclosed : everything, order);
    const tree = processor.use(onlyAddressesOf, source).parse(source);
    if (unclosed.size === known || reading === mostReadings) return tree;
  }
}

/** Stands before a phrase, so that nothing of it is at the start of a line; to emphasis it is punctuation. */
const beforePhrase = '&#x200b;';

/** Reads one line as text, such as the label of a wiki link: `# a` is no heading there, nor `- b` a list. */
export function parsePhrase(line: string): PhrasingContent[] {
  const [paragraph] = markdown(everything)
    .use(onlyAddressesOf, line)
    .parse(beforePhrase + line).children;
  if (paragraph?.type !== 'paragraph') return [{ type: 'text', value: line }];
  const [first, ...others] = paragraph.children;
  if (first?.type !== 'text') return others;
  return first.value.length > 1 ? [{ ...first, value: first.value.slice(1) }, ...others] : others;
}

/** A processor that parses, and with a compiler added writes, Markdown with all our syntax. */
export function markdown(unclosed: Unclosed, order: LinkOrder = 'target-first'): Processor<Root> {
  const processor: Processor<Root> = unified().use(remarkParse);
  return processor.use([
    remarkGfm,
    exactAddresses,
    [wikiLinks, order],
    highlights,
    labelSpans,
    [comments, unclosed],
    [math, unclosed],
  ]);
}

/** Nothing opens a block of several lines. */
const everything: Unclosed = { has: () => true, add: () => undefined };

/**
 * The parser swallows a byte order mark without counting it, so that every offset would be off by one: a second mark
 * (the first is not ours to see) becomes another character of no width. Front matter becomes blank lines.
 */
function readable(text: string, bodyStart: number): string {
  const marked = text.startsWith('\ufeff') ? `\u2060${text.slice(1)}` : text;
  return bodyStart === 0 ? marked : marked.slice(0, bodyStart).replace(/[^\n\r]/g, ' ') + marked.slice(bodyStart);
}

/**
 * GFM finds addresses twice: while it reads, and once more in the finished tree for a few odd places. The second
 * search makes nodes without positions, so it is left out.
 */
function exactAddresses(this: Processor): void {
  for (const extension of (this.data().fromMarkdownExtensions ?? []).flat()) {
    for (const each of [extension].flat()) if (each.transforms) each.transforms = [];
  }
}

/** What a text must hold somewhere to have an address of each kind, by the name of the construct that reads those. */
const addressSigns: readonly (readonly [construct: string, sign: RegExp])[] = [
  ['emailAutolink', /@/],
  ['protocolAutolink', /:\/\//],
  ['wwwAutolink', /www\./i],
];

/**
 * Leaves out the constructs of addresses that the text cannot have. An email address may begin with any letter, so that
 * every word would be tried, and the text be in so many pieces: a third of all that reading it costs.
 */
function onlyAddressesOf(this: Processor, text: string): void {
  const idle = addressSigns.filter(([, sign]) => !sign.test(text)).map(([construct]) => construct);
  for (const { text: tried = {} } of this.data().micromarkExtensions ?? []) {
    for (const code in tried) {
      const constructs = tried[code];
      if (!Array.isArray(constructs)) continue;
      const left = constructs.filter(({ name = '' }) => !idle.includes(name));
      // Where no construct is left, the text is not interrupted.
      if (left.length === 0) delete tried[code];
      else tried[code] = left;
    }
  }
}

function labelSpans(this: Processor): void {
  (this.data().fromMarkdownExtensions ??= []).push(labelSpansFromMarkdown);
}

const labelSpansFromMarkdown: FromMarkdown = {
  enter: {
    labelText({ start, end }) {
      const node = this.stack.at(-2);
      if (isLabelled(node)) node.data = { ...node.data, labelSpan: [start.offset, end.offset] };
    },
  },
};

function isLabelled(node: { type: string } | undefined): node is Link | LinkReference | Image | ImageReference {
  return node?.type === 'link' || node?.type === 'image';
}
