/** What `check` asks of the index. Law: no note is read whose text a report does not need. */
import type { NoteId } from '../model.ts';
import type { CheckedVault } from '../reports/checked.ts';
import { extensionOf } from '../names/paths.ts';
import { collisionsOf } from './collisions.ts';
import type { Kept } from './digest.ts';
import type { VaultIndex } from './index.ts';
import { hasHeading, placesIn } from './outline.ts';

type FromIndex =
  | 'isNote'
  | 'leading'
  | 'listed'
  | 'attachments'
  | 'excluded'
  | 'text'
  | 'note'
  | 'anchors'
  | 'hasHeading'
  | 'titles'
  | 'titled'
  | 'jumping'
  | 'named'
  | 'canvases'
  | 'flaws'
  | 'collisions';

/**
 * Made anew for each check, as some of it is kept.
 * @param isExcluded what the vault's own settings keep out of lists.
 */
export function indexed(index: VaultIndex, isExcluded: (path: string) => boolean): Pick<CheckedVault, FromIndex> {
  const { graph } = index;
  let kept: readonly Kept[] | null = null;
  const all = (): readonly Kept[] => (kept ??= [...index.all()]);
  return {
    isNote: id => graph.isNote(id),
    leading: () => graph.leading(),
    *listed() {
      for (const id of graph.notes()) yield { id, excluded: isExcluded(id) };
    },
    attachments: () => graph.attachments(),
    excluded: isExcluded,
    text: id => index.text(id) ?? '',
    note: id => index.current(id)?.note ?? null,
    anchors: id => placesIn(index.kept(id)?.outline ?? ''),
    hasHeading: (id, text) => hasHeading(index.kept(id as NoteId)?.outline ?? '', text),
    titles: all,
    titled: id => index.kept(id),
    *jumping() {
      for (const { id, jumps } of all()) if (jumps) yield id;
    },
    *named() {
      for (const { id, named } of all()) if (named.length > 0) yield { path: id, names: named };
    },
    *canvases() {
      for (const id of graph.attachments()) if (extensionOf(id) === 'canvas') yield index.fileText(id) ?? '';
    },
    *flaws() {
      for (const { id, flaws } of all()) for (const flaw of flaws) yield { path: id, flaw };
    },
    collisions: () => collisionsOf(index),
  };
}
