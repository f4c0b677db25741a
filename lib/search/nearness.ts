/** How near a note's words stand to what was looked for: in a name, in one heading, close together. */
import type { Phrase } from './query.ts';

/** A phrase in one note. */
export interface Standing {
  readonly phrase: Phrase;
  /** Where it begins, in order. */
  readonly places: readonly number[];
}

/** How a short text holds all that was looked for, from not at all to nothing else. */
export const holds = { not: 0, all: 1, together: 2, begins: 3, onlyThese: 4, equals: 5 } as const;

export type Holds = (typeof holds)[keyof typeof holds];

/** How the text of so many places from `from` on holds the phrases. */
export function holding(standings: readonly Standing[], from: number, length: number): Holds {
  const end = from + length;
  let width = 0;
  for (const { phrase, places } of standings) {
    const { length: own } = phrase.words;
    width += own;
    if (!places.some(place => place >= from && place + own <= end)) return holds.not;
  }
  const [first] = standings;
  const together = (first?.places ?? []).filter(place => place >= from && place < end && isRow(standings, place));
  if (together.length === 0) return width === length ? holds.onlyThese : holds.all;
  if (together[0] !== from) return holds.together;
  return width === length ? holds.equals : holds.begins;
}

/** Whether the phrases stand side by side in their order from this place on. */
function isRow(standings: readonly Standing[], from: number): boolean {
  let at = from;
  for (const { phrase, places } of standings) {
    if (!includes(places, at)) return false;
    at += phrase.words.length;
  }
  return true;
}

function includes(places: readonly number[], place: number): boolean {
  let low = 0;
  let high = places.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((places[middle] as number) < place) low = middle + 1;
    else high = middle;
  }
  return places[low] === place;
}

/** From 0 to 1: how close together the phrases come between two places; 1 is side by side. */
export function closeness(standings: readonly Standing[], from: number, to: number): number {
  const span = leastSpan(standings, from, to);
  if (span === Infinity) return 0;
  const width = standings.reduce((sum, { phrase }) => sum + phrase.words.length, 0);
  return Math.min(1, width / span);
}

/** Places from the first to the last word of the smallest stretch that has them all: the one behind goes on each time. */
function leastSpan(standings: readonly Standing[], from: number, to: number): number {
  const at = standings.map(({ places }) => firstFrom(places, from));
  for (let least = Infinity; ;) {
    let first = Infinity;
    let last = -1;
    let behind = -1;
    for (let i = 0; i < standings.length; i++) {
      const { places, phrase } = standings[i] as Standing;
      const place = places[at[i] as number];
      if (place === undefined || place >= to) return least;
      last = Math.max(last, place + phrase.words.length);
      if (place < first) [first, behind] = [place, i];
    }
    least = Math.min(least, last - first);
    at[behind] = (at[behind] as number) + 1;
  }
}

function firstFrom(places: readonly number[], from: number): number {
  const at = places.findIndex(place => place >= from);
  return at < 0 ? places.length : at;
}
