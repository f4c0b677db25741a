/** What a page shows when a note cannot be rendered in time: its source, without front matter and comments. */

import { escape } from './escape.ts';

/** @returns HTML. */
export function sourceAsHtml(text: string, bodyStart: number): string {
  const shown = text.slice(bodyStart).replace(/%%[^]*?%%/g, '');
  return `<pre tabindex="0"><code>${escape(shown)}</code></pre>`;
}
