/**
 * The beginning of a text for a card that stands beside a link to it: some hundred characters, cut between words, fit to
 * stand on any page.
 *
 * Laws: nothing in it clashes with the page around it or needs more than that has loaded: it has no ids, no headings, no
 * stop for the keyboard but its links, formulas as MathML, code without colours. Nothing in it leads to what was cut off.
 */
import type { Element, ElementContent, Root } from 'hast';
import { setApart } from './apart.ts';
import { element, text, textOf } from './element.ts';
import { embedCard } from './embedded.ts';

/** Below this a block is not begun any more. */
const leastBlock = 40;
/** How much room a picture takes, in characters. */
const picture = 120;

const blocks: ReadonlySet<string> = new Set(
  'blockquote details div dl figure h1 h2 h3 h4 h5 h6 ol p pre table ul'.split(' '),
);
/** What plays, and what notes at the foot of a page are of. */
const leftOut: ReadonlySet<string> = new Set(['audio', 'video', 'hr']);

interface Room {
  left: number;
}

/** Changes a finished tree, before it is sanitised. @param characters how many of them are kept, at most. */
export function shorten(tree: Root, characters: number): void {
  const kept = within(tree.children as ElementContent[], { left: characters });
  while (isHeading(kept.at(-1)) || isBlank(kept.at(-1))) kept.pop();
  tree.children = kept;
  setApart(tree, '');
  withoutStops(tree);
}

function within(nodes: readonly ElementContent[], room: Room): ElementContent[] {
  const kept: ElementContent[] = [];
  for (const node of nodes) {
    if (room.left <= 0) break;
    const shown = fitting(node, room);
    if (shown !== null) kept.push(...shown);
  }
  return kept;
}

/** What is shown of a node; null for nothing. */
function fitting(node: ElementContent, room: Room): readonly ElementContent[] | null {
  if (node.type === 'text') return [text(taken(node.value, room))];
  if (node.type === 'embedPlace') return within([embedCard(node)], room);
  if (node.type !== 'element' || leftOut.has(node.tagName) || isOfFootnotes(node)) return null;
  if (blocks.has(node.tagName) && room.left < leastBlock) {
    room.left = 0;
    return null;
  }
  const { made } = node.data ?? {};
  if (made !== undefined) return remade(made, textOf(node.children), room);
  if (node.tagName === 'img') {
    room.left -= picture;
    return [node];
  }
  node.children = within(node.children, room);
  return isDeadEnd(node) ? node.children : [node];
}

/** As much of a text as there is room for, to the end of a word. */
function taken(value: string, room: Room): string {
  if (value.length <= room.left) {
    room.left -= value.trim() === '' ? 0 : value.length;
    return value;
  }
  const start = value.slice(0, room.left);
  const blank = start.search(/\s\S*$/);
  room.left = 0;
  return `${(blank > start.length - 24 && blank >= 0 ? start.slice(0, blank) : start.replace(/[\ud800-\udbff]$/, '')).trimEnd()}…`;
}

/** A formula in the language that browsers read by themselves, whole; code as it was written. */
function remade(html: string, source: string, room: Room): readonly ElementContent[] {
  if (!html.startsWith('<bl-math')) {
    return [element('pre', {}, [element('code', {}, [text(taken(source, room))])])];
  }
  room.left -= source.length;
  const formula = /<math[^]*<\/math>/.exec(html)?.[0].replace(/ style="[^"]*"/g, '');
  if (formula === undefined) return [element('code', {}, [text(source)])];
  return [{ ...element('span', {}, [text(source)]), data: { made: formula } }];
}

function isOfFootnotes({ tagName, properties, children }: Element): boolean {
  if (properties.dataFootnotes !== undefined) return true;
  const [only] = children;
  return tagName === 'sup' && only?.type === 'element' && only.properties.dataFootnoteRef !== undefined;
}

/** A link to a place of the page that it was written for. */
function isDeadEnd({ tagName, properties: { href } }: Element): boolean {
  return tagName === 'a' && typeof href === 'string' && href.startsWith('#');
}

/** A heading, or the box of one. */
function isHeading(node: ElementContent | undefined): boolean {
  if (node?.type !== 'element') return false;
  return /^h[1-6]$/.test(node.tagName) || [node.properties.className].flat().includes('heading');
}

function isBlank(node: ElementContent | undefined): boolean {
  return node?.type === 'text' && node.value.trim() === '';
}

function withoutStops(parent: Root | Element): void {
  for (const child of parent.children) {
    if (child.type !== 'element') continue;
    delete child.properties.id;
    delete child.properties.tabIndex;
    withoutStops(child);
  }
}
