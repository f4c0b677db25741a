/**
 * What `<p class="a">…</p>` in TSX becomes: a hast tree whose properties are attributes as HTML spells them. Every page
 * is made of hundreds of elements each time somebody asks, so that nothing is looked up for any of them.
 */
import type { Element as HastElement, ElementContent, Root, RootContent } from 'hast';

type Value = string | number | boolean | null | undefined;
type Child = HastElement | Root | RootContent | string | number | null | undefined | readonly Child[];
type Props = Readonly<Record<string, Value | Child>>;

export namespace JSX {
  /** An element, or several in a fragment. */
  export type Element = HastElement | Root;
  export interface ElementChildrenAttribute {
    children: unknown;
  }
  /** Any attribute of any element; one that is null or undefined is left out. */
  export interface IntrinsicElements {
    [name: string]: { readonly children?: Child; readonly [attribute: string]: Value | Child };
  }
}

export const Fragment = null;

/** @param type null for a fragment. */
export function jsx(type: string | null, { children, ...attributes }: Props): HastElement | Root {
  const content: ElementContent[] = [];
  add(content, children as Child);
  if (type === null) return { type: 'root', children: content };
  return { type: 'element', tagName: type, properties: attributes as HastElement['properties'], children: content };
}

export { jsx as jsxDEV, jsx as jsxs };

/** Law: there is no fragment within a tree, only what stood in it. */
function add(content: ElementContent[], child: Child): void {
  if (child === null || child === undefined) return;
  if (typeof child === 'string' || typeof child === 'number') content.push({ type: 'text', value: String(child) });
  else if (isList(child)) for (const each of child) add(content, each);
  else if (child.type === 'root') for (const each of child.children) add(content, each);
  else if (child.type !== 'doctype') content.push(child);
}

function isList(child: object): child is readonly Child[] {
  return Array.isArray(child);
}
