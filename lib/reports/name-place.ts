/** Where a note writes down one of its names: in a line of its front matter. */
import type { Place } from './place.ts';

/** The keys of front matter that give a note a name. */
const keys = { alias: /^["']?alias(?:es)?["']?[ \t]*:/i, title: /^["']?title["']?[ \t]*:/i } as const;
const anyKey = /^[^\s#\-[\]{}"'][^:]*:|^["'][^"']*["'][ \t]*:/;
const lettersAround = /^[\p{L}\p{N}]|[\p{L}\p{N}]$/u;

/** Finds the name below its key, else the key; null without such a key. */
export function placeInFrontMatter(text: string, name: string, as: 'alias' | 'title'): Place | null {
  if (!text.startsWith('---')) return null;
  let key: Place | null = null;
  for (const { line, content } of lines(text)) {
    if (line === 1) continue;
    if (/^---[ \t]*$/.test(content)) break;
    const opening = keys[as].exec(content);
    if (opening) key = stretch(line, 0, opening[0].length - 1);
    else if (anyKey.test(content) && key !== null) break;
    if (key === null) continue;
    const at = wordAt(content, name, opening?.[0].length ?? 0);
    if (at >= 0) return stretch(line, at, name.length);
  }
  return key;
}

function* lines(text: string): Generator<{ readonly line: number; readonly content: string }> {
  const breaks = /\r\n?|\n|$/g;
  for (let line = 1, from = 0; from <= text.length; line++) {
    breaks.lastIndex = from;
    const end = breaks.exec(text);
    if (end === null) return;
    yield { line, content: text.slice(from, end.index) };
    if (end[0] === '') return;
    from = breaks.lastIndex;
  }
}

/** Where a name stands that is no part of a longer word. */
function wordAt(content: string, name: string, from: number): number {
  for (let at = content.indexOf(name, from); at >= 0; at = content.indexOf(name, at + 1)) {
    const [before, after] = [content.slice(Math.max(0, at - 1), at), content.charAt(at + name.length)];
    if (!lettersAround.test(before) && !lettersAround.test(after)) return at;
  }
  return -1;
}

function stretch(line: number, from: number, length: number): Place {
  return { line, column: from + 1, endLine: line, endColumn: from + length + 1 };
}
