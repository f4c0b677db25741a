/** Pages whose address another page had first; each got the next free one, and links use that. */
import { edgePlace, type VaultReport } from './checked.ts';
import { finding, urlCollision } from './findings.ts';
import { top } from './place.ts';

export const urlCollisions: VaultReport = function* (vault) {
  const placeOf = edgePlace(vault);
  for (const { at, wanted, given, first } of vault.collisions()) {
    const about = typeof at === 'string' ? { path: at, place: top } : { path: at.from, place: placeOf(at) };
    yield finding('url-collision', { ...about, target: wanted }, urlCollision(wanted, given, first));
  }
};
