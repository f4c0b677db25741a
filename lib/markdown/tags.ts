/** Inline tags by Obsidian's rules: `#python/async`, at least one character that is no digit. */

const tag = /#([\p{L}\p{N}\p{M}\p{Extended_Pictographic}_\-/\u200d\ufe0f]+)/uy;
/** What may stand before the sign: a blank, an opening bracket, a mark of emphasis, the end of an HTML tag. */
const before = /[\s\u00a0([{*_~=>|]/u;

/**
 * The tag (without `#` and slashes at its ends) whose `#` stands at `at`; null when the sign is text.
 * @param from where the paragraph, heading or cell begins
 */
export function tagAt(text: string, at: number, from: number): string | null {
  if (at > from && !before.test(text[at - 1] as string)) return null;
  tag.lastIndex = at;
  const name = tag.exec(text)?.[1]?.replace(/^\/+|\/+$/g, '');
  return name === undefined || name === '' || /^\p{N}+$/u.test(name) ? null : name;
}
