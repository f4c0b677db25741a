/**
 * Wording that pages and the search in a browser share: counts and clamps. The interface speaks English, so nothing here
 * depends on a locale.
 */

/** `1 note`, `2 notes`, `12,000 notes`. */
export function counted(count: number, noun: string): string {
  return `${figure(count)} ${noun}${count === 1 ? '' : 's'}`;
}

/** A number with thousands set apart: `12,000`. */
export function figure(count: number): string {
  return count.toLocaleString('en-US');
}

/** At most `most` UTF-16 units, cut at a blank when one is near; never inside a surrogate pair. */
export function clamp(text: string, most: number): string {
  if (text.length <= most) return text;
  let end = most - 1;
  const blank = text.lastIndexOf(' ', end);
  if (blank > end - 16 && blank > 0) end = blank;
  const last = text.charCodeAt(end - 1);
  if (last >= 0xd800 && last <= 0xdbff) end--;
  return `${text.slice(0, end).trimEnd()}…`;
}
