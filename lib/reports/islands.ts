/**
 * Islands: groups of two or more notes that nothing else links to. Without a link to the rest in either direction every
 * group but the main one (that of the home page, else the largest) is one; within it, a group that links only outwards
 * is one too, as no reader comes to it from home. Of one note alone, both are orphans.
 */
import type { Finding, NoteId } from '../model.ts';
import type { VaultReport } from './checked.ts';
import { membersOf, strongComponents, weakComponents, type Successors } from './components.ts';
import { finding, island } from './findings.ts';
import { top } from './place.ts';
import { mostListed } from './wording.ts';

export const islands: VaultReport = (vault, { linking }) => {
  const ids: NoteId[] = [];
  const numbers = new Map<NoteId, number>();
  for (const { id, excluded } of vault.listed()) if (!excluded) numbers.set(id, ids.push(id) - 1);
  const next = ids.map(id => numbered(linking.get(id), numbers));
  const home = vault.home();
  return islandsOf(next, home === null ? null : (numbers.get(home) ?? null)).map(group => told(group, ids, next));
};

const none: readonly number[] = [];

function numbered(leads: readonly NoteId[] | undefined, numbers: ReadonlyMap<NoteId, number>): readonly number[] {
  if (leads === undefined) return none;
  const successors: number[] = [];
  for (const to of leads) {
    const number = numbers.get(to);
    if (number !== undefined) successors.push(number);
  }
  return successors;
}

/** The islands among numbered nodes, each as its nodes in ascending order. */
export function islandsOf(next: Successors, home: number | null): readonly (readonly number[])[] {
  const weak = weakComponents(next);
  const groups = membersOf(weak);
  const main = mainOf(weak, groups, home);
  const islands = [...groups]
    .filter(([number, group]) => number !== main && group.length > 1)
    .map(([, group]) => group);
  if (home === null || weak[home] !== main) return islands;
  return islands.concat(sources(next, home, node => weak[node] === main));
}

/** The number of the largest group, or of the one around the home page; a home page alone is not the main part. */
function mainOf(weak: Int32Array, groups: ReadonlyMap<number, readonly number[]>, home: number | null): number {
  const around = home === null ? undefined : weak[home];
  if (around !== undefined && (groups.get(around)?.length ?? 0) > 1) return around;
  let main = -1;
  for (const [number, group] of groups) if (group.length > (groups.get(main)?.length ?? 0)) main = number;
  return main;
}

/** Groups within the main part that no link enters. */
function sources(next: Successors, home: number, isMain: (node: number) => boolean): readonly (readonly number[])[] {
  const strong = strongComponents(next);
  const entered = new Set<number | undefined>([strong[home]]);
  next.forEach((successors, node) => {
    for (const successor of successors) if (strong[successor] !== strong[node]) entered.add(strong[successor]);
  });
  return [...membersOf(strong)]
    .filter(([number, group]) => group.length > 1 && !entered.has(number) && isMain(group[0] as number))
    .map(([, group]) => group);
}

/** At the note of the group with the most links from its others. */
function told(group: readonly number[], ids: readonly NoteId[], next: Successors): Finding {
  const links = new Map(group.map(node => [node, 0]));
  for (const node of group) {
    for (const to of next[node] ?? []) if (links.has(to)) links.set(to, (links.get(to) ?? 0) + 1);
  }
  const most = group.reduce((best, node) => ((links.get(node) ?? 0) > (links.get(best) ?? 0) ? node : best));
  const others = group.filter(node => node !== most).map(node => ids[node] as NoteId);
  const sentence = island(others.slice(0, mostListed), others.length);
  return finding('island', { path: ids[most] as NoteId, place: top }, sentence);
}
