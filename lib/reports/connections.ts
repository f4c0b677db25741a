/** How links hang the vault together. A link of a note to itself connects nothing. */
import type { Edge } from '../graph/edge.ts';
import type { Leads } from '../graph/graph.ts';
import type { FileId, NoteId, Target } from '../model.ts';
import { extensionOf } from '../names/paths.ts';

export interface Connections {
  readonly leads: Leads;
  /** Embeds of notes, also of a note in itself, by path, then place. */
  readonly embeds: readonly Embed[];
  /** Links that find nothing and name a file with an extension, by path, then place. */
  readonly missingFiles: readonly Edge[];
}

/** `![[to]]`. */
export interface Embed {
  readonly edge: Edge;
  readonly to: NoteId;
}

/** What single links tell of it, gathered while they are judged. */
export class Gathered implements Omit<Connections, 'leads'> {
  readonly embeds: Embed[] = [];
  readonly missingFiles: Edge[] = [];
  readonly #isNote: (id: FileId) => id is NoteId;

  constructor(isNote: (id: FileId) => id is NoteId) {
    this.#isNote = isNote;
  }

  add(edge: Edge, target: Target): void {
    if (target.state === 'missing') {
      if (extensionOf(edge.target) !== '') this.missingFiles.push(edge);
    } else if (edge.kind === 'embed' && this.#isNote(target.id)) {
      this.embeds.push({ edge, to: target.id });
    }
  }
}
