/** What stands above the text of `note.md`, as lines: the attributes of its article, its title, its facts, its properties. */
import type { Element } from 'hast';
import type { NoteId } from '../../lib/model.ts';
import { notePage } from '../../lib/pages/note.tsx';
import type { Wiki } from '../../lib/wiki.ts';
import { asked, body, options } from '../pages/vault.ts';
import { byClass, hrefs, tags, text } from '../pages/tree.ts';

export function headLines(wiki: Wiki): readonly string[] {
  const { root } = notePage(wiki, { id: 'note.md' as NoteId, folder: null, body, params: asked() }, options);
  const attributes = Object.entries(tags(root, 'article')[0]?.properties ?? {})
    .filter(([, value]) => value !== null)
    .map(([name, value]) => `${name}="${String(value)}"`);
  return [
    ...(attributes.length === 0 ? [] : [`<article ${attributes.join(' ')}>`]),
    `# ${text(tags(root, 'h1')[0])}`,
    ...rows(byClass(root, 'bl-facts')[0]).filter(row => !/^(?:Reading time|Length): /.test(row)),
    ...rows(byClass(root, 'bl-properties')[0]),
  ];
}

/** `name: value`, the items of a list by comma, links with what they lead to. */
function rows(list: Element | undefined): string[] {
  if (list === undefined) return [];
  return tags(list, 'dt').map((name, i) => {
    const value = tags(list, 'dd')[i] as Element;
    const items = tags(value, 'li');
    const shown = items.length === 0 ? text(value) : items.map(text).join(', ');
    const boxes = tags(value, 'input').map(({ properties }) => (properties['checked'] === true ? '[x] ' : '[ ] '));
    const links = hrefs(value);
    return `${text(name)}: ${boxes.join('')}${shown}${links.length === 0 ? '' : ` → ${links.join(' ')}`}`;
  });
}
