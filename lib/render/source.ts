/** What a page shows when a note cannot be rendered in time: its source, without front matter and comments. */

/** @returns HTML. */
export function sourceAsHtml(text: string, bodyStart: number): string {
  const shown = text.slice(bodyStart).replace(/%%[^]*?%%/g, '');
  return `<pre tabindex="0"><code>${escape(shown)}</code></pre>`;
}

function escape(text: string): string {
  return text.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;');
}
