/** Whether a note has nothing to read: blanks and comments are no text. */

/** Comments of HTML and of Obsidian. */
const comments: readonly (readonly [opener: string, closer: string])[] = [
  ['<!--', '-->'],
  ['%%', '%%'],
];
const blanks = /\s*/y;

/** Whether nothing but blanks and comments stands from this offset to the end. */
export function hasNoText(text: string, from: number): boolean {
  for (let at = afterBlanks(text, from); at < text.length;) {
    const comment = comments.find(([opener]) => text.startsWith(opener, at));
    if (comment === undefined) return false;
    const end = text.indexOf(comment[1], at + comment[0].length);
    if (end < 0) return false;
    at = afterBlanks(text, end + comment[1].length);
  }
  return true;
}

function afterBlanks(text: string, from: number): number {
  blanks.lastIndex = from;
  blanks.test(text);
  return blanks.lastIndex;
}
