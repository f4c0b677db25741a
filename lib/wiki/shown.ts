/** How the links of one note are shown now: live, missing or ambiguous, and where they lead. */
import type { AttachmentId, FileId, Link, LinkTable, NoteId, ShownLink, Target } from '../model.ts';
import { encodePath } from '../names/address.ts';
import { missingRule } from '../reports/attachments.ts';
import { headingIndex, type HeadingIndex } from '../reports/headings.ts';
import type { VaultIndex } from './index.ts';

/** Address of a note or an attachment. */
export function urlOf(id: FileId, index: VaultIndex): string {
  if (!index.graph.isNote(id)) return `/files/${encodePath(id)}`;
  return `/notes/${encodePath(index.addresses.slugOfNote(id))}`;
}

/** Offset of each link of the note → how it is shown. */
export function shownLinks(id: NoteId, index: VaultIndex): LinkTable {
  const links = index.current(id)?.note.links ?? [];
  const headings = new Map<NoteId, HeadingIndex>();
  const headingsOf = (target: NoteId): HeadingIndex => {
    const known = headings.get(target) ?? headingIndex(index.current(target)?.note.headings ?? []);
    headings.set(target, known);
    return known;
  };
  return new Map(
    links.map(link => [link.span.start, shown(link, index.graph.resolve(id, link.want), index, headingsOf)]),
  );
}

function shown(link: Link, target: Target, index: VaultIndex, headingsOf: (id: NoteId) => HeadingIndex): ShownLink {
  if (target.state === 'missing') {
    const isPage = missingRule(link) === 'missing-page';
    const href = isPage ? `/notes/${encodePath(index.addresses.slugOfMissing(target.name))}` : null;
    return { state: 'missing', href, title: isPage ? index.spelling(target.name) : link.target, file: null };
  }
  const { id, state } = target;
  if (!index.graph.isNote(id)) {
    const fragment = link.heading === null ? '' : `#${encodeURI(link.heading)}`;
    return { state, href: urlOf(id as AttachmentId, index) + fragment, title: id, file: id };
  }
  const fragment = fragmentOf(link, id, headingsOf);
  const own = link.want.self && fragment !== '';
  return { state, href: own ? fragment : urlOf(id, index) + fragment, title: index.kept(id)?.title ?? id, file: id };
}

/** `#anchor` of the heading or block a link names; '' when the note has no such place. */
function fragmentOf(link: Link, id: NoteId, headingsOf: (id: NoteId) => HeadingIndex): string {
  if (link.block !== null) return `#^${encodeURIComponent(link.block)}`;
  if (link.heading === null) return '';
  const heading = headingsOf(id).find(link.heading);
  return heading === null ? '' : `#${encodeURIComponent(heading.anchor)}`;
}
