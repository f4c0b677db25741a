/**
 * Headings more than one level below the one before them. The page itself has a heading of level 1, so that a note may
 * begin with level 1 or 2.
 */
import type { Finding, Heading, NoteId } from '../model.ts';
import type { CheckedVault, VaultReport } from './checked.ts';
import { finding, headingJump } from './findings.ts';
import { toLineEnd } from './place.ts';

type Depths = readonly Pick<Heading, 'depth'>[];

export const headingJumps: VaultReport = function* (vault) {
  for (const id of vault.jumping()) yield* jumpsOf(id, vault);
};

/** Whether there is such a heading. */
export function hasJump(headings: Depths): boolean {
  return headings.some(({ depth }, index) => depth > depthBefore(headings, index) + 1);
}

function* jumpsOf(id: NoteId, vault: CheckedVault): Generator<Finding> {
  const { headings } = vault.anchors(id);
  const placeOf = toLineEnd(vault.text(id));
  for (const [index, { depth, text, span }] of headings.entries()) {
    const before = depthBefore(headings, index);
    if (depth <= before + 1) continue;
    yield finding(
      'heading-jump',
      { path: id, place: placeOf(span.start) },
      headingJump(text, depth, before, index === 0),
    );
  }
}

function depthBefore(headings: Depths, index: number): number {
  return headings[index - 1]?.depth ?? 1;
}
