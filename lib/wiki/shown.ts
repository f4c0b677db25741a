/** How the links of one note are shown now: live, missing or ambiguous, and where they lead. */
import type { AttachmentId, FileFacts, FileId, Link, LinkTable, NoteId, ShownLink, Target } from '../model.ts';
import { encodePath } from '../names/address.ts';
import { extensionOf } from '../names/paths.ts';
import { wantOf } from '../names/want.ts';
import { missingRule } from '../reports/attachments.ts';
import { headingIndex, type Anchors, type HeadingIndex } from '../reports/headings.ts';
import { hasPage } from './file-pages.ts';
import type { VaultIndex } from './index.ts';
import { placesIn } from './outline.ts';

/** What of a link decides how it is shown. */
export type Pointing = Pick<Link, 'kind' | 'target' | 'heading' | 'block' | 'want'>;

/** Address of a note or an attachment. */
export function urlOf(id: FileId, index: VaultIndex): string {
  if (index.graph.isNote(id)) return `/notes/${encodePath(index.addresses.slugOfNote(id))}`;
  return `${hasPage(id as AttachmentId, index) ? '/notes/' : '/files/'}${encodePath(id)}`;
}

/** Offset of each link of the note → how it is shown. */
export function shownLinks(id: NoteId, index: VaultIndex): LinkTable {
  const show = showing(index);
  const links = index.current(id)?.note.links ?? [];
  return new Map(links.map(link => [link.span.start, show(link, index.graph.resolve(id, link.want), false)]));
}

const none: LinkTable = new Map();

/** The same of those that begin at some places. Reads no note. */
export function shownLinksAt(id: NoteId, starts: readonly number[], index: VaultIndex): LinkTable {
  if (starts.length === 0) return none;
  const show = showing(index);
  const table = new Map<number, ShownLink>();
  for (const start of starts) {
    const edge = index.graph.edgeAt(id, start);
    if (edge !== null) table.set(start, show(edge, index.graph.meaning(edge), false));
  }
  return table;
}

/** @param elsewhere whether the page is another than the link's own note, to which `#heading` then leads back. */
export type Show = (link: Pointing, target: Target, elsewhere: boolean) => ShownLink;

/** Shows links. Reads no note. */
export function showing(index: VaultIndex): Show {
  const places = new NamedPlaces(index);
  return (link, target, elsewhere) => {
    if (target.state === 'missing') return missing(link, target.name, index);
    const { id, state } = target;
    const which = state === 'ambiguous' ? whichOf(link, index) : {};
    if (!index.graph.isNote(id)) {
      const fragment = link.heading === null ? '' : `#${encodeURI(link.heading)}`;
      return { state, href: urlOf(id, index) + fragment, title: id, file: id, ...which };
    }
    const fragment = fragmentOf(link, id, places);
    const own = link.want.self && fragment !== '' && !elsewhere;
    const href = own ? fragment : urlOf(id, index) + fragment;
    return { state, href, title: index.kept(id)?.title ?? id, file: id, ...which };
  };
}

/** The page asks without knowing the note of the link, so it is offered only where several answer that question too. */
function whichOf({ want: { spelling } }: Pointing, index: VaultIndex): Pick<ShownLink, 'which'> {
  if (/(?:^|\/)\.{0,2}(?:\/|$)/.test(spelling)) return {};
  const root = '' as NoteId;
  if (index.graph.resolve(root, wantOf('wiki', root, spelling)).state !== 'ambiguous') return {};
  return { which: `/notes/${encodePath(spelling)}?which` };
}

function missing(link: Pointing, key: Parameters<VaultIndex['spelling']>[0], index: VaultIndex): ShownLink {
  const isPage = missingRule(link) === 'missing-page';
  const href = isPage ? `/notes/${encodePath(index.addresses.slugOfMissing(key))}` : null;
  return { state: 'missing', href, title: isPage ? index.spelling(key) : link.target, file: null };
}

/** The places of notes that links name. What is kept of a note tells them; they are made once for all links of a page. */
class NamedPlaces {
  readonly #index: VaultIndex;
  readonly #anchors = new Map<NoteId, Anchors>();
  readonly #headings = new Map<NoteId, HeadingIndex>();

  constructor(index: VaultIndex) {
    this.#index = index;
  }

  /** Anchor of the heading that a fragment leads to; null when there is none. */
  heading(id: NoteId, fragment: string): string | null {
    const headings = this.#headings.get(id) ?? headingIndex(this.#anchorsOf(id).headings);
    this.#headings.set(id, headings);
    return headings.find(fragment)?.anchor ?? null;
  }

  /** The id as its block has it: a link may write it in another case. */
  block(id: NoteId, block: string): string {
    const lower = block.toLowerCase();
    return this.#anchorsOf(id).blocks.find(each => each.id.toLowerCase() === lower)?.id ?? block;
  }

  #anchorsOf(id: NoteId): Anchors {
    const anchors = this.#anchors.get(id) ?? placesIn(this.#index.kept(id)?.outline ?? '');
    this.#anchors.set(id, anchors);
    return anchors;
  }
}

/** `#anchor` of the heading or block a link names; '' when the note has no such heading. */
function fragmentOf(link: Pointing, id: NoteId, places: NamedPlaces): string {
  if (link.block !== null) return `#^${encodeURIComponent(places.block(id, link.block))}`;
  if (link.heading === null) return '';
  const anchor = places.heading(id, link.heading);
  return anchor === null ? '' : `#${encodeURIComponent(anchor)}`;
}

/** What a page tells of a file that it shows; null when the file is gone. */
export function factsOf(id: AttachmentId, index: VaultIndex): FileFacts | null {
  const facts = index.facts(id);
  if (facts === null) return null;
  const captions = `${id.slice(0, -extensionOf(id).length)}vtt` as AttachmentId;
  const hasCaptions = captions !== id && index.graph.has(captions);
  return { ...facts, captions: hasCaptions ? `/files/${encodePath(captions)}` : null };
}
