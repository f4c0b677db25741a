/** Links that more than one file answers: they resolve by the documented order, and never silently. */
import type { Edge } from '../graph/graph.ts';
import type { Finding, FileId } from '../model.ts';
import { withoutMd } from '../names/paths.ts';
import { ambiguousLink, finding, type Subject } from './findings.ts';

/** A name such as `index` may have thousands of candidates, and as many links. */
const mostOthers = 20;

export function ambiguous(edge: Edge, id: FileId, others: readonly FileId[], subject: Subject): Finding {
  const precise = edge.kind === 'markdown' ? null : `[[${withoutMd(id)}]]`;
  const suggestions = [
    { path: id, reason: 'where this link goes now' },
    ...others.slice(0, mostOthers).map(path => ({ path, reason: 'answers to the same name' })),
  ];
  return finding('ambiguous-link', { ...subject, suggestions }, ambiguousLink(edge.target, id, others, precise));
}
