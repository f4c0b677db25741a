/** What stands between the paragraphs of a note: code, formulas, text in HTML; and markers, which nobody reads. */
import type { Stretch } from './stretch.ts';

/** Marks at the beginning of a line: quotations, list items, tasks. */
const markers = /^(?:[ \t]*(?:>|[-*+](?=[ \t]|$)|\d{1,9}[.)](?=[ \t]|$)))*[ \t]*/;
const definition = /^\[[^\]]*\]:/;
/** Underlines, rules and the second row of a table. */
const ruler = /^[-=*_+|: \t]*$/;

interface Enclosed {
  readonly kind: 'fence' | 'comment' | 'markup' | 'formula';
  readonly closer: string;
}

/** What can be read between two offsets where there is no paragraph. */
export function* unread(text: string, from: number, to: number): Generator<Stretch> {
  let within: Enclosed | null = null;
  for (let at = from; at < to;) {
    const feed = text.indexOf('\n', at);
    const end = feed < 0 || feed >= to ? to : feed;
    const start = at + (markers.exec(text.slice(at, Math.min(end, at + 200)))?.[0].length ?? 0);
    const line = text.slice(start, end).trimEnd();
    const lineAt = at;
    at = end + 1;
    if (within !== null) {
      const { kind, closer }: Enclosed = within;
      if (kind === 'fence' ? isClosing(line, closer) : line.includes(closer)) within = null;
      if (within === null && kind !== 'formula') continue;
      if (kind === 'fence') yield plain(text, lineAt, end);
      else if (kind === 'formula') yield plain(text, start, end);
      continue;
    }
    within = opened(line);
    if (within !== null || line === '' || ruler.test(line) || definition.test(line)) continue;
    if (line.startsWith('<')) yield tagless(text, start, end);
    else yield plain(text, start, end);
  }
}

function opened(line: string): Enclosed | null {
  const fence = /^(`{3,}|~{3,})/.exec(line)?.[1];
  if (fence !== undefined) return { kind: 'fence', closer: fence };
  if (line.startsWith('%%')) return line.includes('%%', 2) ? null : { kind: 'comment', closer: '%%' };
  if (line.startsWith('<!--')) return line.includes('-->') ? null : { kind: 'comment', closer: '-->' };
  const hidden = /^<(script|style)\b/i.exec(line)?.[1];
  if (hidden !== undefined) return line.includes(`</${hidden}`) ? null : { kind: 'markup', closer: `</${hidden}` };
  if (line.startsWith('$$')) return line.includes('$$', 2) ? null : { kind: 'formula', closer: '$$' };
  return null;
}

function isClosing(line: string, fence: string): boolean {
  return line.startsWith(fence) && line.replaceAll(fence[0] as string, '').trim() === '';
}

function plain(text: string, from: number, to: number): Stretch {
  return { kind: 'code', text, from, to, start: from, targets: [], source: offset => offset };
}

/** Tags as blanks of their length, so that every character stays where it is. */
function tagless(source: string, from: number, to: number): Stretch {
  const text = source.slice(from, to).replace(/<!--.*?-->|<[^>]*>/g, tag => ' '.repeat(tag.length));
  return { kind: 'text', text, from: 0, to: text.length, start: from, targets: [], source: offset => from + offset };
}
