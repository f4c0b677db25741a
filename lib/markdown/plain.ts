/** What a reader sees of a piece of syntax tree, as plain text: no markup, no tags, no link marks, no comments. */
import type { Nodes, PhrasingContent } from 'mdast';
import { parsePhrase } from './parse.ts';
import { shownText, wikiLinkParts, type LinkParts } from './reading.ts';
import type { WikiLink } from './syntax-wiki-link.ts';

/** Text of these nodes and all below them. */
export function plainText(nodes: readonly Nodes[]): string {
  let text = '';
  const waiting = [...nodes].reverse();
  for (let node = waiting.pop(); node; node = waiting.pop()) {
    text += own(node);
    if ('children' in node) for (let i = node.children.length - 1; i >= 0; i--) waiting.push(node.children[i] as Nodes);
  }
  return text;
}

function own(node: Nodes): string {
  switch (node.type) {
    case 'text':
    case 'inlineCode':
    case 'inlineMath':
      return node.value;
    case 'break':
      return '\n';
    case 'image':
    case 'imageReference':
      return node.alt ?? '';
    case 'wikiLink':
      return shownByLink(node);
    default:
      return '';
  }
}

/** Its label without markup, else its target. */
function shownByLink({ raw, order }: WikiLink): string {
  const parts = wikiLinkParts(raw, order);
  return parts === null ? raw : plainText(labelOf(parts));
}

/** What a wiki link shows: its label, which may carry markup, else its target. */
export function labelOf(parts: LinkParts): PhrasingContent[] {
  const { label } = parts;
  if (label !== null && /[*_~=`\\&<[$%!]/.test(label)) {
    const phrase = parsePhrase(label);
    return plainText(phrase).trim() === '' ? labelOf({ ...parts, label: null }) : phrase;
  }
  return [{ type: 'text', value: shownText(parts) }];
}
