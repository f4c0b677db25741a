/** A syntax tree as indented lines, so that a failing test is a readable diff. */
import type { Nodes } from 'mdast';
import { parse } from '../../lib/markdown/parse.ts';

/** Each node on a line: its type and what it says. Positions are checked apart. */
export function outline(text: string): string {
  return lines(parse(text).children, '').join('\n');
}

/** The wiki links and embeds of a text, as they stand in it. */
export function wikiLinksOf(text: string): string[] {
  return found(parse(text)).map(node => text.slice(node.position?.start.offset, node.position?.end.offset));
}

function found(node: Nodes): Nodes[] {
  if (node.type === 'wikiLink') return [node];
  return 'children' in node ? node.children.flatMap(found) : [];
}

function lines(nodes: readonly Nodes[], indent: string): string[] {
  return nodes.flatMap(node => {
    const says = node.type === 'wikiLink' ? node.raw : 'value' in node ? node.value : null;
    const line = `${indent}${node.type}${says === null ? '' : ` ${JSON.stringify(says)}`}`;
    return [line, ...('children' in node ? lines(node.children, `${indent}  `) : [])];
  });
}
