/**
 * A link of a note → what stands on the page. Law: it tells the truth to everybody: a missing or ambiguous target is
 * marked and said, and nothing looks like a link that leads nowhere.
 */
import type { Element, ElementContent } from 'hast';
import { isExternal } from '../markdown/reading.ts';
import { followable, isWebsite } from './address.ts';
import { element, spoken } from './element.ts';
import type { ShownLink } from '../model.ts';
import { mediaOf } from './media.ts';

/** A link to a file of the vault. `wanted` is the path as written. */
export function anchor(shown: ShownLink, wanted: string, content: ElementContent[], title?: string | null): Element {
  const remark = remarkOn(shown, wanted);
  const children = remark === null ? content : [...content, spoken(` (${remark})`)];
  const className = shown.state === 'found' ? {} : { className: [shown.state] };
  if (shown.href === null) return element('span', className, children);
  return element('a', { href: shown.href, ...className, ...(title ? { title } : {}) }, children);
}

function remarkOn({ state }: ShownLink, wanted: string): string | null {
  if (state === 'found') return null;
  if (state === 'ambiguous') return 'more than one page has this name';
  const media = mediaOf(wanted);
  return media === null || media === 'note' ? 'missing note' : 'missing file';
}

/** A link that leaves the vault; only its content when its address is none that may be followed. */
export function externalLink(url: string, content: ElementContent[], title?: string | null): ElementContent[] {
  const href = isExternal(url) ? followable(url) : null;
  if (href === null) return content;
  const external = isWebsite(href) ? { className: ['external'], rel: ['noopener'] } : {};
  return [element('a', { href, ...external, ...(title ? { title } : {}) }, content)];
}
