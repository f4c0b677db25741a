/** One sentence or two for search engines and link previews, out of what the page shows anyway. */
import type { Property } from '../model.ts';
import { clamp } from './phrases.ts';

const longest = 160;

/** The writer's own `description`, else the first paragraph of the body; null when there is neither. */
export function description(properties: readonly Property[], html: string): string | null {
  return ownDescription(properties) ?? shortened(firstParagraph(ownText(html)) || firstParagraph(html));
}

/** The writer's own; null where there is none. */
export function ownDescription(properties: readonly Property[]): string | null {
  const own = properties.find(({ key }) => key.toLowerCase() === 'description')?.value;
  return typeof own === 'string' ? shortened(own) : null;
}

function shortened(text: string): string | null {
  const joined = text.replace(/\s+/g, ' ').trim();
  return joined === '' ? null : clamp(joined, longest);
}

/** What stands before the first embedded note and behind the last one: a page is described in words of its own. */
function ownText(html: string): string {
  const first = html.indexOf('<figure class="embed"');
  return first < 0 ? html : html.slice(0, first) + html.slice(html.lastIndexOf('</figure>'));
}

/** Its plain text; what is there for screen readers only is left out. */
function firstParagraph(html: string): string {
  const opening = /<p(?: dir="[a-z]+")?>/.exec(html);
  const start = opening === null ? -1 : opening.index + opening[0].length;
  const end = html.indexOf('</p>', start);
  if (start < 0 || end < 0) return '';
  return html
    .slice(start, end)
    .replace(/<bl-math[^>]*>([^]*?)<\/bl-math>/g, (_, formula: string) => sourceOf(formula))
    .slice(0, 4000)
    .replace(/<span class="bl-vh">[^<]*<\/span>/g, '')
    .replace(/<[^>]*>/g, '')
    .replace(/&(?:#x([0-9a-f]{1,5})|(lt|gt|amp|quot));/gi, (_, hex: string | undefined, name: string | undefined) =>
      hex === undefined ? entity(name) : String.fromCodePoint(Number.parseInt(hex, 16)),
    );
}

/** A formula is there twice, for eyes and for ears; said in a line, it is what its writer wrote. */
function sourceOf(formula: string): string {
  return /<(?:annotation|code)[^>]*>([^<]*)</.exec(formula)?.[1] ?? '';
}

function entity(name: string | undefined): string {
  return name === 'lt' ? '<' : name === 'gt' ? '>' : name === 'quot' ? '"' : '&';
}

/**
 * The picture that stands for the note where a link to it is shown. Such places need a whole address, and a note cannot
 * know that of its wiki: only a picture that lies elsewhere on the web has one.
 */
export function image(properties: readonly Property[]): string | null {
  const own = properties.find(({ key }) => key.toLowerCase() === 'image')?.value;
  return typeof own === 'string' && /^https?:\/\/[^\s"'<>]+$/i.test(own.trim()) ? own.trim() : null;
}
