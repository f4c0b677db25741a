/** What search takes from the links of a vault: how many go to each note, and which pages are wanted and not written. */
import type { Name } from '../model.ts';
import { encodePath } from '../names/address.ts';
import { isSuspicious } from '../reports/suspicious.ts';
import type { VaultIndex } from './index.ts';
import type { MissingList } from './missing-list.ts';
import type { LinkCounts, WantedPage } from './types.ts';

/** Notes or missing pages between two moments at which others may go on. */
const atOnce = 64;

/** Counts in steps; what changes between two of them may be counted or not. */
export function* countingLinks({ graph }: VaultIndex, wanted: MissingList): Generator<void, LinkCounts> {
  // All links are counted when somebody asks for the first number; from then on each change counts its own.
  yield* graph.counting();
  const notes = graph.notes();
  const links = new Uint32Array(notes.length);
  const { linksTo } = graph.connected();
  for (const [at, id] of notes.entries()) {
    links[at] = linksTo(id);
    if (at % atOnce === 0) yield;
  }
  yield* wanted.making();
  const missing = new Map<Name, number>();
  for (const [at, page] of wanted.now.entries()) {
    missing.set(page.key, page.links);
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
