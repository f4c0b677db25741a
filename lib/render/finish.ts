/**
 * The last hand on the HTML tree before it is sanitised, whether a piece of it came from Markdown or from HTML in the
 * note: heading levels, ids, and what keyboards and screen readers need.
 *
 * Laws: the page has one `h1`, which is not in here; every id is there once and none belongs to the frame.
 */
import type { Element, ElementContent, Root } from 'hast';
import { followable, isWebsite, loadable, readable } from './address.ts';
import { isCallout } from './callout-box.ts';
import { text, textOf } from './element.ts';
import { withPermalink } from './heading.ts';
import { remoteImage } from './embed.ts';
import { localise, type Addresses } from './local.ts';
import { standIn } from './made.ts';
import { modernise } from './old-html.ts';
import { scrolling } from './table.ts';

/** A heading of the body, for a table of contents. */
export interface Contents {
  /** As shown: 2 for `h2`. */
  readonly depth: number;
  readonly text: string;
  readonly anchor: string;
}

/** Id of a footnote's own heading; `bl-fn` begins every id of footnotes, the only ids of ours in a body. */
const footnotes = 'bl-footnotes';

interface Finishing {
  /** 1 when another `h1` would stand in the body. */
  readonly demotion: 0 | 1;
  readonly ids: Set<string>;
  readonly titles: ReadonlyMap<string, string>;
  readonly toc: Contents[];
  readonly addresses: Addresses;
  tables: number;
  images: number;
  /** How many links we are in. */
  links: number;
}

/**
 * Changes the tree.
 * @param titles anchor of each Markdown heading → its text.
 * @param addresses what local addresses in HTML lead to.
 */
export function finish(tree: Root, titles: ReadonlyMap<string, string>, addresses: Addresses): Contents[] {
  const demotion = hasFirstLevel(tree) ? 1 : 0;
  const counts = { tables: 0, images: 0, links: 0 };
  const finishing: Finishing = { demotion, ids: new Set(), titles, toc: [], addresses, ...counts };
  tree.children = finished(tree.children as ElementContent[], finishing, false);
  return finishing.toc;
}

function hasFirstLevel({ children }: Root | Element): boolean {
  return children.some(child => child.type === 'element' && (child.tagName === 'h1' || hasFirstLevel(child)));
}

/** @param apart within a quotation, a callout or the footnotes, whose headings are not those of the note. */
function finished(nodes: readonly ElementContent[], finishing: Finishing, apart: boolean): ElementContent[] {
  const result: ElementContent[] = [];
  for (const node of nodes) {
    if (node.type !== 'element') {
      if (node.type === 'text' || node.type === 'embedPlace') result.push(node);
      else if (node.type === 'made') result.push(standIn(node));
      continue;
    }
    modernise(node);
    identify(node, finishing);
    const inLink = node.tagName === 'a' ? 1 : 0;
    finishing.links += inLink;
    node.children = finished(node.children, finishing, apart || isApart(node));
    finishing.links -= inLink;
    const made = finishElement(node, finishing, apart);
    if (Array.isArray(made)) for (const each of made) result.push(each);
    else result.push(made);
  }
  return result;
}

function isApart(node: Element): boolean {
  return node.tagName === 'blockquote' || isCallout(node) || node.properties.dataFootnotes !== undefined;
}

/** Keeps an id that is its element's alone. */
function identify({ properties }: Element, { ids }: Finishing): void {
  if (properties.id === 'footnote-label') properties.id = footnotes;
  if (Array.isArray(properties.ariaDescribedBy)) properties.ariaDescribedBy = [footnotes];
  const { id } = properties;
  if (id === undefined) return;
  if (typeof id !== 'string' || id === '' || ids.has(id) || /^bl-(?!fn|footnotes$)/i.test(id)) delete properties.id;
  else ids.add(id);
}

function finishElement(node: Element, finishing: Finishing, apart: boolean): ElementContent | ElementContent[] {
  const localised = localise(node, finishing.addresses);
  if (localised !== null) return localised;
  switch (node.tagName) {
    case 'h1':
    case 'h2':
    case 'h3':
    case 'h4':
    case 'h5':
    case 'h6':
      return finishHeading(node, finishing, apart);
    case 'pre':
      node.properties.tabIndex = 0;
      return node;
    case 'table':
      return scrolling(node, ++finishing.tables);
    case 'th':
    case 'td':
      return finishCell(node);
    case 'a':
      return finishLink(node);
    case 'img':
      return finishImage(node, finishing);
    case 'audio':
    case 'video':
      node.properties.controls = true;
      return node;
    case 'input':
      return finishCheckbox(node);
    case 'section':
      if (node.properties.dataFootnotes !== undefined) node.properties.ariaLabelledBy = [footnotes];
      return node;
    default:
      return node;
  }
}

function finishHeading(node: Element, { demotion, titles, toc }: Finishing, apart: boolean): Element {
  const { id } = node.properties;
  if (id === footnotes) return node;
  const depth = Math.min(6, Number(node.tagName.slice(1)) + demotion);
  node.tagName = `h${depth}`;
  if (typeof id !== 'string') return node;
  const title = titles.get(id);
  if (!apart && title !== undefined) toc.push({ depth, text: title, anchor: id });
  return withPermalink(node, id, title ?? textOf(node.children));
}

/** An empty cell heads nothing. */
function finishCell(cell: Element): Element {
  if (cell.tagName === 'th' && textOf(cell.children).trim() === '' && !hasImage(cell)) cell.tagName = 'td';
  return cell;
}

function hasImage({ children }: Element): boolean {
  return children.some(child => child.type === 'element' && (child.tagName === 'img' || hasImage(child)));
}

/** Nobody could see it or hear what it is. */
function isNameless(link: Element): boolean {
  return link.properties.ariaLabel === undefined && textOf(link.children).trim() === '' && !hasImage(link);
}

/** What leads nowhere is no link; what leads to another website says so. */
function finishLink(link: Element): Element {
  const href = followable(link.properties.href);
  if (href === null) return { ...link, tagName: 'span' };
  link.properties.href = href;
  if (isNameless(link)) link.children = [text(readable(href))];
  if (isWebsite(href)) {
    link.properties.className = ['external'];
    link.properties.rel = ['noopener'];
  }
  return link;
}

/** An image has a text, if an empty one; without a source it is its text. */
function finishImage(image: Element, finishing: Finishing): ElementContent[] {
  const { alt } = image.properties;
  const src = loadable(image.properties.src);
  const shown = typeof alt === 'string' ? alt : '';
  if (src === null) return shown === '' ? [] : [text(shown)];
  if (isWebsite(src)) return remoteImage(src, shown === '' ? null : shown, finishing.links > 0);
  // The first is likely to be in sight.
  const loading = finishing.images++ === 0 ? {} : { loading: 'lazy' };
  Object.assign(image.properties, { src, alt: shown, ...loading, decoding: 'async' });
  return [image];
}

/** The box of a task; any other input has no business in a note. */
function finishCheckbox(input: Element): ElementContent[] {
  if (input.properties.type !== 'checkbox' || !input.properties.disabled) return [];
  input.properties.ariaLabel = input.properties.checked ? 'Done' : 'To do';
  return [input];
}
