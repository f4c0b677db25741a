/**
 * A code block: its title, its coloured lines, and the place of a button that copies it.
 * Law: what it reads, and so what is copied, is to the letter what was written.
 */
import { codeInfo, type CodeInfo } from './code-info.ts';
import { escape } from './escape.ts';
import { made, type Made } from './made.ts';
import type { Tools } from './tools.ts';

/** What is coloured of one page; the rest of it stays plain. */
const limits = { block: 20_000, page: 60_000, languages: 12 };

export interface CodeBlock {
  readonly html: Made;
  /** Drawn in the browser. */
  readonly isDiagram: boolean;
}

/** Writes the code blocks of one page, in their order. */
export type CodeBlocks = (code: string, lang: string | null | undefined, meta: string | null | undefined) => CodeBlock;

export function codeBlocks(tools: Tools): CodeBlocks {
  let characters = 0;
  const languages = new Set<string>();

  return (code, lang, meta) => {
    const info = codeInfo(lang, meta);
    const block = boxed(code, info, lined(code, info, paint(code, info.language)));
    const isDiagram = info.language === 'mermaid';
    return { html: made(isDiagram ? `<bl-diagram>${block}</bl-diagram>` : block, code), isDiagram };
  };

  function paint(code: string, language: string | null): readonly string[] | null {
    if (language === null || code.length > limits.block || characters + code.length > limits.page) return null;
    if (!languages.has(language) && languages.size === limits.languages) return null;
    languages.add(language);
    const painted = tools.paint(code, language);
    if (painted !== null) characters += code.length;
    return painted;
  }
}

/** The lines as HTML, each in an element of its own where something is to be seen of lines. */
function lined(code: string, { language, marked, numbered }: CodeInfo, painted: readonly string[] | null): string {
  const isDiff = language === 'diff' || language === 'patch';
  if (!isDiff && !numbered && marked.length === 0) return painted?.join('\n') ?? escape(code);
  return code
    .split('\n')
    .map((line, i) => {
      const isMarked = marked.some(([first, last]) => first <= i + 1 && i + 1 <= last);
      const change = isDiff ? /^(?:\+(?!\+\+ )|-(?!-- ))/.exec(line)?.[0] : undefined;
      const classes = ['line', isMarked ? 'marked' : '', change === '+' ? 'added' : change === '-' ? 'removed' : ''];
      return `<span class="${classes.filter(Boolean).join(' ')}">${painted?.[i] ?? escape(line)}</span>`;
    })
    .join('\n');
}

function boxed(code: string, { language, title, numbered }: CodeInfo, lines: string): string {
  const name = language === null ? '' : ` class="language-${escape(language)}"`;
  const end = code === '' ? '' : '\n';
  const pre = `<pre tabindex="0"${numbered ? ' class="numbered"' : ''}><code${name}>${lines}${end}</code></pre>`;
  const copy = `<bl-copy label="Copy ${title === null ? 'the code' : escape(title)}"></bl-copy>`;
  if (title === null) return `<div class="code">${pre}${copy}</div>`;
  return `<figure class="code"><figcaption>${escape(title)}</figcaption>${pre}${copy}</figure>`;
}
