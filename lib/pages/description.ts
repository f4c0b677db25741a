/** One sentence or two for search engines and link previews, out of what the page shows anyway. */
import type { Property } from '../model.ts';
import { clamp } from './phrases.ts';

const longest = 160;

/** The writer's own `description`, else the first paragraph of the body; null when there is neither. */
export function description(properties: readonly Property[], html: string): string | null {
  const own = properties.find(({ key }) => key.toLowerCase() === 'description')?.value;
  const text = typeof own === 'string' ? own : firstParagraph(html);
  const joined = text.replace(/\s+/g, ' ').trim();
  return joined === '' ? null : clamp(joined, longest);
}

/** Its plain text; what is there for screen readers only is left out. */
function firstParagraph(html: string): string {
  const start = html.indexOf('<p>');
  const end = html.indexOf('</p>', start);
  if (start < 0 || end < 0) return '';
  return html
    .slice(start + 3, Math.min(end, start + 4000))
    .replace(/<span class="bl-vh">[^<]*<\/span>/g, '')
    .replace(/<[^>]*>/g, '')
    .replace(/&(?:#x([0-9a-f]{1,5})|(lt|gt|amp|quot));/gi, (_, hex: string | undefined, name: string | undefined) =>
      hex === undefined ? entity(name) : String.fromCodePoint(Number.parseInt(hex, 16)),
    );
}

function entity(name: string | undefined): string {
  return name === 'lt' ? '<' : name === 'gt' ? '>' : name === 'quot' ? '"' : '&';
}
