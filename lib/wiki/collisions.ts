/** Pages that had to take another address than their own, as `check` tells them. */
import type { Collision } from '../reports/url-collision.ts';
import type { Claim } from './addresses.ts';
import type { VaultIndex } from './index.ts';

export function* collisionsOf(index: VaultIndex): Generator<Collision> {
  for (const { given, first } of index.addresses.collisions(index.graph.missingKeys())) {
    const { claim } = given;
    if (claim.kind === 'folder') continue;
    const path = claim.kind === 'note' ? claim.id : index.graph.edgesToMissing(claim.key)[0]?.from;
    if (path === undefined) continue;
    yield { path, wanted: `/notes/${given.wanted}`, given: `/notes/${given.slug}`, first: nameOf(first.claim, index) };
  }
}

function nameOf(claim: Claim, index: VaultIndex): string {
  if (claim.kind === 'note') return claim.id;
  return claim.kind === 'folder' ? `${claim.folder}/` : index.spelling(claim.key);
}
