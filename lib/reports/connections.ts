/** Which files notes link to, and which notes link to others. A link of a note to itself connects nothing. */
import type { Edge } from '../graph/edge.ts';
import type { FileId, NoteId, Target } from '../model.ts';
import { extensionOf } from '../names/paths.ts';

export interface Connections {
  /** Files with a link from a note; a note's own links to itself do not count. */
  readonly linked: ReadonlySet<FileId>;
  /** Notes with a found link to another note, and where they lead: a note for each link. */
  readonly linking: ReadonlyMap<NoteId, readonly NoteId[]>;
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

/** Connections in the making, in the one walk of `check` over all links. */
export class Connector implements Connections {
  readonly linked = new Set<FileId>();
  readonly linking = new Map<NoteId, NoteId[]>();
  readonly embeds: Embed[] = [];
  readonly missingFiles: Edge[] = [];
  readonly #isNote: (id: FileId) => id is NoteId;
  /** Of every file linked so far, whether it is a note. */
  readonly #known = new Map<FileId, boolean>();
  /** Of the note whose links come now. */
  #from: NoteId | null = null;
  #leads: NoteId[] = [];

  constructor(isNote: (id: FileId) => id is NoteId) {
    this.#isNote = isNote;
  }

  /** Links come note by note. */
  add(edge: Edge, target: Target): void {
    if (target.state === 'missing') {
      if (extensionOf(edge.target) !== '') this.missingFiles.push(edge);
    } else if (target.id === edge.from) this.#embed(edge, edge.from);
    else if (this.#link(target.id)) this.#lead(edge, target.id as NoteId);
  }

  /** Whether the file is a note. */
  #link(id: FileId): boolean {
    const known = this.#known.get(id);
    if (known !== undefined) return known;
    const isNote = this.#isNote(id);
    this.#known.set(id, isNote);
    this.linked.add(id);
    return isNote;
  }

  #lead(edge: Edge, to: NoteId): void {
    if (edge.from !== this.#from) {
      this.#from = edge.from;
      this.linking.set(edge.from, (this.#leads = []));
    }
    this.#leads.push(to);
    this.#embed(edge, to);
  }

  #embed(edge: Edge, to: NoteId): void {
    if (edge.kind === 'embed') this.embeds.push({ edge, to });
  }
}
