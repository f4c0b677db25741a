/**
 * HTML as it was written long ago, or elsewhere, in the words of today: `<center>`, `<a name>`, `align="right"`. A page
 * framed in a note is a link to it, because no frame is shown.
 */
import type { Element } from 'hast';
import { readable } from './address.ts';
import { text } from './element.ts';

const renamed: ReadonlyMap<string, string> = new Map([
  ['acronym', 'abbr'],
  ['center', 'div'],
  ['strike', 's'],
  ['tt', 'code'],
]);

const floats: ReadonlySet<string> = new Set(['img', 'video']);

/** Changes the element. */
export function modernise(node: Element): void {
  const { tagName, properties } = node;
  if (tagName === 'center') properties.align = 'center';
  if (tagName === 'iframe') return toLink(node);
  if (tagName === 'a' && typeof properties.name === 'string') properties.id ??= properties.name;
  const { align } = properties;
  delete properties.align;
  // What stands to the left stands there anyway, unless text is to run around it.
  const isPlaced = align === 'center' || align === 'right' || (align === 'left' && floats.has(tagName));
  if (isPlaced) properties.className = [`align-${align}`];
  node.tagName = renamed.get(tagName) ?? tagName;
}

function toLink(frame: Element): void {
  const { src, title } = frame.properties;
  frame.tagName = 'a';
  frame.properties = { href: src };
  frame.children = [
    text(
      typeof title === 'string' && title !== ''
        ? title
        : `Embedded page: ${typeof src === 'string' ? readable(src) : ''}`,
    ),
  ];
}
