/**
 * Block ids (`… ^id`) become the `id` of their block and vanish from its text; an id on a line of its own belongs to
 * the block above it.
 */
import type { Heading, Nodes, Paragraph, Parents, Text } from 'mdast';
import { blockOf, walk } from '../markdown/tree.ts';

const holders: ReadonlySet<string> = new Set([
  'blockquote',
  'code',
  'list',
  'math',
  'paragraph',
  'table',
  'thematicBreak',
]);

/** Changes the tree. */
export function placeBlockIds(tree: Nodes, source: string): void {
  walk(tree, node => {
    if ('children' in node) placeWithin(node, source);
  });
}

function placeWithin(parent: Parents, source: string): void {
  const children = parent.children as Nodes[];
  const kept: Nodes[] = [];
  for (const child of children) {
    const block = child.type === 'paragraph' || child.type === 'heading' ? blockOf(child, source) : null;
    if (block === null) {
      kept.push(child);
      continue;
    }
    const leaf = child as Paragraph | Heading;
    cut(leaf, block.id.length + 1);
    const above = kept.at(-1);
    if (leaf.type === 'heading') leaf.children.push(mark(block.id));
    else if (leaf.children.length > 0) name(parent.type === 'listItem' && kept.length === 0 ? parent : leaf, block.id);
    else if (above && holders.has(above.type) && above.data?.hProperties?.id === undefined) name(above, block.id);
    else leaf.children.push(mark(block.id));
    if (leaf.children.length > 0) kept.push(leaf);
  }
  if (kept.length < children.length) children.splice(0, children.length, ...kept);
}

/** Takes so many characters, and the blanks before them, off the end of its text. */
function cut(leaf: Paragraph | Heading, count: number): void {
  const last = leaf.children.at(-1) as Text;
  last.value = last.value.slice(0, -count).trimEnd();
  if (last.value === '') leaf.children.pop();
  if (leaf.children.at(-1)?.type === 'break') leaf.children.pop();
}

function name(node: Nodes, id: string): void {
  node.data = { ...node.data, hProperties: { ...node.data?.hProperties, id: `^${id}` } };
}

/** A place without extent. */
function mark(id: string): Text {
  return { type: 'text', value: '', data: { hName: 'span', hProperties: { id: `^${id}` } } };
}
