/**
 * Who is connected with whom, for pictures of the vault: notes and missing pages as numbers, and of each its neighbours
 * once, whichever way the links between them go.
 *
 *     number   0 … notes − 1   notes by path
 *              notes …         missing pages, as they are first mentioned
 *
 * Law: it costs one walk over all links, in steps, and a few numbers for each; no object is made for a link.
 */
import type { Edge } from '../graph/edge.ts';
import type { Joined } from '../graph/graph.ts';
import type { Name, NoteId } from '../model.ts';
import { missingRule } from '../reports/attachments.ts';
import type { VaultIndex } from './index.ts';

export interface Network {
  /** By number, as far as notes go. */
  readonly notes: readonly NoteId[];
  /** The numbers after those of the notes. */
  readonly missing: readonly Name[];
  /** By number: links of other notes to it, and its own links to other notes and to missing pages. */
  readonly linksIn: Int32Array;
  readonly linksOut: Int32Array;
  /** Neighbours of `number` are `neighbours.subarray(starts[number], starts[number + 1])`. */
  readonly starts: Int32Array;
  readonly neighbours: Int32Array;
}

const none = -1;
/** Links, and notes or pages, looked at between two moments at which the making may be interrupted. */
const linksAtOnce = 1024;
const atOnce = 128;

/** @param isExcluded whether a note stays out of pictures; its links still count for the pages they go to. */
export function* networkOf(index: VaultIndex, isExcluded: (path: string) => boolean): Generator<void, Network> {
  const joined = yield* index.graph.joining();
  const { numbers, notes } = yield* listed(joined, isExcluded);
  const { missing, missedNumbers } = yield* wantedPages(joined.missed, notes.length);
  const size = notes.length + missing.length;
  const linksIn = new Int32Array(size);
  const linksOut = new Int32Array(size);
  const [ends, others] = [new Int32Array(joined.from.length), new Int32Array(joined.from.length)];
  let pairs = 0;
  for (let link = 0; link < joined.from.length; link++) {
    if (link % linksAtOnce === 0) yield;
    const [source, target] = [joined.from[link] as number, joined.to[link] as number];
    if (source === target || target === none) continue;
    const from = numbers[source] as number;
    const to = (target >= 0 ? numbers[target] : missedNumbers[-2 - target]) as number;
    if (target < none && to === none) continue;
    if (from !== none) raise(linksOut, from);
    if (to !== none) raise(linksIn, to);
    if (from === none || to === none) continue;
    ends[pairs] = from;
    others[pairs++] = to;
  }
  const rows = yield* rowsOf(size, ends.subarray(0, pairs), others.subarray(0, pairs));
  return { notes, missing, linksIn, linksOut, ...rows };
}

/** Numbers for the notes that are shown. */
function* listed(
  { notes }: Joined,
  isExcluded: (path: string) => boolean,
): Generator<void, { numbers: Int32Array; notes: readonly NoteId[] }> {
  const numbers = new Int32Array(notes.length).fill(none);
  const shown: NoteId[] = [];
  for (const [rank, id] of notes.entries()) {
    if (!isExcluded(id)) numbers[rank] = shown.push(id) - 1;
    if (rank % atOnce === 0) yield;
  }
  return { numbers, notes: shown };
}

/** The pages among what is missing: several ways to ask may be for the same one. */
function* wantedPages(
  missed: readonly Edge[],
  first: number,
): Generator<void, { readonly missing: readonly Name[]; readonly missedNumbers: Int32Array }> {
  const missing = new Map<Name, number>();
  const missedNumbers = new Int32Array(missed.length).fill(none);
  for (const [way, edge] of missed.entries()) {
    if (way % atOnce === 0) yield;
    if (missingRule(edge) !== 'missing-page') continue;
    const { key } = edge.want;
    const number = missing.get(key) ?? first + missing.size;
    missing.set(key, number);
    missedNumbers[way] = number;
  }
  return { missing: [...missing.keys()], missedNumbers };
}

/** Connections as rows, both ways, each once. */
function* rowsOf(
  size: number,
  ends: Int32Array,
  others: Int32Array,
): Generator<void, Pick<Network, 'starts' | 'neighbours'>> {
  const places = new Int32Array(size + 1);
  for (let pair = 0; pair < ends.length; pair++) {
    raise(places, (ends[pair] as number) + 1);
    raise(places, (others[pair] as number) + 1);
    if (pair % linksAtOnce === 0) yield;
  }
  for (let number = 0; number < size; number++) raise(places, number + 1, places[number]);
  const all = new Int32Array(ends.length * 2);
  const next = places.slice();
  for (let pair = 0; pair < ends.length; pair++) {
    const [one, other] = [ends[pair] as number, others[pair] as number];
    all[raise(next, one) - 1] = other;
    all[raise(next, other) - 1] = one;
    if (pair % linksAtOnce === 0) yield;
  }
  const starts = new Int32Array(size + 1);
  const seenBy = new Int32Array(size).fill(none);
  let kept = 0;
  for (let number = 0; number < size; number++) {
    for (let place = places[number] as number; place < (places[number + 1] as number); place++) {
      const other = all[place] as number;
      if (seenBy[other] === number) continue;
      seenBy[other] = number;
      all[kept++] = other;
    }
    starts[number + 1] = kept;
    if (number % atOnce === 0) yield;
  }
  return { starts, neighbours: all.slice(0, kept) };
}

/** What the number at that place is then. */
function raise(numbers: Int32Array, place: number, by = 1): number {
  return (numbers[place] = (numbers[place] as number) + by);
}
