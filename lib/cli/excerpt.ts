/**
 * A sentence on one line of a terminal, its link marked: underlined where that can be painted, else by a line below.
 *
 *     …because a paused function holds no thread; if that still sounds like magic, read Corutine Explained before you…
 *                                                                                       ~~~~~~~~~~~~~~~~~~
 */
import type { Context } from '../wiki.ts';
import { plain } from './plain.ts';
import type { Style } from './style.ts';

/** Columns that a sentence takes at most. */
const width = 100;

/** The line, and the one below it if there is one. */
export function excerpt(context: Context, style: Style): readonly string[] {
  const { before, link, after } = cut(context);
  const line = style.text(before) + (style.coloured ? style.link(link) : style.text(link)) + style.text(after);
  return style.coloured || link === '' ? [line] : [line, ' '.repeat(columns(before)) + '~'.repeat(columns(link))];
}

interface Parts {
  readonly before: string;
  readonly link: string;
  readonly after: string;
}

/** The sentence in three parts, with an ellipsis where it was too long; the link stays whole when it can. */
function cut({ text, mark: [start, end] }: Context): Parts {
  const before = plain(text.slice(0, start));
  const link = firstColumns(plain(text.slice(start, end)), width);
  const after = plain(text.slice(end));
  const room = width - columns(link);
  // What one side does not need, the other may have.
  const forBefore = Math.max(Math.floor(room / 2), room - columns(after));
  const shownBefore = lastColumns(before, forBefore);
  return { before: shownBefore, link, after: firstColumns(after, room - columns(shownBefore)) };
}

function firstColumns(text: string, room: number): string {
  if (columns(text) <= room) return text;
  return `${simple.test(text) ? text.slice(0, Math.max(0, room - 1)) : fitting(Array.from(text), room - 1)}…`;
}

function lastColumns(text: string, room: number): string {
  if (columns(text) <= room) return text;
  if (simple.test(text)) return `…${text.slice(text.length - Math.max(0, room - 1))}`;
  const reversed = fitting(Array.from(text).reverse(), room - 1);
  return `…${Array.from(reversed).reverse().join('')}`;
}

function fitting(characters: readonly string[], room: number): string {
  let left = room;
  let taken = '';
  for (const character of characters) {
    left -= columns(character);
    if (left < 0) break;
    taken += character;
  }
  return taken;
}

/** Letters that terminals show two columns wide. */
const wide =
  /[\p{Script=Han}\p{Script=Hangul}\p{Script=Hiragana}\p{Script=Katakana}\p{Emoji_Presentation}\u3000-\u303f\uff01-\uff60]/u;
/** Marks that stand on the letter before them. */
const narrow = /[\p{Mn}\p{Me}\u200c\u200d\ufe0e\ufe0f]/u;
/** Letters and signs that are each a unit of the text and a column of the terminal. */
const simple = /^[\x20-\x7e\xa0-\u02ff\u2010-\u2027]*$/;

function columns(text: string): number {
  if (simple.test(text)) return text.length;
  let count = 0;
  for (const character of text) count += narrow.test(character) ? 0 : wide.test(character) ? 2 : 1;
  return count;
}
