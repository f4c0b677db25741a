/**
 * What reports about links read: every link of the vault, and how it resolves at this moment.
 * Law: edges come by path, then place, and a report keeps that order.
 */
import type { Edge } from '../graph/graph.ts';
import type { NoteId, Target, Want } from '../model.ts';

export interface Linked {
  edges(): Iterable<Edge>;
  /** The join of a want, written in `from`, with the names there are. */
  resolve(from: NoteId, want: Want): Target;
}
