/**
 * A link of a note → what stands on the page. Law: it tells the truth to everybody: a missing or ambiguous target is
 * marked and said, and nothing looks like a link that leads nowhere.
 */
import type { Element, ElementContent } from 'hast';
import { isExternal } from '../markdown/reading.ts';
import type { ShownLink } from '../model.ts';
import { extensionOf } from '../names/paths.ts';
import { encoded, followable, isWebsite } from './address.ts';
import { element, spoken, textOf } from './element.ts';
import { mediaOf } from './media.ts';

/**
 * A link to a file of the vault; where its name could mean others too, with the way to them.
 * @param wanted the path as written.
 */
export function anchor(shown: ShownLink, wanted: string, content: ElementContent[], title?: string | null): Element {
  const remark = remarkOn(shown, wanted, content);
  const children = remark === null ? content : [...content, spoken(` (${remark})`)];
  const classes = [...(shown.state === 'found' ? [] : [shown.state]), ...(isAttachment(shown) ? ['attachment'] : [])];
  const className = classes.length === 0 ? {} : { className: classes };
  if (shown.href === null) return element('span', className, children);
  const link = element('a', { href: shown.href, ...className, ...(title ? { title } : {}) }, children);
  if (shown.which === undefined) return link;
  const others = { href: shown.which, className: ['which'], ariaLabel: `Which “${textOf(content)}”?` };
  return element('span', {}, [link, element('a', others, [])]);
}

/** Some files that are no notes have a page like one. */
function isAttachment({ file, href }: ShownLink): boolean {
  return file !== null && href?.startsWith('/files/') === true;
}

function remarkOn({ state, file }: ShownLink, wanted: string, content: readonly ElementContent[]): string | null {
  if (state === 'ambiguous') return 'more than one page has this name';
  if (state === 'found') return file === null ? null : kindOf(file, textOf(content));
  const media = mediaOf(wanted);
  return media === null || media === 'note' ? 'missing note' : 'missing file';
}

/** What kind of file it is, unless that is a note or what the link reads says so. */
function kindOf(file: string, reads: string): string | null {
  const extension = extensionOf(file);
  if (mediaOf(file) === 'note' || extension === '' || reads.toLowerCase().endsWith(extension)) return null;
  return `${extension} file`;
}

/** A link that leaves the vault; only its content when its address is none that may be followed. */
export function externalLink(url: string, content: ElementContent[], title?: string | null): ElementContent[] {
  const href = isExternal(url) ? followable(encoded(url)) : null;
  if (href === null) return content;
  const external = isWebsite(href) ? { className: ['external'], rel: ['noopener'] } : {};
  return [element('a', { href, ...external, ...(title ? { title } : {}) }, content)];
}
