/** How many words a text has, for reading times and figures. */

const words =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}]|[\p{L}\p{N}](?:[\p{L}\p{N}\p{M}'’_-](?<![\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}]))*/gu;

/** Words of a note's body: runs of letters and digits; every ideograph and kana counts as one. */
export function wordsIn(text: string, from: number): number {
  let count = 0;
  words.lastIndex = from;
  while (words.test(text)) count++;
  return count;
}
