/** Pages that had to take another address than their own, as `check` tells them. */
import type { Name } from '../model.ts';
import { pause, type Collision } from '../reports/checked.ts';
import type { Claim } from './addresses.ts';
import type { VaultIndex } from './index.ts';

export function* collisionsOf(index: VaultIndex): Generator<Collision | typeof pause> {
  const missing = new Set<Name>();
  for (const key of index.graph.missingKeys()) {
    missing.add(key);
    yield pause;
  }
  for (const collision of index.addresses.collisions(missing)) {
    if (collision === null) {
      yield pause;
      continue;
    }
    const { given, first } = collision;
    const { claim } = given;
    if (claim.kind === 'folder') continue;
    const at = claim.kind === 'note' ? claim.id : index.graph.incomingToMissing(claim.key).edges(0, 1)[0];
    if (at === undefined) continue;
    yield { at, wanted: `/notes/${given.wanted}`, given: `/notes/${given.slug}`, first: nameOf(first.claim, index) };
  }
}

function nameOf(claim: Claim, index: VaultIndex): string {
  if (claim.kind === 'note') return claim.id;
  return claim.kind === 'folder' ? `${claim.folder}/` : index.spelling(claim.key);
}
