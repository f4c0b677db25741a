/**
 * Where the nodes of a graph stand: first as a tree around the most connected of each part, then pulled and pushed by
 * d3-force until the parts come apart.
 * Law: the same graph is always arranged alike. Nodes without connections stand in rings around the others, where they
 * cost nothing.
 */
import { forceLink, forceManyBody, forceSimulation, forceX, forceY, type SimulationNodeDatum } from 'd3-force';
import type { Layout } from './graph-data.ts';

/** Units between connected nodes, and between those in the rings. */
const distance = 30;
const between = 13;
/** Part of the way to its end after which a simulation is at rest. */
const rest = 0.002;
const goldenAngle = Math.PI * (3 - Math.sqrt(5));

/** Yields how far it is, from 0 to 1; returns x and y of each node in turn. */
export function* arrangement({ nodes, from, to }: Layout): Generator<number, Float32Array> {
  const near = neighboursOf({ nodes, from, to });
  const connected = near.flatMap((others, node) => (others.length === 0 ? [] : [node]));
  const places = new Float32Array(nodes * 2);
  const bodies = treePlaces(connected, near);
  const ticks = ticksFor(connected.length);
  const simulation = forceSimulation(bodies)
    .stop()
    .alpha(0.6)
    .alphaDecay(1 - rest ** (1 / ticks))
    .velocityDecay(0.35)
    .force(
      'push',
      forceManyBody()
        .strength(-distance)
        .theta(connected.length > 2000 ? 1 : 0.9),
    )
    .force('pull', forceLink(linksAmong(bodies, connected, from, to)).distance(distance))
    .force('x', forceX(0).strength(0.04))
    .force('y', forceY(0).strength(0.04));
  for (let tick = 0; tick < ticks; tick++) {
    yield tick / ticks;
    simulation.tick();
  }
  const away = connected.map((node, at) => {
    const { x = 0, y = 0 } = bodies[at] ?? {};
    places.set([x, y], node * 2);
    return Math.hypot(x, y);
  });
  const radius = away.sort((a, b) => a - b)[Math.floor(away.length * 0.98)] ?? 0;
  inRings(
    near.flatMap((others, node) => (others.length === 0 ? [node] : [])),
    radius === 0 ? 0 : radius + 2 * distance,
    places,
  );
  return places;
}

/** Enough for few nodes to come to rest, few enough for many to come to an end. */
function ticksFor(nodes: number): number {
  return Math.round(Math.min(300, Math.max(90, 300_000 / Math.max(1, nodes))));
}

function neighboursOf({ nodes, from, to }: Layout): readonly (readonly number[])[] {
  const near = Array.from({ length: nodes }, (): number[] => []);
  for (const [at, one] of from.entries()) {
    const other = to[at] as number;
    near[one]?.push(other);
    near[other]?.push(one);
  }
  return near;
}

function linksAmong(
  bodies: readonly SimulationNodeDatum[],
  connected: readonly number[],
  from: Int32Array,
  to: Int32Array,
): { source: SimulationNodeDatum; target: SimulationNodeDatum }[] {
  const bodyOf = new Map(connected.map((node, at) => [node, bodies[at] as SimulationNodeDatum]));
  return Array.from(from, (one, at) => ({
    source: bodyOf.get(one) as SimulationNodeDatum,
    target: bodyOf.get(to[at] as number) as SimulationNodeDatum,
  }));
}

/** A branch of the tree has the angle that its size asks for; each part of the graph has a tree of its own. */
function treePlaces(connected: readonly number[], near: readonly (readonly number[])[]): SimulationNodeDatum[] {
  const degree = (node: number): number => near[node]?.length ?? 0;
  const mostFirst = (a: number, b: number): number => degree(b) - degree(a) || a - b;
  const above = new Map<number, number>();
  const order: number[] = [];
  for (const root of [...connected].sort(mostFirst)) {
    if (above.has(root)) continue;
    above.set(root, -1);
    order.push(root);
    for (let at = order.length - 1; at < order.length; at++) {
      const node = order[at] as number;
      for (const next of [...(near[node] ?? [])].sort(mostFirst)) {
        if (above.has(next)) continue;
        above.set(next, node);
        order.push(next);
      }
    }
  }
  const sizes = new Map(order.map(node => [node, 1]));
  for (const node of [...order].reverse()) {
    const over = above.get(node) as number;
    if (over >= 0) sizes.set(over, (sizes.get(over) as number) + (sizes.get(node) as number));
  }
  return placed(connected, order, above, sizes);
}

function placed(
  connected: readonly number[],
  order: readonly number[],
  above: ReadonlyMap<number, number>,
  sizes: ReadonlyMap<number, number>,
): SimulationNodeDatum[] {
  const step = (distance * Math.sqrt(order.length)) / 3;
  /** Where the next branch of a node begins; of what has nothing above it, under -1. */
  const next = new Map([[-1, 0]]);
  const levels = new Map([[-1, order.length === sizes.get(order[0] ?? 0) ? -1 : 0]]);
  const shares = new Map([[-1, (2 * Math.PI) / order.length]]);
  const at = new Map<number, SimulationNodeDatum>();
  for (const node of order) {
    const over = above.get(node) as number;
    const size = sizes.get(node) as number;
    const begin = next.get(over) as number;
    const span = (shares.get(over) as number) * size;
    next.set(over, begin + span);
    next.set(node, begin);
    shares.set(node, span / Math.max(1, size - 1));
    const level = (levels.get(over) as number) + 1;
    levels.set(node, level);
    const radius = step * Math.sqrt(level);
    at.set(node, { x: radius * Math.cos(begin + span / 2), y: radius * Math.sin(begin + span / 2) });
  }
  return connected.map(node => at.get(node) as SimulationNodeDatum);
}

/** The rest: a sunflower where there is nothing else, rings around what there is. */
function inRings(alone: readonly number[], radius: number, places: Float32Array): void {
  for (const [at, node] of alone.entries()) {
    const away = Math.sqrt(radius ** 2 + (at + 0.5) * between ** 2 * 0.8);
    places.set([away * Math.cos(at * goldenAngle), away * Math.sin(at * goldenAngle)], node * 2);
  }
}
