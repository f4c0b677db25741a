/** HTML in Markdown, as far as it decides where text ends: block kinds 1–7 and inline tags of CommonMark 0.31. */
import { htmlBlockNames } from 'micromark-util-html-tag-name';
import { isBlankOrEol, isLetter, isNameCode } from './characters.ts';

/** The seven start conditions of CommonMark section 4.6. */
export type HtmlBlockKind = 1 | 2 | 3 | 4 | 5 | 6 | 7;

const rawStart = /^<(?:script|pre|style|textarea)(?:[\s>]|$)/i;
const namedStart = /^<\/?([a-z][a-z0-9-]*)(?:[\s>]|\/>|$)/i;
const attribute = /\s+[a-z_:][a-z0-9_.:-]*(?:\s*=\s*(?:"[^"]*"|'[^']*'|[^\s"'=<>`]+))?/.source;
const completeTag = new RegExp(`^(?:<[a-z][a-z0-9-]*(?:${attribute})*\\s*/?>|</[a-z][a-z0-9-]*\\s*>)\\s*$`, 'i');
const blockNames = new Set(htmlBlockNames);

/** Which kind of HTML block this line (from its `<` on) opens, if any. */
export function htmlBlockKind(line: string): HtmlBlockKind | null {
  if (line.startsWith('<!--')) return 2;
  if (line.startsWith('<?')) return 3;
  if (line.startsWith('<![CDATA[')) return 5;
  if (/^<![a-z]/i.test(line)) return 4;
  if (rawStart.test(line)) return 1;
  const name = namedStart.exec(line)?.[1];
  if (name !== undefined && blockNames.has(name.toLowerCase())) return 6;
  return completeTag.test(line) ? 7 : null;
}

const ends: Record<1 | 2 | 3 | 4 | 5, RegExp> = {
  1: /<\/(?:script|pre|style|textarea)>/i,
  2: /-->/,
  3: /\?>/,
  4: />/,
  5: /\]\]>/,
};

/** Whether a block of this kind ends on this line; kinds 6 and 7 end before a blank line instead. */
export function htmlBlockEnds(kind: HtmlBlockKind, line: string): boolean {
  return kind < 6 && ends[kind as 1 | 2 | 3 | 4 | 5].test(line);
}

/** Remembers, for one text, which closers are known not to come any more, so that no search is made twice. */
export type Exhausted = Set<string>;

/** End of the inline HTML that starts with the `<` at `at`; -1 when it is text. */
export function inlineHtmlEnd(text: string, at: number, end: number, exhausted: Exhausted): number {
  const next = text.charCodeAt(at + 1);
  if (next === 33) return declarationEnd(text, at, end, exhausted);
  if (next === 63) return after(text, '?>', at + 2, end, exhausted);
  return next === 47 ? closingTagEnd(text, at, end) : openTagEnd(text, at, end, exhausted);
}

function declarationEnd(text: string, at: number, end: number, exhausted: Exhausted): number {
  if (text.startsWith('<!-->', at)) return at + 5;
  if (text.startsWith('<!--->', at)) return at + 6;
  if (text.startsWith('<!--', at)) return after(text, '-->', at + 4, end, exhausted);
  if (text.startsWith('<![CDATA[', at)) return after(text, ']]>', at + 9, end, exhausted);
  return isLetter(text.charCodeAt(at + 2)) ? after(text, '>', at + 3, end, exhausted) : -1;
}

function after(text: string, closer: string, from: number, end: number, exhausted: Exhausted): number {
  if (exhausted.has(closer)) return -1;
  // Only what is left of this text is searched: it may be one paragraph of a long note.
  const found = text.slice(from, end).indexOf(closer);
  if (found >= 0) return from + found + closer.length;
  exhausted.add(closer);
  return -1;
}

function closingTagEnd(text: string, at: number, end: number): number {
  if (!isLetter(text.charCodeAt(at + 2))) return -1;
  let i = at + 3;
  while (i < end && isNameCode(text.charCodeAt(i))) i++;
  i = afterBlanks(text, i, end);
  return i < end && text.charCodeAt(i) === 62 ? i + 1 : -1;
}

/** `<name attributes… >`; each character is looked at once, and a quote that never closes is searched for once. */
function openTagEnd(text: string, at: number, end: number, exhausted: Exhausted): number {
  if (!isLetter(text.charCodeAt(at + 1))) return -1;
  let i = at + 2;
  while (i < end && isNameCode(text.charCodeAt(i))) i++;
  for (;;) {
    const blank = i;
    i = afterBlanks(text, i, end);
    if (i >= end) return -1;
    const code = text.charCodeAt(i);
    if (code === 62) return i + 1;
    if (code === 47) return text.charCodeAt(i + 1) === 62 && i + 1 < end ? i + 2 : -1;
    if (i === blank || !isAttributeStart(code)) return -1;
    while (i < end && isAttributeCode(text.charCodeAt(i))) i++;
    const equals = afterBlanks(text, i, end);
    if (equals < end && text.charCodeAt(equals) === 61) {
      i = attributeValueEnd(text, afterBlanks(text, equals + 1, end), end, exhausted);
      if (i < 0) return -1;
    }
  }
}

function attributeValueEnd(text: string, at: number, end: number, exhausted: Exhausted): number {
  const quote = text[at];
  if (at >= end) return -1;
  if (quote === '"' || quote === "'") return after(text, quote, at + 1, end, exhausted);
  let i = at;
  while (i < end && !/[\s"'=<>`]/.test(text[i] as string)) i++;
  return i > at ? i : -1;
}

function afterBlanks(text: string, at: number, end: number): number {
  let i = at;
  while (i < end && isBlankOrEol(text.charCodeAt(i))) i++;
  return i;
}

function isAttributeStart(code: number): boolean {
  return isLetter(code) || code === 95 || code === 58;
}

function isAttributeCode(code: number): boolean {
  return isNameCode(code) || code === 95 || code === 58 || code === 46;
}
