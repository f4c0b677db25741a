/**
 * A note's text and the table of its links → the HTML of its body and its table of contents.
 *
 * Laws: pure, so that it can run in a worker and be remembered; sanitised last, after every step that can make HTML, but
 * for what we make ourselves of escaped words (`made.ts`).
 */
import type { Root as HtmlRoot } from 'hast';
import type { Heading, Root } from 'mdast';
import { toHtml } from 'hast-util-to-html';
import rehypeRaw from 'rehype-raw';
import rehypeSanitize from 'rehype-sanitize';
import remarkRehype from 'remark-rehype';
import { unified } from 'unified';
import { anchorsOf } from '../markdown/anchors.ts';
import { tooComplex } from '../markdown/limits.ts';
import { parse } from '../markdown/parse.ts';
import type { LinkOrder } from '../markdown/reading.ts';
import { definitionsOf, firstHeading, headingText, walk } from '../markdown/tree.ts';
import { keepBlock } from './block.ts';
import { placeBlockIds } from './block-ids.ts';
import { placeEmbeds } from './embedded.ts';
import { setDirections } from './direction.ts';
import { finish, type Contents } from './finish.ts';
import { handlersFor } from './handlers.ts';
import type { Addresses } from './local.ts';
import type { EmbeddedPart, LinkTable } from '../model.ts';
import { madeType, place } from './made.ts';
import { making, type Making, type Need } from './made-handlers.ts';
import { keepUnclosed } from './raw-text.ts';
import { schema } from './sanitize.ts';
import { shorten } from './preview.ts';
import { sourceAsHtml } from './source.ts';
import { linkTags } from './tags.ts';
import { uncoloured, type Tools } from './tools.ts';

export interface RenderOptions {
  /** Where the body begins, after front matter. */
  readonly bodyStart: number;
  /** The leading H1 is the page's title, so it is not shown again. */
  readonly titleIsHeading: boolean;
  /** That of its wiki links; the target is first unless said. */
  readonly linkOrder?: LinkOrder;
  /** What local addresses in its HTML lead to. */
  readonly addresses?: Addresses;
  /** What its embeds show. */
  readonly embedded?: readonly EmbeddedPart[];
  /** Only its beginning is wanted, for a preview. */
  readonly preview?: {
    readonly characters: number;
    /** Id of the only block to be shown. */
    readonly block: string | null;
  };
}

export interface Rendered {
  /** Sanitised; without the page's `h1`. */
  readonly html: string;
  /** The headings of the body in order, those in quotations apart. */
  readonly toc: readonly Contents[];
  /** What the page must load for it. */
  readonly needs: readonly Need[];
  /** Rendering took, or would take, too long: `html` shows the source. */
  readonly timedOut: boolean;
  /** Most of it is written from right to left. */
  readonly rtl: boolean;
}

/**
 * Renders a note.
 * @param text all of it, without a byte order mark.
 * @param table by the offset of each link in `text`.
 * @param tools without them math and code are shown as they are written.
 */
export function render(text: string, table: LinkTable, options: RenderOptions, tools: Tools | null = null): Rendered {
  if (tooComplex(text)) return unrendered(text, options);
  try {
    return rendered(text, table, options, tools && making(options.preview === undefined ? tools : uncoloured(tools)));
  } catch (error) {
    if (error instanceof RangeError) return unrendered(text, options);
    throw error;
  }
}

/** @throws {RangeError} where HTML of the note nests deeper than the call stack. */
function rendered(text: string, table: LinkTable, options: RenderOptions, made: Making | null): Rendered {
  const { preview } = options;
  const { tree, toc } = drawn(text, table, options, made, preview?.block);
  if (preview !== undefined) shorten(tree, preview.characters);
  placeEmbeds(tree, options.embedded ?? [], part => {
    if (tooComplex(part.text)) return null;
    const { bodyStart, titleIsHeading, addresses } = part;
    const { linkOrder = 'target-first' } = options;
    return drawn(part.text, part.links, { bodyStart, titleIsHeading, addresses, linkOrder }, made, part.block).tree;
  });
  const rtl = setDirections(tree);
  const html = toHtml(place(unified().use(rehypeSanitize, schema).runSync(tree)), { allowDangerousHtml: true });
  const whole = { toc, needs: [...(made?.needs ?? [])].sort() };
  return { html, ...(preview === undefined ? whole : { toc: [], needs: [] }), timedOut: false, rtl };
}

/** @param block the id of the only block to be drawn; null for all of them. */
function drawn(
  text: string,
  table: LinkTable,
  options: RenderOptions,
  made: Making | null,
  block: string | null = null,
): { readonly tree: HtmlRoot; readonly toc: readonly Contents[] } {
  const tree = parse(text, options.bodyStart, options.linkOrder);
  const { anchors, titles } = headings(tree, text, options.titleIsHeading);
  const handlers = handlersFor({ source: text, table, definitions: definitionsOf(tree), anchors, making: made });
  placeBlockIds(tree, text);
  linkTags(tree, text);
  keepUnclosed(tree);
  if (block !== null) keepBlock(tree, block);
  const html = htmlTree(tree, handlers);
  return { tree: html, toc: finish(html, titles, options.addresses ?? nowhere) };
}

const nowhere: Addresses = new Map();

/** The source in place of the body; nothing in place of a preview. */
export function unrendered(text: string, { bodyStart, preview }: RenderOptions): Rendered {
  return {
    html: preview === undefined ? sourceAsHtml(text, bodyStart) : '',
    toc: [],
    needs: [],
    timedOut: true,
    rtl: false,
  };
}

/** Anchors as the summary has them: of all headings, in the order of the source, the title included. */
function headings(
  tree: Root,
  source: string,
  titleIsHeading: boolean,
): { readonly anchors: ReadonlyMap<Heading, string | null>; readonly titles: ReadonlyMap<string, string> } {
  const found: Heading[] = [];
  walk(tree, node => {
    if (node.type === 'heading') found.push(node);
  });
  const texts = found.map(node => headingText(node, source));
  const ids = anchorsOf(texts);
  const title = titleIsHeading ? firstHeading(tree) : null;
  return {
    anchors: new Map(found.map((node, i) => [node, node === title ? null : (ids[i] as string)])),
    titles: new Map(ids.map((id, i) => [id, texts[i] as string])),
  };
}

/** HTML in the note is parsed only where there is any. */
function htmlTree(tree: Root, handlers: ReturnType<typeof handlersFor>): HtmlRoot {
  const processor = unified().use(remarkRehype, {
    allowDangerousHtml: true,
    clobberPrefix: 'bl-',
    footnoteLabelProperties: { className: ['bl-vh'] },
    handlers,
  });
  let raw = false;
  walk(tree, node => {
    raw ||= node.type === 'html';
  });
  return (raw ? processor.use(rehypeRaw, { passThrough: ['embedPlace', madeType] }) : processor).runSync(
    tree,
  ) as HtmlRoot;
}
