/** The label of a wiki link, which may carry markup but, being in a link, no link, image or HTML of its own. */
import type { PhrasingContent } from 'mdast';
import { plainText } from '../markdown/plain.ts';

/** The same phrase with links as their content and images as their text. */
export function withoutLinks(phrase: readonly PhrasingContent[]): PhrasingContent[] {
  return phrase.flatMap((node): PhrasingContent[] => {
    switch (node.type) {
      case 'link':
      case 'linkReference':
        return withoutLinks(node.children);
      case 'emphasis':
      case 'strong':
      case 'delete':
      case 'highlight':
        return [{ ...node, children: withoutLinks(node.children) }];
      case 'text':
      case 'inlineCode':
      case 'inlineMath':
        return [node];
      default:
        return [{ type: 'text', value: plainText([node]) }];
    }
  });
}
