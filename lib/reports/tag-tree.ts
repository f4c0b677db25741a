/**
 * Tags as a tree: `#python/async` stands below `#python`, which counts its notes too. Law: case does not divide a tag;
 * the casing seen first is shown.
 */
import type { Name } from '../model.ts';
import { byCodePoint } from '../names/fold.ts';
import { tagKey, tagsAbove } from '../names/tag.ts';

export interface TagBranch {
  readonly key: Name;
  /** All of it, as first written: `Python/async`. */
  readonly tag: string;
  /** Notes that bear it or a tag below it, each once. */
  readonly notes: number;
  /** By name. */
  readonly below: readonly TagBranch[];
}

type Tagged = { readonly tags: readonly string[] };

interface Growing extends TagBranch {
  notes: number;
  readonly below: Growing[];
}

/** The outermost tags of these notes, by name. */
export function tagTree(notes: Iterable<Tagged>): readonly TagBranch[] {
  const branches = new Map<Name, Growing>();
  const outermost: Growing[] = [];
  for (const { tags } of notes) {
    const counted = new Set<Growing>();
    for (const tag of tags) {
      let siblings = outermost;
      for (const part of tagsAbove(tag)) {
        const key = tagKey(part);
        let branch = branches.get(key);
        if (branch === undefined) {
          branch = { key, tag: part, notes: 0, below: [] };
          branches.set(key, branch);
          siblings.push(branch);
        }
        if (!counted.has(branch)) branch.notes++;
        counted.add(branch);
        siblings = branch.below;
      }
    }
  }
  for (const { below } of branches.values()) below.sort(byKey);
  return outermost.sort(byKey);
}

/** One tag with what is below it; null when nobody bears it. */
export function tagBranch(tree: readonly TagBranch[], key: Name): TagBranch | null {
  let found: TagBranch | null = null;
  let siblings = tree;
  for (const part of tagsAbove(key)) {
    found = siblings.find(branch => branch.key === part) ?? null;
    if (found === null) return null;
    siblings = found.below;
  }
  return found;
}

/** Whether a note bears the tag or one below it. */
export function bears({ tags }: Tagged, key: Name): boolean {
  return tags.some(tag => `${tagKey(tag)}/`.startsWith(`${key}/`));
}

function byKey(a: TagBranch, b: TagBranch): number {
  return byCodePoint(a.key, b.key);
}
