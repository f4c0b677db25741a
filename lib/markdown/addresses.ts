/** Bare addresses in text (GFM autolink literals): where `https://…` and `www.…` end. */

const wordBefore = /[a-z]/i;
const wwwBefore = /[(*_[\]~\t\n\r ]/;
const ender = /[\s\p{P}\p{S}]/u;
const blank = /\s/u;

/**
 * End of the bare address seen from its `:` (58) or from the first dot of `www.` (46); -1 when there is none.
 * It begins not before `taken`, in a text that begins at `from`.
 */
export function bareAddressEnd(text: string, at: number, from: number, taken: number, to: number): number {
  const code = text.charCodeAt(at);
  const start = code === 58 ? protocolStart(text, at, from) : wwwStart(text, at, from);
  if (start < taken) return -1;
  const host = code === 58 ? at + 3 : start;
  const end = hostEnd(text, host, to);
  return end < 0 ? -1 : pathEnd(text, end, to);
}

function protocolStart(text: string, colon: number, from: number): number {
  if (text.charCodeAt(colon + 1) !== 47 || text.charCodeAt(colon + 2) !== 47) return -1;
  const scheme = text.slice(Math.max(from, colon - 5), colon).toLowerCase();
  const length = scheme === 'https' ? 5 : scheme.endsWith('http') ? 4 : 0;
  const start = colon - length;
  if (length === 0 || (start > from && wordBefore.test(text[start - 1] as string))) return -1;
  const first = text[colon + 3];
  return first === undefined || ender.test(first) ? -1 : start;
}

function wwwStart(text: string, dot: number, from: number): number {
  const start = dot - 3;
  if (start < from || text.slice(start, dot).toLowerCase() !== 'www' || dot + 1 >= text.length) return -1;
  return start > from && !wwwBefore.test(text[start - 1] as string) ? -1 : start;
}

/** A host is a run without blanks and punctuation (save `-`, `.`, `_`), its last two labels without `_`. */
function hostEnd(text: string, from: number, to: number): number {
  let end = from;
  while (end < to) {
    const character = text[end] as string;
    if (character === '.' || character === '_') {
      if (trailEnd(text, end, to) !== null) break;
    } else if (character !== '-' && ender.test(character)) break;
    end++;
  }
  const labels = text.slice(from, end).split('.');
  return end === from || labels.slice(-2).some(label => label.includes('_')) ? -1 : end;
}

function pathEnd(text: string, from: number, to: number): number {
  let open = 0;
  let close = 0;
  let certain = from;
  for (let at = from; at < to; at++) {
    const character = text[at] as string;
    if (blank.test(character)) return at;
    if (character === '(') open++;
    else if (character === ')' && close < open) close++;
    else if (at >= certain && '!"&\')*,.:;<?]_~'.includes(character)) {
      const trail = trailEnd(text, at, to);
      if (trail !== null) return at;
      certain = character === '&' || character === ']' ? at + 1 : punctuationEnd(text, at, to);
      if (character === ')') close++;
    } else if (character === ')') close++;
  }
  return to;
}

/** End of the run of plain trailing punctuation at `at`: none of it is a trail when the first is not. */
function punctuationEnd(text: string, at: number, to: number): number {
  let end = at;
  while (end < to && '!"\'*,.:;?_~'.includes(text[end] as string)) end++;
  return Math.max(end, at + 1);
}

/** Whether nothing but trailing punctuation stands from `at` to the end of the word: its end, or null. */
function trailEnd(text: string, at: number, to: number): number | null {
  let i = at;
  while (i < to) {
    const character = text[i] as string;
    if (character === '<' || blank.test(character)) return i;
    if (character === '&') {
      const reference = /^&[a-z]+;/i.exec(text.slice(i, Math.min(to, i + 40)));
      if (!reference) return null;
      i += reference[0].length;
    } else if (character === ']') {
      i++;
      const next = i < to ? (text[i] as string) : ' ';
      if (next === '(' || next === '[' || blank.test(next)) return i;
    } else if ('!"\')*,.:;?_~'.includes(character)) i++;
    else return null;
  }
  return i;
}
