/** Links that more than one file answers: they resolve by the documented order, and never silently. */
import { withoutMd } from '../names/paths.ts';
import type { LinkReport } from './checked.ts';
import { ambiguousLink, finding } from './findings.ts';

/** A name such as `index` may have thousands of candidates, and as many links. */
const mostOthers = 20;

export const ambiguousLinks: LinkReport =
  ({ tell, subject }) =>
  (edge, target) => {
    if (target.state !== 'ambiguous') return;
    const { id, others } = target;
    const precise = edge.kind === 'markdown' ? null : `[[${withoutMd(id)}]]`;
    const suggestions = [
      { path: id, kind: 'same-name' as const, reason: 'where this link goes now' },
      ...others
        .slice(0, mostOthers)
        .map(path => ({ path, kind: 'same-name' as const, reason: 'answers to the same name' })),
    ];
    tell(finding('ambiguous-link', { ...subject(edge), suggestions }, ambiguousLink(edge.target, id, others, precise)));
  };
