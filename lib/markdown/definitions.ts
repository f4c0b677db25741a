/**
 * Link reference definitions at the start of a paragraph, and the parts they share with inline links: destination
 * and title (CommonMark sections 4.7 and 6.3).
 */
import { decodeString } from 'micromark-util-decode-string';
import { isBlankOrEol, isEscapable } from './characters.ts';
import type { Exhausted } from './html.ts';

/**
 * Reads all definitions from `start` on into `definitions` (the first of a label wins).
 * @returns offset of the first line that is not part of one; `end` when nothing is left.
 */
export function readDefinitions(text: string, start: number, end: number, definitions: Map<string, string>): number {
  const exhausted: Exhausted = new Set();
  let at = start;
  while (at < end && text.charCodeAt(at) === 91) {
    const after = readDefinition(text, at, end, definitions, exhausted);
    if (after < 0) break;
    at = after;
    while (at < end && isBlankOrEol(text.charCodeAt(at))) at++;
  }
  return at;
}

/** One definition; returns the end of its last line, or -1. */
function readDefinition(
  text: string,
  start: number,
  end: number,
  definitions: Map<string, string>,
  exhausted: Exhausted,
): number {
  const close = labelEnd(text, start + 1, end);
  if (close < 0 || text.charCodeAt(close + 1) !== 58) return -1;
  const label = normalizeLabel(text.slice(start + 1, close));
  if (label === '') return -1;
  const destination = readDestination(text, afterBlanks(text, close + 2, end), end);
  if (destination === null || destination.empty) return -1;
  let after = lineBreak(text, destination.end, end) ? destination.end : -1;
  const gap = afterBlanks(text, destination.end, end);
  if (gap > destination.end) {
    const title = titleEnd(text, gap, end, exhausted);
    if (title >= 0 && lineBreak(text, title, end)) after = title;
  }
  if (after < 0) return -1;
  if (!definitions.has(label)) definitions.set(label, destination.url);
  return after;
}

/** Offset of the `]` that ends a label begun before `at`; -1 when it is none (nested bracket, over 999 characters). */
export function labelEnd(text: string, at: number, end: number): number {
  const limit = Math.min(end, at + 1000);
  for (let i = at; i < limit; i++) {
    const code = text.charCodeAt(i);
    if (code === 93) return i;
    if (code === 91) return -1;
    if (code === 92) {
      const next = text.charCodeAt(i + 1);
      if (next === 91 || next === 92 || next === 93) i++;
    }
  }
  return -1;
}

/** A destination at `at`: its url with escapes and entities decoded, where it ends, and whether nothing was written. */
export function readDestination(
  text: string,
  at: number,
  end: number,
): { readonly url: string; readonly end: number; readonly empty: boolean } | null {
  if (at >= end) return null;
  if (text.charCodeAt(at) === 60) {
    for (let i = at + 1; i < end; i++) {
      const code = text.charCodeAt(i);
      if (code === 62) return { url: decode(text.slice(at + 1, i)), end: i + 1, empty: false };
      if (code === 60 || code === 10 || code === 13) return null;
      if (code === 92 && isEscapable(text.charCodeAt(i + 1))) i++;
    }
    return null;
  }
  let depth = 0;
  let i = at;
  for (; i < end; i++) {
    const code = text.charCodeAt(i);
    if (code <= 32 || code === 127) {
      if (!isBlankOrEol(code)) return null;
      break;
    }
    if (code === 92 && isEscapable(text.charCodeAt(i + 1))) i++;
    else if (code === 40 && ++depth > 32) return null;
    else if (code === 41 && depth-- === 0) break;
  }
  if (depth > 0) return null;
  return { url: decode(text.slice(at, i)), end: i, empty: i === at };
}

/** End of the title at `at` (`"…"`, `'…'`, `(…)`); -1 when there is none. */
export function titleEnd(text: string, at: number, end: number, exhausted: Exhausted): number {
  const open = text[at];
  if (at >= end || (open !== '"' && open !== "'" && open !== '(')) return -1;
  const close = open === '(' ? ')' : open;
  const known = `title ${close}`;
  if (exhausted.has(known)) return -1;
  for (let i = at + 1; i < end; i++) {
    const code = text.charCodeAt(i);
    if (code === close.charCodeAt(0)) return i + 1;
    if (code === 40 && open === '(') return -1;
    if (code === 92 && isEscapable(text.charCodeAt(i + 1))) i++;
  }
  exhausted.add(known);
  return -1;
}

/** Offset of the first character from `at` that is neither blank nor line ending. */
export function afterBlanks(text: string, at: number, end: number): number {
  let i = at;
  while (i < end && isBlankOrEol(text.charCodeAt(i))) i++;
  return i;
}

/** Whether only blanks stand between `at` and the end of its line. */
function lineBreak(text: string, at: number, end: number): boolean {
  let i = at;
  while (i < end && (text.charCodeAt(i) === 32 || text.charCodeAt(i) === 9)) i++;
  return i >= end || text.charCodeAt(i) === 10 || text.charCodeAt(i) === 13;
}

/** Labels of definitions and footnotes compare like this (CommonMark: Unicode case fold, blanks as one space). */
export function normalizeLabel(label: string): string {
  return label
    .replace(/[\t\n\r ]+/g, ' ')
    .replace(/^ | $/g, '')
    .toLowerCase()
    .toUpperCase();
}

function decode(url: string): string {
  return url.includes('\\') || url.includes('&') ? decodeString(url) : url;
}
