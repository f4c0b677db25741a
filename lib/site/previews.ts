/**
 * `/api/previews/<page>.html` and, of a section or a block of it, `/api/previews/parts/<page>/<anchor>.html`: what the
 * card beside a link shows. `<page>` is the address of the page: `notes/Event-Loop`.
 *
 * They are addresses of files, so that a static site can have them as such, those of parts that somebody links to; and
 * below `/api`, because they are for our script alone: no search engine reads them and no browser loads them ahead.
 * Law: a page of which there is nothing to show is no fault, and not told as one.
 */
import type { NoteId } from '../model.ts';
import { folderPreview, notePreview, previewLength, stubPreview } from '../pages/preview.tsx';
import type { Markup } from '../pages/page.ts';
import type { Wiki } from '../wiki.ts';
import type { Route } from './ask.ts';
import { htmlText } from './html-text.ts';
import { html, type Reply } from './reply.ts';
import type { Site } from './site.ts';

export const previews: Route = ({ site, rest }) => {
  const last = rest.at(-1) ?? '';
  if (!last.endsWith('.html')) return null;
  const path = [...rest.slice(0, -1), last.slice(0, -'.html'.length)];
  const ofPart = path[0] === 'parts';
  const [, ...page] = ofPart ? path.slice(1, -1) : path;
  if ((ofPart ? path[1] : path[0]) !== 'notes') return null;
  return previewOf(site, page.join('/'), ofPart ? (path.at(-1) ?? null) : null);
};

/** What a card could say while notes are still read might not be true. */
function previewOf(site: Site, path: string, anchor: string | null): Reply | Promise<Reply> {
  const wiki = site.wiki();
  if (wiki.reading !== null) return nothing;
  const located = wiki.locate(path);
  switch (located.at) {
    case 'note':
      return ofNote(site, wiki, located.id, anchor);
    case 'missing':
      return piece(stubPreview(wiki, located.key));
    case 'folder': {
      const list = wiki.folder(located.folder);
      return list === null ? nothing : piece(folderPreview(list));
    }
    default:
      return nothing;
  }
}

async function ofNote({ renderer }: Site, wiki: Wiki, id: NoteId, anchor: string | null): Promise<Reply> {
  const passage = wiki.passage(id, anchor);
  const { text, links, bodyStart, titleIsHeading, addresses, block } = passage;
  const { linkOrder } = wiki;
  const preview = { characters: previewLength, block };
  const body = await renderer.render(text, links, { bodyStart, titleIsHeading, addresses, linkOrder, preview });
  return { ...piece(notePreview(wiki, { id, passage, body })), keep: !body.timedOut };
}

const nothing: Reply = { status: 204, headers: { 'Cache-Control': 'no-store' }, body: null };

function piece(content: Markup): Reply {
  if (content === null) return nothing;
  const reply = html(200, htmlText(content));
  return { ...reply, headers: { ...reply.headers, 'X-Robots-Tag': 'noindex' } };
}
