/**
 * Components of a directed graph whose nodes are numbered: `next[n]` are the nodes that `n` leads to.
 * Law: linear, and without recursion, as a chain of links may be as long as the vault.
 */

export type Successors = readonly (readonly number[])[];

/** The number of each node's strongly connected component: from every node of one, a way leads to all others of it. */
export function strongComponents(next: Successors): Int32Array {
  const component = new Int32Array(next.length).fill(-1);
  /** The order in which nodes were met, from 1. */
  const met = new Int32Array(next.length);
  /** The earliest node that is known to be reached from here and leads here. */
  const low = new Int32Array(next.length);
  const taken = new Int32Array(next.length);
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
  for (let root = 0; root < next.length; root++) {
    if (met[root] === 0) enter(root);
    for (let node = way.at(-1); node !== undefined; node = way.at(-1)) {
      const successor = next[node]?.[at(taken, node)];
      if (successor === undefined) {
        leave(node);
        continue;
      }
      taken[node] = at(taken, node) + 1;
      if (met[successor] === 0) enter(successor);
      else if (component[successor] === -1) low[node] = Math.min(at(low, node), at(met, successor));
    }
  }
  return component;
}

/** The number of each node's weakly connected component: whatever way its edges lead. */
export function weakComponents(next: Successors): Int32Array {
  const parent = Int32Array.from(next.keys());
  for (const [node, successors] of next.entries()) {
    for (const successor of successors) {
      const [a, b] = [rootOf(node, parent), rootOf(successor, parent)];
      if (a !== b) parent[Math.max(a, b)] = Math.min(a, b);
    }
  }
  for (const node of parent.keys()) parent[node] = rootOf(node, parent);
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

/** The nodes of each component. */
export function membersOf(component: Int32Array): ReadonlyMap<number, readonly number[]> {
  const members = new Map<number, number[]>();
  component.forEach((number, node) => {
    const known = members.get(number);
    if (known) known.push(node);
    else members.set(number, [node]);
  });
  return members;
}

function at(numbers: Int32Array, index: number): number {
  return numbers[index] as number;
}
