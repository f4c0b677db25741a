/**
 * A note's text and the table of its links → the HTML of its body and its table of contents.
 *
 * Laws: pure, so that it can run in a worker and be remembered; sanitised last, after every step that can make HTML.
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
import { definitionsOf, headingText, leadingHeading, walk } from '../markdown/tree.ts';
import { placeBlockIds } from './block-ids.ts';
import { finish, type Contents } from './finish.ts';
import { handlersFor } from './handlers.ts';
import type { LinkTable } from '../model.ts';
import { schema } from './sanitize.ts';
import { sourceAsHtml } from './source.ts';

export interface RenderOptions {
  /** Where the body begins, after front matter. */
  readonly bodyStart: number;
  /** The leading H1 is the page's title, so it is not shown again. */
  readonly titleIsHeading: boolean;
  /** That of its wiki links; the target is first unless said. */
  readonly linkOrder?: LinkOrder;
}

export interface Rendered {
  /** Sanitised; without the page's `h1`. */
  readonly html: string;
  /** The headings of the body in order, those in quotations apart. */
  readonly toc: readonly Contents[];
  /** Rendering took, or would take, too long: `html` shows the source. */
  readonly timedOut: boolean;
}

/**
 * Renders a note.
 * @param text all of it, without a byte order mark.
 * @param table by the offset of each link in `text`.
 */
export function render(text: string, table: LinkTable, options: RenderOptions): Rendered {
  if (tooComplex(text)) return unrendered(text, options);
  try {
    return rendered(text, table, options);
  } catch (error) {
    if (error instanceof RangeError) return unrendered(text, options);
    throw error;
  }
}

/** @throws {RangeError} where HTML of the note nests deeper than the call stack. */
function rendered(text: string, table: LinkTable, options: RenderOptions): Rendered {
  const tree = parse(text, options.bodyStart, options.linkOrder);
  const { anchors, titles } = headings(tree, text, options.titleIsHeading);
  const handlers = handlersFor({ table, definitions: definitionsOf(tree), anchors });
  placeBlockIds(tree, text);
  const html = htmlTree(tree, handlers);
  const toc = finish(html, titles);
  return { html: toHtml(unified().use(rehypeSanitize, schema).runSync(html)), toc, timedOut: false };
}

/** The source in place of the body. */
export function unrendered(text: string, { bodyStart }: RenderOptions): Rendered {
  return { html: sourceAsHtml(text, bodyStart), toc: [], timedOut: true };
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
  const title = titleIsHeading ? leadingHeading(tree) : null;
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
  return (raw ? processor.use(rehypeRaw) : processor).runSync(tree) as HtmlRoot;
}
