/**
 * What reports about links read: every link of the vault, and how it resolves at this moment.
 * Law: edges come by path, then place, and a report keeps that order.
 */
import type { Edge } from '../graph/edge.ts';
import type { NoteId, Target, Want } from '../model.ts';

export interface Linked {
  edges(): Iterable<Edge>;
  /** The join of what a link wants with the names there are. */
  resolve(edge: Edge): Target;
  /** The same for a link that is not written yet. */
  wouldMean(from: NoteId, want: Want): Target;
}
