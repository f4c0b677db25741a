/**
 * Missing pages that are wanted on purpose: the settings name them, or name a tag, which stands for every page that a
 * note with this tag links to.
 */
import type { Name, NoteId } from '../model.ts';
import { wantOf } from '../names/want.ts';
import { missingRule } from '../reports/attachments.ts';
import type { Linked } from '../reports/linked.ts';
import type { VaultIndex } from './index.ts';

/** @param wanted names as links give them, and tags with their `#`. */
export function wantedKeys(wanted: readonly string[], { resolve }: Linked, index: VaultIndex): ReadonlySet<Name> {
  const keys = new Set<Name>();
  const tags: string[] = [];
  for (const each of wanted) {
    if (each.startsWith('#')) tags.push(each.slice(1).replace(/\/+$/, '').toLowerCase());
    else keys.add(wantOf('wiki', '' as NoteId, each).key);
  }
  if (tags.length === 0) return keys;
  for (const note of index.all()) {
    if (!note.tags.some(tag => tags.some(wide => isWithin(tag.toLowerCase(), wide)))) continue;
    for (const edge of index.graph.edgesFrom(note.id)) {
      if (resolve(edge).state === 'missing' && missingRule(edge) === 'missing-page') keys.add(edge.want.key);
    }
  }
  return keys;
}

/** `a/b` is within `a`, and within itself. */
function isWithin(tag: string, wide: string): boolean {
  return tag === wide || tag.startsWith(`${wide}/`);
}
