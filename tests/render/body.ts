/** Rendering in tests: links written `missing …` or `ambiguous …` are that, all others are found. */
import type { FileId, LinkTable, ShownLink } from '../../lib/model.ts';
import { readTree } from '../../lib/markdown/tree.ts';
import { render, type Rendered } from '../../lib/render/render.ts';

/** What becomes of each link of the text. */
export function tableOf(text: string): LinkTable {
  return new Map(readTree(text).links.map(({ start, target, heading }) => [start, shown(target, heading)]));
}

function shown(target: string, heading: string | null): ShownLink {
  const state = target.startsWith('missing') ? 'missing' : target.startsWith('ambiguous') ? 'ambiguous' : 'found';
  const folder = /\.\w+$/.test(target) && !target.endsWith('.md') ? '/files/' : '/notes/';
  const file = /\.\w+$/.test(target) ? target : `${target}.md`;
  const href = `${folder}${encodeURI(target)}${heading === null ? '' : `#${encodeURI(heading)}`}`;
  return {
    state,
    href: target === 'missing everywhere' ? null : href,
    title: target,
    file: state === 'missing' ? null : (file as FileId),
  };
}

export function rendered(text: string, titleIsHeading = true): Rendered {
  return render(text, tableOf(text), { bodyStart: 0, titleIsHeading });
}

/** The HTML of a body. */
export function body(text: string): string {
  return rendered(text).html;
}
