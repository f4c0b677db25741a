/** Pages whose address another page had first; each got the next free one, and links use that. */
import type { FileId, Finding } from '../model.ts';
import { finding, urlCollision } from './findings.ts';
import { top } from './place.ts';

export interface Collision {
  /** The note that had to give way; for a missing page, the first note that wants it. */
  readonly path: FileId;
  /** The address it would have. */
  readonly wanted: string;
  /** The address it has. */
  readonly given: string;
  /** Path of the note, or title of the missing page, that has the wanted one. */
  readonly first: string;
}

export function urlCollisions(vault: { collisions(): Iterable<Collision> }): readonly Finding[] {
  return Array.from(vault.collisions(), ({ path, wanted, given, first }) =>
    finding('url-collision', { path, place: top, target: wanted }, urlCollision(wanted, given, first)),
  );
}
