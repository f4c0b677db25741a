/**
 * The last hand on the HTML tree before it is sanitised, whether a piece of it came from Markdown or from HTML in the
 * note: heading levels, ids, and what keyboards and screen readers need.
 *
 * Laws: the page has one `h1`, which is not in here; every id is there once and none belongs to the frame.
 */
import type { Element, ElementContent, Root } from 'hast';
import { followable, isWebsite, loadable } from './address.ts';
import { element, text, textOf } from './element.ts';

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
  tables: number;
}

/**
 * Changes the tree.
 * @param titles anchor of each Markdown heading → its text.
 */
export function finish(tree: Root, titles: ReadonlyMap<string, string>): Contents[] {
  const demotion = hasFirstLevel(tree) ? 1 : 0;
  const finishing: Finishing = { demotion, ids: new Set(), titles, toc: [], tables: 0 };
  tree.children = finished(tree.children as ElementContent[], finishing, false);
  return finishing.toc;
}

function hasFirstLevel({ children }: Root | Element): boolean {
  return children.some(child => child.type === 'element' && (child.tagName === 'h1' || hasFirstLevel(child)));
}

/** @param apart within a quotation or the footnotes, whose headings are not those of the note. */
function finished(nodes: readonly ElementContent[], finishing: Finishing, apart: boolean): ElementContent[] {
  const result: ElementContent[] = [];
  for (const node of nodes) {
    if (node.type !== 'element') {
      if (node.type === 'text') result.push(node);
      continue;
    }
    identify(node, finishing);
    const inside = apart || node.tagName === 'blockquote' || node.properties.dataFootnotes !== undefined;
    node.children = finished(node.children, finishing, inside);
    const made = finishElement(node, finishing, apart);
    if (Array.isArray(made)) for (const each of made) result.push(each);
    else result.push(made);
  }
  return result;
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
      return scrolling(node, finishing);
    case 'th':
    case 'td':
      return finishCell(node);
    case 'a':
      return finishLink(node);
    case 'img':
      return finishImage(node);
    case 'audio':
    case 'video':
      node.properties.controls = true;
      return node;
    case 'input':
      return finishCheckbox(node);
    default:
      return node;
  }
}

function finishHeading(node: Element, { demotion, titles, toc }: Finishing, apart: boolean): Element {
  const { id } = node.properties;
  if (id === footnotes) return node;
  const depth = Math.min(6, Number(node.tagName.slice(1)) + demotion);
  node.tagName = `h${depth}`;
  const title = typeof id === 'string' ? titles.get(id) : undefined;
  if (!apart && title !== undefined && typeof id === 'string') toc.push({ depth, text: title, anchor: id });
  return node;
}

/** Wide tables scroll in a box that can be reached with the keyboard. */
function scrolling(table: Element, finishing: Finishing): Element {
  finishing.tables++;
  const properties = { className: ['table'], role: 'region', ariaLabel: `Table ${finishing.tables}`, tabIndex: 0 };
  return element('div', properties, [table]);
}

/** Alignment becomes a class; an empty cell heads nothing. */
function finishCell(cell: Element): Element {
  const { align } = cell.properties;
  delete cell.properties.align;
  if (align === 'center' || align === 'right') cell.properties.className = [`align-${align}`];
  if (cell.tagName === 'th' && textOf(cell.children).trim() === '' && !hasImage(cell)) cell.tagName = 'td';
  return cell;
}

function hasImage({ children }: Element): boolean {
  return children.some(child => child.type === 'element' && (child.tagName === 'img' || hasImage(child)));
}

/** What leads nowhere is no link; what leads to another website says so. */
function finishLink(link: Element): Element {
  const href = followable(link.properties.href);
  if (href === null) return { ...link, tagName: 'span' };
  link.properties.href = href;
  if (isWebsite(href)) {
    link.properties.className = ['external'];
    link.properties.rel = ['noopener'];
  }
  return link;
}

/** An image has a text, if an empty one; without a source it is its text. */
function finishImage(image: Element): ElementContent[] {
  const { alt } = image.properties;
  const src = loadable(image.properties.src);
  const shown = typeof alt === 'string' ? alt : '';
  if (src === null) return shown === '' ? [] : [text(shown)];
  Object.assign(image.properties, { src, alt: shown, loading: 'lazy' });
  return [image];
}

/** The box of a task; any other input has no business in a note. */
function finishCheckbox(input: Element): ElementContent[] {
  if (input.properties.type !== 'checkbox' || !input.properties.disabled) return [];
  input.properties.ariaLabel = input.properties.checked ? 'Done' : 'To do';
  return [input];
}
