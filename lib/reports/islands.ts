/**
 * Islands: groups of two or more notes that nothing else links to. Without a link to the rest in either direction every
 * group but the main one (that of the home page, else the largest) is one; within it, a group that links only outwards
 * is one too, as no reader comes to it from home. Of one note alone, both are orphans.
 */
import type { Rows } from '../graph/backbone.ts';
import type { Finding, NoteId } from '../model.ts';
import { pause, type Listed, type VaultReport } from './checked.ts';
import { membersOf, strongComponents, weakComponents } from './components.ts';
import { finding, island } from './findings.ts';
import { top } from './place.ts';
import { mostListed } from './wording.ts';

export const islands: VaultReport = function* (vault, { leads }) {
  const notes: Listed[] = [];
  for (const note of vault.listed()) {
    notes.push(note);
    yield pause;
  }
  const home = vault.home();
  const at = home === null ? -1 : notes.findIndex(({ id, excluded }) => id === home && !excluded);
  const next = notes.some(({ excluded }) => excluded) ? without(leads, node => notes[node]?.excluded === true) : leads;
  for (const group of islandsOf(next, at < 0 ? null : at)) yield told(group, node => (notes[node] as Listed).id, next);
};

/** The same rows without what leads from some nodes, or to them. */
function without({ starts, neighbours }: Rows, isOut: (node: number) => boolean): Rows {
  const left = new Int32Array(starts.length);
  const kept: number[] = [];
  for (let node = 0; node + 1 < starts.length; node++) {
    for (const to of isOut(node) ? nobody : rowOf(node, { starts, neighbours })) if (!isOut(to)) kept.push(to);
    left[node + 1] = kept.length;
  }
  return { starts: left, neighbours: Int32Array.from(kept) };
}

const nobody = new Int32Array(0);

function rowOf(node: number, { starts, neighbours }: Rows): Int32Array {
  return neighbours.subarray(starts[node], starts[node + 1]);
}

/** The islands among numbered nodes, each as its nodes in ascending order. */
export function islandsOf(next: Rows, home: number | null): readonly (readonly number[])[] {
  const weak = weakComponents(next);
  const groups = membersOf(weak, 2);
  const main = mainOf(weak, groups, home);
  const islands = [...groups].filter(([number]) => number !== main).map(([, group]) => group);
  if (home === null || weak[home] !== main) return islands;
  return islands.concat(sources(next, home, node => weak[node] === main));
}

/** The number of the largest group, or of the one around the home page; a home page alone is not the main part. */
function mainOf(weak: Int32Array, groups: ReadonlyMap<number, readonly number[]>, home: number | null): number {
  const around = home === null ? undefined : weak[home];
  if (around !== undefined && groups.has(around)) return around;
  let main = -1;
  for (const [number, group] of groups) if (group.length > (groups.get(main)?.length ?? 0)) main = number;
  return main;
}

/** Groups within the main part that no link enters. */
function sources(next: Rows, home: number, isMain: (node: number) => boolean): readonly (readonly number[])[] {
  const strong = strongComponents(next);
  const entered = new Uint8Array(strong.length);
  entered[strong[home] as number] = 1;
  for (let node = 0; node < strong.length; node++) {
    for (let place = next.starts[node] as number; place < (next.starts[node + 1] as number); place++) {
      const to = strong[next.neighbours[place] as number] as number;
      if (to !== strong[node]) entered[to] = 1;
    }
  }
  return [...membersOf(strong, 2)]
    .filter(([number, group]) => entered[number] === 0 && isMain(group[0] as number))
    .map(([, group]) => group);
}

/** At the note of the group with the most links from its others. */
function told(group: readonly number[], idOf: (node: number) => NoteId, next: Rows): Finding {
  const links = new Map(group.map(node => [node, 0]));
  for (const node of group) {
    for (const to of rowOf(node, next)) if (links.has(to)) links.set(to, (links.get(to) ?? 0) + 1);
  }
  const most = group.reduce((best, node) => ((links.get(node) ?? 0) > (links.get(best) ?? 0) ? node : best));
  const others = group.filter(node => node !== most).map(idOf);
  const sentence = island(others.slice(0, mostListed), others.length);
  return finding('island', { path: idOf(most), place: top }, sentence);
}
