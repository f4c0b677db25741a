/** One block of a note alone, as `![[Note#^id]]` shows it: a paragraph, a table, a list item with what is in it. */
import type { Nodes, Root, RootContent } from 'mdast';

/** Leaves nothing in the tree but the block of this id, whatever its case, and the definitions; without one, all of it. */
export function keepBlock(tree: Root, block: string): void {
  const kept = find(tree, `^${block.toLowerCase()}`);
  if (kept === null) return;
  const definitions = tree.children.filter(({ type }) => type === 'definition' || type === 'footnoteDefinition');
  tree.children = [kept, ...definitions.filter(each => each !== kept)];
}

/** A block stands alone; an item of a list stands in a list of its own. */
function find(node: Nodes, id: string): RootContent | null {
  if (!('children' in node)) return null;
  for (const [i, child] of (node.children as Nodes[]).entries()) {
    const hasId = [child, ...('children' in child ? (child.children as Nodes[]) : [])].some(
      each => idOf(each) === id && (each === child || isMark(each)),
    );
    if (hasId && node.type === 'list')
      return { ...node, start: (node.start ?? 1) + i, children: [node.children[i] as never] };
    if (hasId) return child as RootContent;
    const found = find(child, id);
    if (found !== null) return found;
  }
  return null;
}

/** A place without extent, which names the block that it stands in. */
function isMark(node: Nodes): boolean {
  return node.type === 'text' && node.value === '';
}

function idOf({ data }: Nodes): string | null {
  const id = data?.hProperties?.id;
  return typeof id === 'string' ? id.toLowerCase() : null;
}
