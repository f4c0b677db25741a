/** A short text (a title, an alias, a label) → what a reader sees of it, by the scanner alone. */
import { withoutHidden } from './hidden.ts';
import { readInlines } from './inlines.ts';
import type { LinkOrder } from './reading.ts';

const nothing = { definitions: new Map<string, string>(), footnotes: new Set<string>() };

/** The text without its markup and link marks. */
export function withoutMarkup(text: string, order: LinkOrder): string {
  if (!/[\\`<![\]$%*_~=&]/.test(text)) return text;
  const { hidden } = readInlines(text, 0, text.length, { references: nothing, order, strict: false, hide: true });
  return withoutHidden(text, 0, text.length, hidden);
}
