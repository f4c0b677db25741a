/** Links of a note to itself as a whole, which take a reader nowhere. To embed oneself is an `embed-cycle`. */
import type { LinkReport } from './checked.ts';
import { finding, selfLink } from './findings.ts';

export const selfLinks: LinkReport =
  ({ tell, subject }) =>
  (edge, target) => {
    if (target.state !== 'found' || target.id !== edge.from || edge.want.self || edge.kind === 'embed') return;
    if (edge.heading === null && edge.block === null) tell(finding('self-link', subject(edge), selfLink(edge.target)));
  };
