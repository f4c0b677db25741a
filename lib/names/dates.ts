/**
 * A date as somebody writes it → ISO 8601, and which properties of a note say when it was written and last changed.
 *
 * Law: only a day that the calendar has is a date, and a day is never guessed: `03/04/2026` means two of them.
 */
import type { Dates, Property, PropertyValue } from '../model.ts';

export type DateRole = keyof Dates;

/** Names of properties that name a date; of several that hold one the first in this order counts. */
const names: Readonly<Record<DateRole, string>> = {
  created: 'created, date created, created at, created on, create time, creation date, date',
  updated:
    'updated, date updated, updated at, updated on, update time, last updated, ' +
    'modified, date modified, modified at, last modified, last modified at, lastmod',
};

/** What a name says, and how early it counts. */
const roles: ReadonlyMap<string, { readonly role: DateRole; readonly rank: number }> = new Map(
  (['created', 'updated'] as const).flatMap(role =>
    names[role].split(', ').map((name, rank) => [name, { role, rank }] as const),
  ),
);

/** How every one of them begins: most properties are none, and this is asked of each property of a vault. */
const mayName = /^\s*(?:creat|date|updat|modif|last)/i;

const months = 'january february march april may june july august september october november december'.split(' ');

const time = String.raw`(\d{1,2}):(\d{2})(?::(\d{2})(?:\.\d+)?)?[ ]*([ap]m)?[ ]*(Z|[+-]\d{2}:?\d{2})?`;
const iso = new RegExp(String.raw`^(\d{4})([-/])(\d{1,2})\2(\d{1,2})(?:(?:T|[ ]+)${time})?$`, 'i');
const weekday = String.raw`(?:[a-z]{3,9}\.?,?[ ]+)?`;
const monthFirst = new RegExp(
  String.raw`^${weekday}([a-z]{3,9})\.?[ ]+(\d{1,2})(?:st|nd|rd|th)?,?[ ]+(\d{4})(?:,?[ ]+${time})?$`,
  'i',
);
const dayFirst = new RegExp(
  String.raw`^${weekday}(\d{1,2})(?:st|nd|rd|th)?\.?[ ]+([a-z]{3,9})\.?,?[ ]+(\d{4})(?:,?[ ]+${time})?$`,
  'i',
);
const link = /^\s*\[\[(.*)\]\]\s*$/;
/** As in the names of slips: `20261112`, `202611121830`. */
const digits = /^(\d{4})(\d{2})(\d{2})(?:(\d{2})(\d{2})(\d{2})?)?$/;

/** `2026-11-12`, with `T10:00` and a zone where they are written; null for what is no date. */
export function isoDate(written: string): string | null {
  if (/^\d{4}-\d{2}-\d{2}$/.test(written)) {
    return isDay(Number(written.slice(0, 4)), Number(written.slice(5, 7)), Number(written.slice(8))) ? written : null;
  }
  const text = written.trim();
  if (text.length > 60) return null;
  const [, year, , month, day, ...rest] = iso.exec(text) ?? [];
  if (year !== undefined) return moment(year, Number(month), Number(day), rest);
  const [, name, dayAfter, yearAfter, ...restAfter] = monthFirst.exec(text) ?? [];
  if (name !== undefined) return moment(yearAfter as string, monthNamed(name), Number(dayAfter), restAfter);
  const [, dayBefore, nameAfter = '', yearLast, ...restLast] = dayFirst.exec(text) ?? [];
  return dayBefore === undefined
    ? null
    : moment(yearLast as string, monthNamed(nameAfter), Number(dayBefore), restLast);
}

/** What a property that names a date says: also a number, or a link to the note of a day. */
export function dateOf(value: PropertyValue): string | null {
  if (typeof value === 'string') return isoDate(value.includes('[[') ? value.replace(link, '$1') : value);
  if (typeof value !== 'number') return null;
  const [, year, month, day, ...rest] = digits.exec(String(value)) ?? [];
  return year === undefined ? null : moment(year, Number(month), Number(day), rest);
}

/** Which date a property names; null for any other property. */
export function dateRole(key: string): DateRole | null {
  return mayName.test(key) ? (roles.get(keyName(key))?.role ?? null) : null;
}

/** A property that says when, and what it says. */
export interface DateProperty {
  readonly key: string;
  readonly iso: string;
}

/** The properties that count, of those a note has. */
export function dateProperties(properties: readonly Property[]): Readonly<Record<DateRole, DateProperty | null>> {
  const found: Record<DateRole, DateProperty | null> = { created: null, updated: null };
  const ranks = { created: Infinity, updated: Infinity };
  for (const { key, value } of properties) {
    const named = mayName.test(key) ? roles.get(keyName(key)) : undefined;
    if (named === undefined || named.rank >= ranks[named.role]) continue;
    const iso = dateOf(value);
    if (iso === null) continue;
    found[named.role] = { key, iso };
    ranks[named.role] = named.rank;
  }
  return found;
}

/** `dateCreated`, `date_created` and `Date created` are one key. */
function keyName(key: string): string {
  if (/^[a-z]+(?: [a-z]+)*$/.test(key)) return key;
  return key
    .replace(/(\p{Ll})(\p{Lu})/gu, '$1 $2')
    .toLowerCase()
    .replace(/[\s_-]+/g, ' ')
    .trim();
}

/** 1 to 12, by its English name or the beginning of it; 0 when it is none. */
function monthNamed(name: string): number {
  return 1 + months.findIndex(month => month.startsWith(name.toLowerCase()));
}

function moment(year: string, month: number, day: number, [hour, minute, second, half, zone]: Parts): string | null {
  if (!isDay(Number(year), month, day)) return null;
  const date = `${year}-${two(month)}-${two(day)}`;
  if (hour === undefined || minute === undefined) return date;
  const hours = half === undefined ? Number(hour) : (Number(hour) % 12) + (half.toLowerCase() === 'pm' ? 12 : 0);
  if (hours > 23 || Number(minute) > 59 || Number(second ?? 0) > 60) return null;
  const seconds = second === undefined ? '' : `:${second}`;
  return `${date}T${two(hours)}:${minute}${seconds}${(zone ?? '').toUpperCase().replace(/(\d{2})(\d{2})$/, '$1:$2')}`;
}

/** Of a time of day: hour, minute, second, half of the day, zone. */
type Parts = readonly (string | undefined)[];

function two(number: number): string {
  return String(number).padStart(2, '0');
}

function isDay(year: number, month: number, day: number): boolean {
  return year > 0 && month >= 1 && month <= 12 && day >= 1 && day <= daysIn(year, month);
}

function daysIn(year: number, month: number): number {
  const isLeap = (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0;
  return month === 2 ? (isLeap ? 29 : 28) : [4, 6, 9, 11].includes(month) ? 30 : 31;
}
