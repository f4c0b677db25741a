/**
 * What search takes from the links of a vault: how many go to each note, and which pages are wanted and not written.
 * Counted in slices between other answers; when the vault changes meanwhile, it is begun again.
 */
import type { Joined } from '../graph/graph.ts';
import type { Name } from '../model.ts';
import { encodePath } from '../names/address.ts';
import { missingRule } from '../reports/attachments.ts';
import { isSuspicious } from '../reports/suspicious.ts';
import { takeGradually, type Steps } from './follow.ts';
import type { VaultIndex } from './index.ts';
import type { LinkCounts, WantedPage } from './types.ts';

/** How often it is begun while the vault changes. */
const attempts = 5;
/** Missing pages between two moments at which others may go on. */
const atOnce = 64;

/** @returns null when the vault changed each time before it was done. */
export async function countLinks(index: VaultIndex): Promise<LinkCounts | null> {
  for (let begun = 0; begun < attempts; begun++) {
    const counting = new Counting(index);
    await takeGradually(counting.steps());
    if (counting.counts !== null) return counting.counts;
  }
  return null;
}

class Counting {
  counts: LinkCounts | null = null;
  readonly #index: VaultIndex;

  constructor(index: VaultIndex) {
    this.#index = index;
  }

  /** Ends with nothing counted as soon as the vault changes. */
  *steps(): Steps & Iterable<void> {
    const { revision } = this.#index;
    const counting = counted(this.#index.graph.joining());
    while (this.#index.revision === revision) {
      const { done, value } = counting.next();
      if (done === true) {
        this.counts = value;
        return;
      }
      yield;
    }
  }
}

function* counted(joining: Generator<void, Joined>): Generator<void, LinkCounts> {
  const { notes, missed, from, to } = yield* joining;
  const links = new Uint32Array(notes.length);
  const wanted = new Uint32Array(missed.length);
  for (let link = 0; link < to.length; link++) {
    const target = to[link] as number;
    if (target >= 0 && target !== from[link]) links[target] = (links[target] as number) + 1;
    else if (target < -1) wanted[-target - 2] = (wanted[-target - 2] as number) + 1;
  }
  const missing = new Map<Name, number>();
  for (const [at, edge] of missed.entries()) {
    const { key } = edge.want;
    if (missingRule(edge) === 'missing-page') missing.set(key, (missing.get(key) ?? 0) + (wanted[at] as number));
    if (at % atOnce === 0) yield;
  }
  return { notes, links, missing };
}

/** A missing page as it is wanted now; null when nothing wants it, or when what wants it is hardly meant as a link. */
export function wantedPage(key: Name, index: VaultIndex): WantedPage | null {
  let links = 0;
  for (const count of index.graph.missingSpellings(key).values()) links += count;
  const title = index.spelling(key);
  if (links === 0 || isSuspicious(title)) return null;
  return { title, url: `/notes/${encodePath(index.addresses.slugOfMissing(key))}`, links };
}
