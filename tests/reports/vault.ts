/**
 * A whole vault in one string, read and joined as the product does it:
 *
 *     -- folder/note.md --
 *     Text with a [[link]].
 *
 * What does not end in `.md` is an attachment.
 */
import { Graph } from '../../lib/graph/graph.ts';
import { summarise } from '../../lib/markdown/summary.ts';
import type { AttachmentId, Finding, Note, NoteId } from '../../lib/model.ts';
import { hasMd } from '../../lib/names/paths.ts';
import { checking } from '../../lib/reports/check.ts';
import type { CheckedVault } from '../../lib/reports/checked.ts';
import { hasJump } from '../../lib/reports/heading-jumps.ts';
import { namedFile, namedNote } from '../../lib/reports/named.ts';
import { suggestions } from '../../lib/reports/suggest.ts';

export interface TestVault extends CheckedVault {
  readonly all: readonly Note[];
  readonly graph: Graph;
}

export function vaultOf(fixture: string): TestVault {
  const graph = new Graph();
  const texts = new Map<string, string>();
  const notes = new Map<NoteId, Note>();
  for (const part of fixture.split(/^-- /m).slice(1)) {
    const [, path = '', text = ''] = /^(.*) --\n([^]*)$/.exec(part) ?? [];
    if (!hasMd(path)) {
      graph.apply({ putFile: path as AttachmentId });
      continue;
    }
    const note = summarise(path as NoteId, text, '', []);
    texts.set(path, text);
    notes.set(note.id, note);
    graph.apply({ put: note });
  }
  const all = graph.notes().flatMap(id => notes.get(id) ?? []);
  return {
    all,
    graph,
    doubtful: () => graph.doubtful(),
    leading: () => graph.leading(),
    resolve: edge => graph.meaning(edge),
    wouldMean: (from, want) => graph.resolve(from, want),
    isNote: id => graph.isNote(id),
    listed: () => all.map(({ id }) => ({ id, excluded: false })),
    home: () => all.find(({ id }) => id === 'index.md')?.id ?? null,
    attachments: () => graph.attachments(),
    excluded: () => false,
    note: id => notes.get(id) ?? null,
    titled: id => notes.get(id) ?? null,
    jumping: () => all.filter(({ outline }) => hasJump(outline)).map(({ id }) => id),
    named: () => all.map(({ id, named }) => ({ path: id, names: named })),
    canvases: () => [],
    text: id => texts.get(id) ?? '',
    anchors: id => notes.get(id) ?? { headings: [], blocks: [] },
    hasHeading: (id, name) => notes.get(id as NoteId)?.headings.some(({ text }) => text === name) ?? false,
    titles: () => all,
    flaws: () => all.flatMap(({ id, flaws }) => flaws.map(flaw => ({ path: id, flaw }))),
    collisions: () => [],
    intended: () => false,
    severity: () => null,
    notes: suggestions(() => all.map(({ id, title, aliases }) => namedNote(id, title, aliases))),
    files: suggestions(() => graph.attachments().map(namedFile)),
  };
}

/** All findings, made at once. */
export function check(vault: CheckedVault): readonly Finding[] {
  const steps = checking(vault);
  for (;;) {
    const { done, value } = steps.next();
    if (done === true) return value;
  }
}
