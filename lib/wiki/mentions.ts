/** Links as seen from the page they point to: who mentions it, where, in which sentence. */
import type { Edge } from '../graph/graph.ts';
import { sentencesAround } from '../markdown/sentences.ts';
import type { NoteId } from '../model.ts';
import type { VaultIndex } from './index.ts';
import type { Context, Mention } from './types.ts';

/** The mentions of these links (by path, then place); each note is read once. Links that are no longer there are left out. */
export function mentionsOf(edges: readonly Edge[], index: VaultIndex): readonly Mention[] {
  const mentions: Mention[] = [];
  for (let from = 0; from < edges.length;) {
    const id = (edges[from] as Edge).from;
    let to = from;
    while (to < edges.length && (edges[to] as Edge).from === id) to++;
    for (const mention of mentionsIn(id, edges.slice(from, to), index)) mentions.push(mention);
    from = to;
  }
  return mentions;
}

/** The sentences around the links of a note that begin at these offsets (sorted). */
export function contextsOf(id: NoteId, offsets: readonly number[], index: VaultIndex): readonly Context[] {
  const current = index.current(id);
  return current === null ? [] : sentencesAround(current.text, offsets);
}

function mentionsIn(id: NoteId, edges: readonly Edge[], index: VaultIndex): readonly Mention[] {
  const current = index.current(id);
  if (current === null) return [];
  const { note, text } = current;
  const links = new Map(note.links.map(link => [link.span.start, link]));
  const there = edges.filter(edge => links.get(edge.start)?.target === edge.target);
  const contexts = sentencesAround(
    text,
    there.map(edge => edge.start),
  );
  return there.map((edge, at) => {
    const property = links.get(edge.start)?.property ?? null;
    const above = property === null ? note.headings.findLast(heading => heading.span.start <= edge.start) : undefined;
    return {
      from: id,
      title: note.title,
      line: edge.line,
      column: edge.column,
      heading: property ?? above?.text ?? null,
      anchor: above?.anchor ?? null,
      kind: edge.kind,
      context: contexts[at] as Context,
    };
  });
}
