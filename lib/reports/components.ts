/**
 * Components of a directed graph whose nodes are numbered, given as the rows of nodes that each leads to.
 * Law: linear, and without recursion, as a chain of links may be as long as the vault.
 */
import type { Rows } from '../graph/backbone.ts';

/** Rows of lists. */
export function rowsOf(next: readonly (readonly number[])[]): Rows {
  const starts = new Int32Array(next.length + 1);
  next.forEach((row, node) => (starts[node + 1] = at(starts, node) + row.length));
  return { starts, neighbours: Int32Array.from(next.flat()) };
}

/** The number of each node's strongly connected component: from every node of one, a way leads to all others of it. */
export function strongComponents({ starts, neighbours }: Rows): Int32Array {
  const nodes = starts.length - 1;
  const component = new Int32Array(nodes).fill(-1);
  /** The order in which nodes were met, from 1. */
  const met = new Int32Array(nodes);
  /** The earliest node that is known to be reached from here and leads here. */
  const low = new Int32Array(nodes);
  /** Of each node's row, what was not taken yet begins here. */
  const left = starts.slice();
  const way: number[] = [];
  const open: number[] = [];
  let order = 0;
  let components = 0;
  const enter = (node: number): void => {
    met[node] = low[node] = ++order;
    way.push(node);
    open.push(node);
  };
  const leave = (node: number): void => {
    way.pop();
    const above = way.at(-1);
    if (above !== undefined) low[above] = Math.min(at(low, above), at(low, node));
    if (low[node] !== met[node]) return;
    for (let member = open.pop(); member !== undefined; member = open.pop()) {
      component[member] = components;
      if (member === node) break;
    }
    components++;
  };
  for (let root = 0; root < nodes; root++) {
    if (met[root] === 0) enter(root);
    for (let node = way.at(-1); node !== undefined; node = way.at(-1)) {
      if (left[node] === starts[node + 1]) {
        leave(node);
        continue;
      }
      const successor = at(neighbours, at(left, node));
      left[node] = at(left, node) + 1;
      if (met[successor] === 0) enter(successor);
      else if (component[successor] === -1) low[node] = Math.min(at(low, node), at(met, successor));
    }
  }
  return component;
}

/** The number of each node's weakly connected component: whatever way its edges lead. */
export function weakComponents({ starts, neighbours }: Rows): Int32Array {
  const parent = Int32Array.from({ length: starts.length - 1 }, (_, node) => node);
  for (let node = 0; node < parent.length; node++) {
    for (let place = at(starts, node); place < at(starts, node + 1); place++) {
      const a = rootOf(node, parent);
      const b = rootOf(at(neighbours, place), parent);
      if (a !== b) parent[Math.max(a, b)] = Math.min(a, b);
    }
  }
  for (let node = 0; node < parent.length; node++) parent[node] = rootOf(node, parent);
  return parent;
}

/** The way to the root is made shorter for the next question. */
function rootOf(node: number, parent: Int32Array): number {
  let top = node;
  while (parent[top] !== top) {
    parent[top] = at(parent, at(parent, top));
    top = at(parent, top);
  }
  return top;
}

/** The nodes of each component that has at least so many. */
export function membersOf(component: Int32Array, least = 1): ReadonlyMap<number, readonly number[]> {
  const sizes = new Int32Array(component.length);
  for (const number of component) sizes[number] = at(sizes, number) + 1;
  const members = new Map<number, number[]>();
  component.forEach((number, node) => {
    if (at(sizes, number) < least) return;
    const known = members.get(number);
    if (known) known.push(node);
    else members.set(number, [node]);
  });
  return members;
}

function at(numbers: Int32Array, index: number): number {
  return numbers[index] as number;
}
