/**
 * Text → its words, each with its place. Laws: one pass from the left; the same text gives the same words wherever it
 * stands, so that what somebody types is divided as the note was.
 *
 *     asyncio.sleep    asyncio · sleep          neighbours: to look for both is to look for them side by side
 *     TaskGroup        taskgroup, task, group   one place: the whole, and its parts
 *     C++  F#  .NET    c, c++ · f, f# · net, .net
 *     協程             協 · 程                   any run of characters can be found
 */
import { goesOn, kindOf, kinds } from './characters.ts';
import { foldWord } from './fold-word.ts';

/**
 * Hears of each word.
 * @param start where it stands in the text
 * @param joined it stands at the place of the word before: a part of it, or that word with its signs
 */
export type HearWord = (word: string, start: number, end: number, joined: boolean) => void;

/** Of a longer word so much counts, when it is read and when it is looked for. */
export const longestWord = 64;
/** A longer run of letters and digits is no name that has parts. */
const longestParted = 40;

const [lower, upper, digit] = [1, 2, 3];
const letters = new Uint8Array(128);
for (let code = 97; code <= 122; code++) letters[code] = lower;
for (let code = 65; code <= 90; code++) letters[code] = upper;
for (let code = 48; code <= 57; code++) letters[code] = digit;

/** Tells the words of `text` between two offsets. */
export function eachWord(text: string, from: number, to: number, hear: HearWord): void {
  for (let at = from; at < to;) {
    const code = text.charCodeAt(at);
    if (code < 128) {
      if (letters[code] === 0) at++;
      else at = asciiWord(text, at, { from, to }, hear);
      continue;
    }
    const point = text.codePointAt(at) as number;
    const kind = kindOf(point);
    if (kind === kinds.between) at += point > 0xffff ? 2 : 1;
    else if (kind === kinds.part) at = mixedWord(text, at, to, hear);
    else at = lonely(text, at, to, hear);
  }
}

interface Range {
  readonly from: number;
  readonly to: number;
}

/** A word that begins with a letter or digit of ASCII. Returns where to go on. */
function asciiWord(text: string, start: number, range: Range, hear: HearWord): number {
  const { from, to } = range;
  let seen = 0;
  let end = start;
  let code = 0;
  for (; end < to; end++) {
    code = text.charCodeAt(end);
    const kind = code < 128 ? (letters[code] as number) : 0;
    if (kind === 0) break;
    seen |= 1 << kind;
  }
  if (end < to && code >= 128 && goesOnAsWord(text, end, to)) return mixedWord(text, start, to, hear);
  const cut = end - start > longestWord ? start + longestWord : end;
  const word = text.slice(start, cut);
  if (seen === onlyLower) hear(word, start, end, false);
  else {
    hear((seen & hasUpper) === 0 ? word : word.toLowerCase(), start, end, false);
    if (end - start <= longestParted) asciiParts(text, start, end, hear);
  }
  if (end < to && (code === plus || code === hash)) return withSigns(text, start, end, to, hear);
  if (start > from && text.charCodeAt(start - 1) === dot) dotted(text, start, end, from, hear);
  return end;
}

const [onlyLower, hasUpper] = [1 << lower, 1 << upper];
const [plus, hash, dot] = [43, 35, 46];

function goesOnAsWord(text: string, at: number, to: number): boolean {
  return at < to && text.charCodeAt(at) >= 128 && kindOf(text.codePointAt(at) as number) === kinds.part;
}

function asciiParts(text: string, start: number, end: number, hear: HearWord): void {
  for (let part = start, at = start + 1; at <= end; at++) {
    if (at < end && !isPartStart(text, at, end)) continue;
    if (part === start && at === end) return;
    hear(text.slice(part, at).toLowerCase(), part, at, true);
    part = at;
  }
}

/** Whether a part of an ASCII word begins here: `camel|Case`, `HTTP|Server`, `utf|8`. */
function isPartStart(text: string, at: number, end: number): boolean {
  const before = letters[text.charCodeAt(at - 1)] as number;
  const here = letters[text.charCodeAt(at)] as number;
  if ((before === digit) !== (here === digit)) return true;
  if (here !== upper) return false;
  return before === lower || (at + 1 < end && letters[text.charCodeAt(at + 1)] === lower);
}

/** Names that are told apart by what follows them alone: `C++`, `F#`. Returns where to go on. */
function withSigns(text: string, start: number, end: number, to: number, hear: HearWord): number {
  if (end - start > longestParted || letters[text.charCodeAt(start)] === digit) return end;
  const word = text.slice(start, end).toLowerCase();
  const isSharp = text.charCodeAt(end) === hash;
  const after = end + (isSharp ? 1 : 2);
  if (isInWord(text, after, to) || after > to) return end;
  if (isSharp ? end - start > 2 : text.charCodeAt(end + 1) !== plus) return end;
  hear(word + (isSharp ? '#' : '++'), start, after, true);
  return after;
}

/** `.NET`, `.gitignore` */
function dotted(text: string, start: number, end: number, from: number, hear: HearWord): void {
  if (end - start > longestParted || letters[text.charCodeAt(start)] === digit) return;
  if (start - 1 > from && !isOpen(text.charCodeAt(start - 2))) return;
  hear(`.${text.slice(start, end).toLowerCase()}`, start - 1, end, true);
}

function isInWord(text: string, at: number, to: number): boolean {
  if (at >= to) return false;
  const code = text.charCodeAt(at);
  return code === 35 || code === 43 || (code < 128 && letters[code] !== 0);
}

/** What may stand before the dot of a name: a blank, a bracket, a quotation mark. */
function isOpen(code: number): boolean {
  return code <= 32 || '([{"\'`<>*_,;:=/\u00a0“‘«'.includes(String.fromCharCode(code));
}

/** `Straßen|Name`, `Ärzte|2` */
const parts = /\p{N}+|\p{Lu}+(?!\p{Ll})|\p{Lu}?[^\p{Lu}\p{N}]+/gu;

/** A word with letters beyond ASCII, or beside some. Returns its end. */
function mixedWord(text: string, start: number, to: number, hear: HearWord): number {
  const end = mixedEnd(text, start, to);
  const word = foldWord(text.slice(start, end)).slice(0, longestWord);
  if (word === '') return end;
  hear(word, start, end, false);
  if (end - start > longestParted || !/\p{Ll}\p{Lu}|\p{L}\p{N}|\p{N}\p{L}/u.test(text.slice(start, end))) return end;
  for (const part of text.slice(start, end).matchAll(parts)) {
    const folded = foldWord(part[0]);
    if (folded !== '') hear(folded, start + part.index, start + part.index + part[0].length, true);
  }
  return end;
}

function mixedEnd(text: string, start: number, to: number): number {
  let end = start;
  while (end < to) {
    const code = text.charCodeAt(end);
    if (code < 128) {
      if (letters[code] === 0) break;
      end++;
      continue;
    }
    const point = text.codePointAt(end) as number;
    if (kindOf(point) !== kinds.part) break;
    end += point > 0xffff ? 2 : 1;
  }
  return Math.min(end, to);
}

/** A character that is a word, with what goes on with it. Returns its end. */
function lonely(text: string, start: number, to: number, hear: HearWord): number {
  const first = text.codePointAt(start) as number;
  let end = start + (first > 0xffff ? 2 : 1);
  if (first < 0x4e00 || first > 0x9fff) {
    while (end < to) {
      const point = text.codePointAt(end) as number;
      const joins = point === 0x200d && first > 0x2000 && end + 1 < to;
      if (joins) {
        const next = text.codePointAt(end + 1) as number;
        if (next < 0x2000 || kindOf(next) !== kinds.alone) break;
        end += next > 0xffff ? 3 : 2;
      } else if (goesOn(point) || (isRegional(first) && isRegional(point) && end - start === 2)) {
        end += point > 0xffff ? 2 : 1;
      } else break;
    }
  }
  const word = foldWord(text.slice(start, Math.min(end, to)));
  if (word !== '') hear(word.slice(0, longestWord), start, Math.min(end, to), false);
  return end;
}

function isRegional(code: number): boolean {
  return code >= 0x1f1e6 && code <= 0x1f1ff;
}
