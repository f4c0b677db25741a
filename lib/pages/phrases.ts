/**
 * The small wording that pages share: counts, dates, clamps. The interface speaks English, whatever the notes
 * are written in, so nothing here depends on a locale or a time zone of the machine.
 */

import { isoDate } from '../names/dates.ts';
import { figure } from '../search/wording.ts';

export { clamp, counted, figure } from '../search/wording.ts';

const months = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];
const wordsPerMinute = 230;

export interface Day {
  /** For `<time datetime>`. */
  readonly iso: string;
  /** `12 Nov 2026`. */
  readonly text: string;
}

/** The day of a date or a moment in ISO 8601, wherever on earth it was that day. */
export function dayOf(iso: string): Day {
  const [year, month, date] = iso.slice(0, 10).split('-');
  return { iso: iso.slice(0, 10), text: `${Number(date)} ${months[Number(month) - 1]} ${year}` };
}

/** `12 Nov 2026, 10:00 +02:00`: as it is written, in the zone that is written. */
export function momentOf(iso: string): string {
  const [, hours, zone] = /T(\d{2}:\d{2})[\d:]*(.*)$/.exec(iso) ?? [];
  const day = dayOf(iso).text;
  if (hours === undefined) return day;
  return `${day}, ${hours}${zone === undefined || zone === '' ? '' : zone === 'Z' ? ' UTC' : ` ${zone}`}`;
}

/** The day of a moment in milliseconds, in UTC; null for a moment that no calendar has. */
export function dayAt(milliseconds: number): Day | null {
  const moment = new Date(milliseconds);
  const iso = Number.isNaN(moment.getTime()) ? null : isoDate(moment.toISOString());
  return iso === null ? null : dayOf(iso);
}

/** Time to read that many words. */
export function readingTime(words: number): string {
  return `${figure(Math.max(1, Math.round(words / wordsPerMinute)))} min read`;
}
