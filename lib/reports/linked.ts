/**
 * What reports about links read: the links of the vault, and how they resolve at this moment.
 * Law: edges come by path, then place, and a report keeps that order.
 */
import type { Edge } from '../graph/edge.ts';
import type { NoteId, Target, Want } from '../model.ts';

export interface Linked {
  /** All links but those that plainly go to another file, of which nothing is to be said; null: see `Graph.doubtful`. */
  doubtful(): Iterable<Edge | null>;
  /** The join of what a link wants with the names there are. */
  resolve(edge: Edge): Target;
  /** The same for a link that is not written yet. */
  wouldMean(from: NoteId, want: Want): Target;
}
