/**
 * The reader that goes over the syntax tree: a note's text → its Reading. It is exact on every text and slow; the
 * scanner asks it where it is not sure.
 */
import type {
  Definition,
  Heading,
  Image,
  ImageReference,
  Link,
  LinkReference,
  Nodes,
  Paragraph,
  Root,
  TableCell,
  Text,
} from 'mdast';
import { parse } from './parse.ts';
import { plainText } from './plain.ts';
import { isExternal, targetParts, wikiLinkParts } from './reading.ts';
import type { FoundBlock, FoundHeading, FoundLink, FoundTag, LinkOrder, LinkParts, Reading } from './reading.ts';
import type { WikiLink } from './syntax-wiki-link.ts';
import { tagAt } from './tags.ts';

/**
 * Reads a note.
 * @param text all of it, without a byte order mark.
 * @param bodyStart where its body begins, after front matter.
 */
export function readTree(text: string, bodyStart = 0, order: LinkOrder = 'target-first'): Reading {
  return new TreeReader(text, parse(text, bodyStart, order)).read();
}

/** Calls `visit` for every node in the order of the source; however deep the tree is. */
export function walk(tree: Nodes, visit: (node: Nodes) => void): void {
  const waiting = [tree];
  for (let node = waiting.pop(); node; node = waiting.pop()) {
    visit(node);
    if ('children' in node) for (let i = node.children.length - 1; i >= 0; i--) waiting.push(node.children[i] as Nodes);
  }
}

/** Definitions by identifier; of several for one, the first counts. */
export function definitionsOf(tree: Root): ReadonlyMap<string, Definition> {
  const definitions = new Map<string, Definition>();
  walk(tree, node => {
    if (node.type === 'definition' && !definitions.has(node.identifier)) definitions.set(node.identifier, node);
  });
  return definitions;
}

/** Where a node stands in the source. */
export function spanOf(node: Nodes): readonly [start: number, end: number] {
  return [node.position?.start.offset ?? 0, node.position?.end.offset ?? 0];
}

class TreeReader {
  readonly #text: string;
  readonly #tree: Root;
  readonly #definitions: ReadonlyMap<string, Definition>;
  readonly #links: FoundLink[] = [];
  readonly #headings: FoundHeading[] = [];
  readonly #blocks: FoundBlock[] = [];
  readonly #tags: FoundTag[] = [];
  /** Where the last Markdown link ends: there are no tags in a link. */
  #linkEnd = 0;
  #quoteEnd = 0;
  /** Where the paragraph, heading or cell begins that is being read. */
  #leafStart = 0;

  constructor(text: string, tree: Root) {
    this.#text = text;
    this.#tree = tree;
    this.#definitions = definitionsOf(tree);
  }

  read(): Reading {
    walk(this.#tree, node => this.#visit(node));
    return {
      links: this.#links,
      headings: this.#headings,
      blocks: this.#blocks,
      tags: this.#tags,
      leadingHeading: leadingHeading(this.#tree) !== null,
    };
  }

  #visit(node: Nodes): void {
    switch (node.type) {
      case 'blockquote':
        this.#quoteEnd = Math.max(this.#quoteEnd, spanOf(node)[1]);
        return;
      case 'table':
        // Cells beyond the last column are ignored, as GFM has it; the parser leaves them in.
        for (const row of node.children) row.children.splice(node.align?.length ?? 0);
        return;
      case 'text':
        return this.#readTags(node);
      case 'wikiLink':
        return this.#addWikiLink(node);
      case 'link':
      case 'linkReference':
      case 'image':
      case 'imageReference':
        return this.#addMarkdownLink(node);
      case 'heading':
        this.#beginLeaf(node);
        return this.#addHeading(node);
      case 'paragraph':
        this.#beginLeaf(node);
        return this.#addBlock(node);
      case 'tableCell':
        return this.#beginLeaf(node);
      default:
    }
  }

  #beginLeaf(node: Heading | Paragraph | TableCell): void {
    this.#leafStart = spanOf(node.children[0] ?? node)[0];
  }

  #addWikiLink(node: WikiLink): void {
    const [start, end] = spanOf(node);
    const parts = wikiLinkParts(this.#text.slice(start + (node.embed ? 3 : 2), end - 2), node.order);
    if (parts !== null) this.#links.push({ kind: node.embed ? 'embed' : 'wiki', start, end, ...parts });
  }

  #addMarkdownLink(node: Link | LinkReference | Image | ImageReference): void {
    const [start, end] = spanOf(node);
    this.#linkEnd = Math.max(this.#linkEnd, end);
    const parts = this.#text[start] === '[' || this.#text[start] === '!' ? this.#localTarget(node) : null;
    if (parts === null) return;
    const written = this.#text.slice(...(node.data?.labelSpan ?? [0, 0]));
    // The marks of a quotation that a label runs through are none of its text.
    const unquoted = start < this.#quoteEnd ? written.replace(/(?:\r\n?|\n)[ \t]*(?:>[ \t]*)+/g, '\n') : written;
    const label = unquoted.trim();
    this.#links.push({ kind: 'markdown', start, end, ...parts, label: label === '' ? null : label });
  }

  /** Where it leads, when that is within the vault. */
  #localTarget(node: Link | LinkReference | Image | ImageReference): Omit<LinkParts, 'label'> | null {
    const url = 'url' in node ? node.url : this.#definitions.get(node.identifier)?.url;
    return url === undefined || isExternal(url) ? null : targetParts(url);
  }

  #addHeading(node: Heading): void {
    const [start, end] = headingSpan(node);
    this.#addBlock(node);
    const text = headingText(node, this.#text);
    this.#headings.push({ depth: node.depth, text, start, end: start + this.#text.slice(start, end).trimEnd().length });
  }

  /** The block id that ends a paragraph or heading: `… ^id`. */
  #addBlock(node: Paragraph | Heading): void {
    const block = blockOf(node, this.#text);
    if (block !== null) this.#blocks.push(block);
  }

  #readTags(node: Text): void {
    const [start, end] = spanOf(node);
    if (start < this.#linkEnd) return;
    for (let at = this.#text.indexOf('#', start); at >= 0 && at < end;) {
      const text = tagAt(this.#text, at, this.#leafStart);
      if (text !== null) this.#tags.push({ text, start: at });
      at = this.#text.indexOf('#', at + 1 + (text?.length ?? 0));
    }
  }
}

/** The parser lets an underlined heading begin at the link definitions above it. */
function headingSpan(node: Heading): readonly [start: number, end: number] {
  const [start, end] = spanOf(node);
  const underlined = node.position?.start.line !== node.position?.end.line;
  return [underlined && node.children[0] ? spanOf(node.children[0])[0] : start, end];
}

/**
 * The id that ends a paragraph or heading, after a blank or alone on its line.
 * @param source the note's text.
 */
export function blockOf(node: Paragraph | Heading, source: string): FoundBlock | null {
  const last = node.children.at(-1);
  if (last?.type !== 'text') return null;
  const found = /(^|\s)\^([A-Za-z0-9-]+)$/u.exec(last.value);
  if (found === null) return null;
  const before = node.children.at(-2);
  if (found.index === 0 && found[1] === '' && before !== undefined && before.type !== 'break') return null;
  const [, end] = spanOf(last);
  const id = found[2] as string;
  const start = end - id.length - 1;
  const escaped = source[start - 1] === '\\' || !source.startsWith(`^${id}`, start);
  return escaped ? null : { id, start, end };
}

/** What a reader sees of a heading: without markup, link marks, comments and a closing `^id`. */
export function headingText(node: Heading, source: string): string {
  const text = plainText(node.children);
  const block = blockOf(node, source);
  return (block === null ? text : text.slice(0, -block.id.length - 1)).replace(/\s+/gu, ' ').trim();
}

/** The body's first block when it is an H1. */
export function leadingHeading(tree: Root): Heading | null {
  const first = firstHeading(tree);
  return first?.depth === 1 ? first : null;
}

/** The first block when it is a heading; comments and link definitions, of which nothing is seen, are no blocks. */
export function firstHeading(tree: Root): Heading | null {
  const first = tree.children.find(node => node.type !== 'definition' && !isComment(node));
  return first?.type === 'heading' ? first : null;
}

function isComment(node: Nodes): boolean {
  if (node.type !== 'paragraph') return node.type === 'comment';
  return node.children.every(child => child.type === 'comment' || (child.type === 'text' && child.value.trim() === ''));
}
