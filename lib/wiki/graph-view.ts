/**
 * What a picture of the vault shows, and the table that says the same: the most linked notes and missing pages, or those
 * around one note, and which of them are connected.
 * Law: its size is bounded, whatever the size of the vault, and it says what it leaves out.
 */
import { createHash } from 'node:crypto';
import { backbone, type Rows } from '../graph/backbone.ts';
import { encodePath } from '../names/address.ts';
import type { VaultIndex } from './index.ts';
import type { Network } from './network.ts';
import { urlOf } from './shown.ts';
import type { GraphAround, GraphNode, GraphView } from './types.ts';

/** Most nodes and connections of one view. */
const mostNodes = 10_000;
const mostConnections = 15_000;
/** Most nodes around one note, of which a reader wants to make out each. */
const mostAround = 400;

const none = -1;
/** Nodes told, rows and numbers looked at, between two moments at which the making may be interrupted. */
const atOnce = 4;
const rowsAtOnce = 64;
const numbersAtOnce = 4096;

/** The most linked nodes of all. */
export function* wholeView(network: Network, index: VaultIndex): Generator<void, GraphView> {
  return yield* viewOf(yield* mostLinked(network, mostNodes), network, index);
}

/** The nodes at most `depth` connections away from a note; of too many the nearest, then the most linked. */
export function* viewAround(
  { note, depth }: GraphAround,
  network: Network,
  index: VaultIndex,
): Generator<void, GraphView> {
  const start = network.notes.indexOf(note);
  return yield* viewOf(start < 0 ? [] : nearest(start, depth, network), network, index);
}

/** Numbers of nodes, most linked first, then in their order. */
function* mostLinked({ linksIn, linksOut }: Network, most: number): Generator<void, readonly number[]> {
  const links = new Int32Array(linksIn.length);
  const nodes: number[] = [];
  for (let number = 0; number < links.length; number++) {
    const count = (linksIn[number] as number) + (linksOut[number] as number);
    links[number] = count;
    nodes[count] = (nodes[count] ?? 0) + 1;
    if (number % numbersAtOnce === 0) yield;
  }
  // How many links the last one has that is shown: sorting all, to show a few, would take its time.
  let least = nodes.length - 1;
  let room = most;
  while (least > 0 && room > (nodes[least] ?? 0)) room -= nodes[least--] ?? 0;
  const chosen: number[] = [];
  for (let number = 0; number < links.length; number++) {
    const count = links[number] as number;
    if (count > least || (count === least && room-- > 0)) chosen.push(number);
    if (number % numbersAtOnce === 0) yield;
  }
  return chosen.sort((a, b) => (links[b] as number) - (links[a] as number) || a - b);
}

/** Numbers of nodes, nearest first. */
function nearest(start: number, depth: number, { starts, neighbours, linksIn, linksOut }: Network): readonly number[] {
  const links = (number: number): number => (linksIn[number] as number) + (linksOut[number] as number);
  const found = new Set([start]);
  let edge: readonly number[] = [start];
  for (let away = 0; away < depth && found.size < mostAround; away++) {
    const next = new Set<number>();
    for (const number of edge) {
      for (const other of neighbours.subarray(starts[number], starts[number + 1]))
        if (!found.has(other)) next.add(other);
    }
    edge = [...next].sort((a, b) => links(b) - links(a) || a - b).slice(0, mostAround - found.size);
    for (const number of edge) found.add(number);
  }
  return [...found];
}

/** The nodes of these numbers in that order, and the connections among them. */
function* viewOf(numbers: readonly number[], network: Network, index: VaultIndex): Generator<void, GraphView> {
  const rows = yield* rowsAmong(numbers, network);
  const { from, to } = yield* backbone(rows, mostConnections);
  const nodes: GraphNode[] = [];
  const hash = createHash('sha256').update(from).update(to);
  for (const number of numbers) {
    const node = nodeOf(number, network, index);
    hash.update(JSON.stringify(node));
    if (nodes.push(node) % atOnce === 0) yield;
  }
  return {
    mark: hash.digest('base64url').slice(0, 16),
    nodes,
    from,
    to,
    connections: rows.neighbours.length / 2,
    all: {
      notes: network.notes.length,
      missing: network.missing.length,
      connections: network.neighbours.length / 2,
    },
  };
}

/** The connections among some nodes, numbered as they come. */
function* rowsAmong(numbers: readonly number[], { starts, neighbours, linksIn }: Network): Generator<void, Rows> {
  const places = new Int32Array(linksIn.length).fill(none);
  numbers.forEach((number, place) => (places[number] = place));
  const ends = new Int32Array(numbers.length + 1);
  const kept: number[] = [];
  for (const [place, number] of numbers.entries()) {
    for (const other of neighbours.subarray(starts[number], starts[number + 1])) {
      const there = places[other] as number;
      if (there !== none) kept.push(there);
    }
    ends[place + 1] = kept.length;
    if (place % rowsAtOnce === 0) yield;
  }
  return { starts: ends, neighbours: Int32Array.from(kept) };
}

function nodeOf(number: number, network: Network, index: VaultIndex): GraphNode {
  const linksIn = network.linksIn[number] as number;
  const linksOut = network.linksOut[number] as number;
  const id = network.notes[number];
  if (id !== undefined) {
    const kept = index.kept(id);
    return { id, title: kept?.title ?? id, url: urlOf(id, index), tags: kept?.tags ?? [], linksIn, linksOut };
  }
  const key = network.missing[number - network.notes.length] as Network['missing'][number];
  const url = `/notes/${encodePath(index.addresses.slugOfMissing(key))}`;
  return { id: null, title: index.spelling(key), url, tags: [], linksIn, linksOut };
}
