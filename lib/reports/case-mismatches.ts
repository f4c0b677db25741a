/**
 * Links that find their file only because case does not count here. A wiki link that gives a title or an alias letter
 * for letter is right, though the file may be named in another case.
 */
import type { Edge } from '../graph/edge.ts';
import { isWrittenAlike } from '../graph/resolve.ts';
import type { FileId, Target, Via } from '../model.ts';
import { normalize } from '../names/fold.ts';
import type { CheckedVault, LinkReport } from './checked.ts';
import { caseMismatch, finding } from './findings.ts';
import { inOwnCase } from './spelling.ts';

const byPath: ReadonlySet<Via> = new Set<Via>(['path', 'suffix', 'relative']);

export const caseMismatches: LinkReport =
  ({ vault, tell, subject }) =>
  (edge, target) => {
    const found = miscased(edge, target, vault);
    if (found === null) return;
    const { id, own } = found;
    const suggestions = [{ path: id, kind: 'same-name' as const, reason: 'the same name in another case' }];
    const severity = edge.kind === 'markdown' ? 'warning' : 'info';
    const sentence = caseMismatch(edge.target, id, own, edge.kind === 'markdown');
    tell(finding('case-mismatch', { ...subject(edge), suggestions, severity }, sentence));
  };

/** The file that a link finds in another case, and the target in the file's own; null when there is no such difference. */
export function miscased(
  edge: Edge,
  target: Target,
  vault: CheckedVault,
): { readonly id: FileId; readonly own: string } | null {
  if (!isPath(target) || isWrittenAlike(edge.target, target.id)) return null;
  const own = ownCase(edge, target.id);
  return own === null || isCalled(edge, target.id, vault) ? null : { id: target.id, own };
}

function isPath(target: Target): target is Extract<Target, { state: 'found' }> {
  return target.state === 'found' && byPath.has(target.via);
}

/** The target as it is written, in the file's case; null when nothing but other things than case differ. */
function ownCase(edge: Edge, id: FileId): string | null {
  const form = edge.kind === 'markdown' ? 'bare' : 'wiki';
  return inOwnCase({ from: edge.from, source: pathOf(edge), form }, id);
}

/** What is written, of a Markdown link without its query. */
function pathOf({ kind, target }: Edge): string {
  const query = kind === 'markdown' ? target.indexOf('?') : -1;
  return query < 0 ? target : target.slice(0, query);
}

function isCalled({ kind, target }: Edge, id: FileId, vault: CheckedVault): boolean {
  if (kind === 'markdown' || !vault.isNote(id)) return false;
  const called = vault.titled(id);
  const written = normalize(target);
  return called !== null && [called.title, ...called.aliases].some(name => normalize(name) === written);
}
