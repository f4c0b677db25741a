/** A link as the graph tells it. */
import type { LinkKind, NoteId, Want } from '../model.ts';
import { wantOf } from '../names/want.ts';

/** One link as the graph keeps it; what its sentence says is read from the note when it is shown. */
export interface Edge {
  readonly from: NoteId;
  readonly kind: LinkKind;
  readonly want: Want;
  /** As written, before `#` and `|`. */
  readonly target: string;
  readonly heading: string | null;
  readonly block: string | null;
  readonly start: number;
  readonly end: number;
  readonly line: number;
  readonly column: number;
  /** The same number for links that are written alike and mean the same. */
  readonly ask: number;
}

/** An edge whose want is made when it is asked for: for most links of a vault nobody asks. */
export class PackedEdge implements Edge {
  #want: Want | null = null;

  constructor(
    readonly from: NoteId,
    readonly kind: LinkKind,
    readonly target: string,
    readonly heading: string | null,
    readonly block: string | null,
    readonly start: number,
    readonly end: number,
    readonly line: number,
    readonly column: number,
    readonly ask: number,
  ) {}

  get want(): Want {
    return (this.#want ??= wantOf(this.kind, this.from, this.target));
  }
}
