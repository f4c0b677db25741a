/**
 * The small wording that pages share: counts, dates, clamps. The interface speaks English, whatever the notes
 * are written in, so nothing here depends on a locale or a time zone of the machine.
 */

const months = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];
const wordsPerMinute = 230;

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

export interface Day {
  /** For `<time datetime>`. */
  readonly iso: string;
  /** `12 Nov 2026`. */
  readonly text: string;
}

/** The day a front-matter value names, when it begins as an ISO date; null when it does not. */
export function dayOf(value: string): Day | null {
  const [, year, month, date] = /^(\d{4})-(\d{2})-(\d{2})(?!\d)/.exec(value.trim()) ?? [];
  const name = months[Number(month) - 1];
  if (year === undefined || date === undefined || name === undefined || Number(date) < 1 || Number(date) > 31)
    return null;
  return { iso: `${year}-${month}-${date}`, text: `${Number(date)} ${name} ${year}` };
}

/** The day of a moment in milliseconds, in UTC; null for a moment that no calendar has. */
export function dayAt(milliseconds: number): Day | null {
  const moment = new Date(milliseconds);
  return Number.isNaN(moment.getTime()) ? null : dayOf(moment.toISOString());
}

/** Time to read that many words. */
export function readingTime(words: number): string {
  return `${figure(Math.max(1, Math.round(words / wordsPerMinute)))} min read`;
}
