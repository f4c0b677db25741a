/** Questions to a tree that tests ask: which elements, which text. */
import type { Element, Nodes } from 'hast';

/** All elements that fulfil the test, in document order. */
export function elements(node: Nodes, test: (element: Element) => boolean): Element[] {
  const inside = 'children' in node ? node.children.flatMap(child => elements(child, test)) : [];
  return node.type === 'element' && test(node) ? [node, ...inside] : inside;
}

export function tags(node: Nodes, name: string): Element[] {
  return elements(node, ({ tagName }) => tagName === name);
}

export function byClass(node: Nodes, name: string): Element[] {
  return elements(node, ({ properties }) =>
    String(properties['class'] ?? '')
      .split(' ')
      .includes(name),
  );
}

export function byId(node: Nodes, id: string): Element | undefined {
  return elements(node, ({ properties }) => properties['id'] === id)[0];
}

/** The text of a node, blanks joined. */
export function text(node: Nodes | undefined): string {
  return node === undefined ? '' : all(node).replace(/\s+/g, ' ').trim();
}

export function hrefs(node: Nodes): string[] {
  return tags(node, 'a').map(({ properties }) => String(properties['href']));
}

function all(node: Nodes): string {
  if ('children' in node) return node.children.map(all).join('');
  return 'value' in node ? node.value : '';
}
