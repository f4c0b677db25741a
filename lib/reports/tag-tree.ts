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
  /** The number of the note that was counted last. */
  last: number;
  readonly below: Growing[];
}

/** Notes looked at between two moments at which the work may be interrupted. */
const atOnce = 64;

/** The outermost tags of these notes, by name. */
export function* tagTree(notes: Iterable<Tagged>): Generator<void, readonly TagBranch[]> {
  const tree = new GrowingTree();
  // Thousands of notes spell a tag alike: what it stands below is looked up once.
  const spelled = new Map<string, readonly Growing[]>();
  let number = 0;
  for (const { tags } of notes) {
    if (++number % atOnce === 0) yield;
    for (const tag of tags) {
      let way = spelled.get(tag);
      if (way === undefined) spelled.set(tag, (way = tree.wayTo(tag)));
      for (const branch of way) {
        if (branch.last !== number) branch.notes++;
        branch.last = number;
      }
    }
  }
  return tree.sorted();
}

class GrowingTree {
  readonly #branches = new Map<Name, Growing>();
  readonly #outermost: Growing[] = [];

  /** The branch of a tag after those above it. */
  wayTo(tag: string): readonly Growing[] {
    let siblings = this.#outermost;
    return tagsAbove(tag).map(part => {
      const key = tagKey(part);
      let branch = this.#branches.get(key);
      if (branch === undefined) {
        branch = { key, tag: part, notes: 0, last: 0, below: [] };
        this.#branches.set(key, branch);
        siblings.push(branch);
      }
      siblings = branch.below;
      return branch;
    });
  }

  sorted(): readonly TagBranch[] {
    for (const { below } of this.#branches.values()) below.sort(byKey);
    return this.#outermost.sort(byKey);
  }
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

/** Those of the notes that bear the tag or one below it, in their order. */
export function* bearing<Note extends Tagged>(notes: Iterable<Note>, key: Name): Generator<void, readonly Note[]> {
  const spelled = new Map<string, boolean>();
  const isIt = (tag: string): boolean => {
    let known = spelled.get(tag);
    if (known === undefined) spelled.set(tag, (known = `${tagKey(tag)}/`.startsWith(`${key}/`)));
    return known;
  };
  const found: Note[] = [];
  let number = 0;
  for (const note of notes) {
    if (++number % atOnce === 0) yield;
    if (note.tags.some(isIt)) found.push(note);
  }
  return found;
}

function byKey(a: TagBranch, b: TagBranch): number {
  return byCodePoint(a.key, b.key);
}
