/**
 * HTML that we make ourselves out of a note's words: formulas and coloured code. It is far larger than the words, and
 * styled in ways that no note may be, so it stands aside while the tree is sanitised, and takes its place afterwards.
 *
 * Laws: who makes it escapes every character of the note. Nothing in a note can pose as it: it travels as a kind of node
 * that HTML does not have, and through the sanitiser in `data`, which HTML cannot set.
 */
import type { Element, Parents, Root, RootContent } from 'hast';
import { element } from './element.ts';

export interface Made {
  type: typeof madeType;
  html: string;
  /** What it reads. */
  text: string;
}

declare module 'hast' {
  interface RootContentMap {
    made: Made;
  }
  interface ElementContentMap {
    made: Made;
  }
  interface ElementData {
    made?: string;
  }
}

export const madeType = 'made';

export function made(html: string, text: string): Made {
  return { type: madeType, html, text };
}

/** What stands in its place while the tree is sanitised. */
export function standIn({ html, text }: Made): Element {
  return { ...element('span', {}, [{ type: 'text', value: text }]), data: { made: html } };
}

/** Changes a sanitised tree: what was made takes its place, not to be escaped. */
export function place(tree: Root): Root {
  placeIn(tree);
  return tree;
}

function placeIn(parent: Parents): void {
  parent.children.forEach((node, i) => {
    if (node.type !== 'element') return;
    const html = node.data?.made;
    if (html === undefined) placeIn(node);
    else (parent.children as RootContent[])[i] = { type: 'raw', value: html };
  });
}
