/**
 * A heading with the link to itself beside it. Law: the link is no part of the heading: neither of its name for those
 * who hear it, nor of its text for those who copy it.
 */
import type { Element } from 'hast';
import { encodePath } from '../names/address.ts';
import { element } from './element.ts';

const longestName = 100;

/**
 * @param id of the heading.
 * @param text what it reads.
 */
export function withPermalink(heading: Element, id: string, text: string): Element {
  const title = text.trim().slice(0, longestName);
  const properties = {
    href: `#${encodePath(id)}`,
    className: ['permalink'],
    ariaLabel: title === '' ? 'Link to this section' : `Link to section “${title}”`,
  };
  return element('div', { className: ['heading'] }, [heading, element('a', properties, [])]);
}
