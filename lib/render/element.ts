/** Small pieces of HTML tree. */
import type { Element, ElementContent, Properties, Text } from 'hast';

export function element(tagName: string, properties: Properties, children: ElementContent[]): Element {
  return { type: 'element', tagName, properties, children };
}

export function text(value: string): Text {
  return { type: 'text', value };
}

/** Said to those who do not see the style of what stands before it. */
export function spoken(value: string): Element {
  return element('span', { className: ['bl-vh'] }, [text(value)]);
}

/** Text of a tree. */
export function textOf(nodes: readonly ElementContent[]): string {
  return nodes
    .map(node => {
      if (node.type === 'element') return textOf(node.children);
      return node.type === 'text' ? node.value : node.type === 'made' ? node.text : '';
    })
    .join('');
}
