/**
 * The body of an embedded note, made fit to stand in the middle of a page: its ids are its own, its headings are text
 * that looks like headings, its tables are no landmarks.
 *
 * Its headings are not headings there, whatever their level: to a screen reader, all that follows the embed would
 * belong to the last one.
 */
import type { Element, ElementContent, Root } from 'hast';

const references = ['ariaDescribedBy', 'ariaLabelledBy', 'ariaControls', 'htmlFor'];

/** Changes the tree. @param prefix begins every id. */
export function setApart(tree: Root, prefix: string): void {
  tree.children = apart(tree.children as ElementContent[], prefix);
}

function apart(nodes: readonly ElementContent[], prefix: string): ElementContent[] {
  return nodes.filter(node => {
    if (node.type !== 'element') return true;
    if (isPermalink(node)) return false;
    node.children = apart(node.children, prefix);
    rename(node, prefix);
    const level = /^h([1-6])$/.exec(node.tagName)?.[1];
    if (level !== undefined) {
      const hidden = [node.properties.className].flat().includes('bl-vh');
      node.tagName = 'p';
      if (!hidden) Object.assign(node.properties, { className: ['embed-heading'], dataLevel: level });
    }
    if (node.properties.dataFootnotes !== undefined) {
      node.tagName = 'div';
      delete node.properties.ariaLabelledBy;
    }
    if (node.properties.role === 'region') node.properties.role = 'group';
    if (node.tagName === 'img') node.properties.loading = 'lazy';
    return true;
  });
}

function isPermalink({ properties: { className } }: Element): boolean {
  return Array.isArray(className) && className.includes('permalink');
}

function rename({ properties }: Element, prefix: string): void {
  const { id, href } = properties;
  if (typeof id === 'string') properties.id = prefix + id;
  if (typeof href === 'string' && href.length > 1 && href.startsWith('#'))
    properties.href = `#${prefix}${href.slice(1)}`;
  for (const name of references) {
    const value = properties[name];
    if (Array.isArray(value)) properties[name] = value.map(each => prefix + String(each));
    else if (typeof value === 'string') properties[name] = prefix + value;
  }
}
