/**
 * Which connections a drawing of many keeps: for every node those to the nodes it has most in common with, so that what
 * belongs together is seen to, and a hub does not cover everything with its rays.
 *
 *     a ── b    a and b have most of their neighbours in common: kept first, whoever else they know
 *     a ── hub  of all that a hub knows, little is shared with a: kept when there is room
 *
 * Law: every node keeps its best connection before any keeps its second.
 */

/** Connections as rows: the neighbours of `node` are `neighbours.subarray(starts[node], starts[node + 1])`. */
export interface Rows {
  readonly starts: Int32Array;
  readonly neighbours: Int32Array;
}

/** Nodes looked at between two moments at which the choice may be interrupted. */
const atOnce = 8;

/** Each connection once, `from` before `to`; at most `most` of them. Every connection stands in the rows of both its ends. */
export function* backbone(rows: Rows, most: number): Generator<void, { from: Int32Array; to: Int32Array }> {
  const { starts, neighbours } = rows;
  const places = new Int32Array(neighbours.length / 2);
  let count = 0;
  for (let node = 0; node + 1 < starts.length; node++) {
    for (let place = starts[node] as number; place < (starts[node + 1] as number); place++) {
      if ((neighbours[place] as number) > node) places[count++] = place;
    }
  }
  const kept = count <= most ? places : yield* best(rows, places, most);
  const ends = endsOf(rows);
  return {
    from: Int32Array.from(kept, place => ends[place] as number),
    to: Int32Array.from(kept, place => neighbours[place] as number),
  };
}

/** The places of the connections to keep, in the order of all. */
function* best(rows: Rows, places: Int32Array, most: number): Generator<void, Int32Array> {
  const likeness = yield* likenesses(rows);
  const ranks = yield* bestRanks(rows, likeness);
  // The worst rank that is still kept, and how many of that rank there is room for.
  const counts = new Map<number, number>();
  for (const place of places) counts.set(ranks[place] as number, (counts.get(ranks[place] as number) ?? 0) + 1);
  let room = most;
  let worst = 0;
  while (room >= (counts.get(worst) ?? 0)) room -= counts.get(worst++) ?? 0;
  return places.filter(place => (ranks[place] as number) < worst || (ranks[place] === worst && room-- > 0));
}

/** By place: how much of the neighbours of both ends is shared, from 0 to 1. */
function* likenesses({ starts, neighbours }: Rows): Generator<void, Float64Array> {
  const likeness = new Float64Array(neighbours.length);
  const degree = (node: number): number => (starts[node + 1] as number) - (starts[node] as number);
  const seenBy = new Int32Array(starts.length).fill(-1);
  for (let node = 0; node + 1 < starts.length; node++) {
    const row = neighbours.subarray(starts[node], starts[node + 1]);
    for (const other of row) seenBy[other] = node;
    for (const [at, other] of row.entries()) {
      // Of both ends the one with fewer neighbours is gone through, which bounds the work for hubs.
      const [less, more] = [degree(other), degree(node)];
      if (less > more || (less === more && other > node)) continue;
      let shared = 0;
      for (let place = starts[other] as number; place < (starts[other + 1] as number); place++) {
        if (seenBy[neighbours[place] as number] === node) shared++;
      }
      const share = (shared + 1) / (less + more - shared);
      likeness[(starts[node] as number) + at] = share;
      const back = neighbours.subarray(starts[other], starts[other + 1]).indexOf(node);
      likeness[(starts[other] as number) + back] = share;
    }
    if (node % atOnce === 0) yield;
  }
  return likeness;
}

/** By place: how many connections of one of its ends are better, of that end where they are fewer. */
function* bestRanks({ starts, neighbours }: Rows, likeness: Float64Array): Generator<void, Int32Array> {
  const ranks = new Int32Array(neighbours.length);
  for (let node = 0; node + 1 < starts.length; node++) {
    const first = starts[node] as number;
    const row = Array.from(neighbours.subarray(first, starts[node + 1]), (_, at) => first + at);
    const byLikeness = (a: number, b: number): number => (likeness[b] as number) - (likeness[a] as number) || a - b;
    for (const [rank, place] of row.sort(byLikeness).entries()) ranks[place] = rank;
    if (node % atOnce === 0) yield;
  }
  for (let node = 0; node + 1 < starts.length; node++) {
    for (let place = starts[node] as number; place < (starts[node + 1] as number); place++) {
      const other = neighbours[place] as number;
      if (other < node) continue;
      const back = (starts[other] as number) + neighbours.subarray(starts[other], starts[other + 1]).indexOf(node);
      ranks[place] = Math.min(ranks[place] as number, ranks[back] as number);
    }
    if (node % atOnce === 0) yield;
  }
  return ranks;
}

/** By place: the node in whose row it stands. */
function endsOf({ starts, neighbours }: Rows): Int32Array {
  const ends = new Int32Array(neighbours.length);
  for (let node = 0; node + 1 < starts.length; node++) ends.fill(node, starts[node], starts[node + 1]);
  return ends;
}
