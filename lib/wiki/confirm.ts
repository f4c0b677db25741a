/**
 * Tries mends before they are made: the note is read as it would be afterwards. Law: a mend holds only when its link
 * then leads to the file that was meant, and the note says all else as before.
 */
import type { FileId, Link, Note } from '../model.ts';
import type { Edit, Mend } from '../reports/fixes.ts';
import { headingIndex } from '../reports/headings.ts';
import { replaced } from '../vault/edit.ts';
import type { Current, VaultIndex } from './index.ts';
import { placesIn } from './outline.ts';

/** Those of a note's mends that hold together. */
export function confirmed({ note, text }: Current, mends: readonly Mend[], index: VaultIndex): ReadonlySet<Mend> {
  const hold = (tried: readonly Mend[]): boolean => {
    const edits = editsOf(tried);
    return edits !== null && holds(note, index.supposed(note.id, replaced(text, edits)), tried, index);
  };
  if (hold(mends)) return new Set(mends);
  const kept: Mend[] = [];
  for (const group of togetherOnly(mends)) if (hold([...kept, ...group])) kept.push(...group);
  return new Set(kept);
}

/** Their edits in order, each once: links by reference share a definition. Null when two contradict each other. */
export function editsOf(mends: readonly Mend[]): readonly Edit[] | null {
  const edits = mends.flatMap(mend => mend.edits).sort((a, b) => a.start - b.start || a.end - b.end);
  const distinct = edits.filter((edit, i) => i === 0 || !isSame(edit, edits[i - 1] as Edit));
  return distinct.every((edit, i) => i === 0 || (distinct[i - 1] as Edit).end <= edit.start) ? distinct : null;
}

function isSame(a: Edit, b: Edit): boolean {
  return a.start === b.start && a.end === b.end && a.text === b.text;
}

/** Mends that share an edit stand or fall together. */
function togetherOnly(mends: readonly Mend[]): Iterable<readonly Mend[]> {
  const groups = new Map<number, Mend[]>();
  for (const mend of mends) {
    const first = mend.edits[0]?.start ?? mend.start;
    const group = groups.get(first);
    if (group) group.push(mend);
    else groups.set(first, [mend]);
  }
  return groups.values();
}

function holds(before: Note, after: Note, mends: readonly Mend[], index: VaultIndex): boolean {
  if (said(before) !== said(after) || before.links.length !== after.links.length) return false;
  const meant = new Map(mends.map(({ start, to }) => [start, to]));
  const starts = mends.map(({ start }) => start).sort((a, b) => a - b);
  return before.links.every((link, i) => {
    const now = after.links[i] as Link;
    if (link.kind !== now.kind || link.property !== now.property || link.block !== now.block) return false;
    // Within the text of a Markdown link another link may be mended.
    if (link.label !== now.label && !starts.some(start => start > link.span.start && start < link.span.end))
      return false;
    const to = meant.get(link.span.start);
    if (to === undefined) return link.target === now.target && link.heading === now.heading;
    return leads(now, to, index) && (hasPlace(now, to, index) || !hasPlace(link, to, index));
  });
}

/** All that a note says besides its links. */
function said({ title, titleFrom, aliases, tags, outline, blocks, unpublished }: Note): string {
  const headings = outline.map(({ depth, text }) => [depth, text]);
  return JSON.stringify([title, titleFrom, aliases, tags, headings, blocks.map(({ id }) => id), unpublished]);
}

function leads({ from, want }: Link, to: FileId, { graph }: VaultIndex): boolean {
  const target = graph.resolve(from, want);
  return target.state === 'found' && target.id === to;
}

/** Whether a file has the heading or block that a link to it names. */
function hasPlace({ heading, block }: Link, to: FileId, index: VaultIndex): boolean {
  if ((heading === null && block === null) || !index.graph.isNote(to)) return true;
  const { headings, blocks } = placesIn(index.kept(to)?.outline ?? '');
  if (block !== null) return blocks.some(({ id }) => id.toLowerCase() === block.toLowerCase());
  return headingIndex(headings).find(heading as string) !== null;
}
