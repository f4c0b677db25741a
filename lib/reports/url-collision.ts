/** Pages whose address another page had first; each got the next free one, and links use that. */
import { edgePlace, pause, type VaultReport } from './checked.ts';
import { finding, urlCollision } from './findings.ts';
import { top } from './place.ts';

export const urlCollisions: VaultReport = function* (vault) {
  const placeOf = edgePlace(vault);
  for (const collision of vault.collisions()) {
    if (collision === pause) {
      yield pause;
      continue;
    }
    const { at, wanted, given, first } = collision;
    const about = typeof at === 'string' ? { path: at, place: top } : { path: at.from, place: placeOf(at) };
    yield finding('url-collision', { ...about, target: wanted }, urlCollision(wanted, given, first));
  }
};
