/**
 * A callout on the page. Law: what it is is said by its sign, its colour and in words; where it can be folded, the
 * browser folds it.
 */
import type { Element, ElementContent } from 'hast';
import type { Callout } from './callout.ts';
import { element, spoken, text, textOf } from './element.ts';

/**
 * @param title null when its name is all there is to say.
 * @param body what stands below the title.
 */
export function calloutBox(callout: Callout, title: ElementContent[] | null, body: ElementContent[]): Element {
  const { kind, name, fold } = callout;
  const saysIt = title !== null && textOf(title).toLowerCase() === name.toLowerCase();
  const heading = title === null ? [text(name)] : saysIt ? title : [spoken(`${name}: `), ...title];
  const titled = (tag: 'p' | 'summary'): Element => element(tag, { className: ['callout-title'] }, heading);
  const properties = { className: ['callout'], dataCallout: kind };
  if (fold === null) return element('div', { ...properties, role: 'note' }, [titled('p'), ...body]);
  const open = fold === 'open' ? { open: true } : {};
  return element('details', { ...properties, ...open }, [titled('summary'), ...body]);
}

/** Whether it is one, whose headings are not those of the note. */
export function isCallout({ properties }: Element): boolean {
  return properties.dataCallout !== undefined;
}
