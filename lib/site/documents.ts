/** The pages that are read: what is asked → a page of `pages/` → text. */
import type { AttachmentId, FileId, Name, NoteId } from '../model.ts';
import { hasMd, withoutMd } from '../names/paths.ts';
import { tagAddress, tagKey } from '../names/tag.ts';
import { allPage } from '../pages/all.tsx';
import { backlinksViewOf, isUsual } from '../pages/backlinks-view.ts';
import { errorPage } from '../pages/error.tsx';
import { filePage } from '../pages/file.tsx';
import { folderPage } from '../pages/folder.tsx';
import { healthPage } from '../pages/health.tsx';
import { homePage } from '../pages/home.tsx';
import { missingReport } from '../pages/missing.tsx';
import { viewOf } from '../pages/missing-view.ts';
import { notFoundPage } from '../pages/not-found.tsx';
import { recentPage } from '../pages/recent-page.tsx';
import { readingPage } from '../pages/reading.tsx';
import { notePage } from '../pages/note.tsx';
import type { Body, FrameOptions, Page } from '../pages/page.ts';
import { stubPage } from '../pages/stub.tsx';
import { tagPage, tagsPage } from '../pages/tags.tsx';
import { whichPage } from '../pages/which.tsx';
import type { Wiki } from '../wiki.ts';
import type { Ask, Route } from './ask.ts';
import { renderedBody, renderedNote } from './bodies.ts';
import { pagePolicy } from './headers.ts';
import { htmlText } from './html-text.ts';
import { html, markdown, redirect, type Reply } from './reply.ts';
import type { Site } from './site.ts';
import { sourceText } from './source.ts';
import type { Told } from './told.ts';
import { unlinkedFor, unlinkedOnNote } from './unlinked.ts';

/** `/` */
export const home: Route = async ({ site, params }) => {
  const wiki = site.wiki();
  const id = wiki.home();
  const body = id === null ? null : await renderedBody(site, id);
  await wiki.missingSoon();
  return retriable(body, document(homePage(wiki, { body, params }, frame(site))));
};

/** `/missing` */
export const missing: Route = async ({ site, params }) => {
  const wiki = site.wiki();
  const told = await wiki.missingIn(viewOf(params));
  return document(missingReport(wiki, { told, params }, frame(site)));
};

/** `/health` */
export const health: Route = async ({ site, params }) => {
  const wiki = site.wiki();
  const findings = await wiki.health();
  await wiki.missingSoon();
  return document(healthPage(wiki, { findings, params }, frame(site)));
};

/** `/all` */
export const all: Route = ({ site, params }) => document(allPage(site.wiki(), { params }, frame(site)));

/** `/recent` */
export const recent: Route = ({ site, params }) => document(recentPage(site.wiki(), { params }, frame(site)));

/** `/tags`, and `/tags/…`: the notes of a tag, or the way to its address. */
export const tags: Route = async ({ site, rest, params }) => {
  const wiki = site.wiki();
  const tag = rest.join('/');
  if (tag === '') return document(tagsPage(wiki, { tree: await wiki.tagTree(), params }, frame(site)));
  const tagged = await wiki.tagged(tagKey(tag));
  if (tagged === null) return null;
  return tag === tagKey(tag)
    ? document(tagPage(wiki, { tagged, params }, frame(site)))
    : redirect(307, tagAddress(tag));
};

/** `/notes/…`: a note or its source, a folder, a page that somebody wants, or the way to the right address. */
export const notes: Route = async ask => {
  const wiki = ask.site.wiki();
  const path = ask.rest.join('/');
  if (path === '') return redirect(307, '/');
  wiki.readAhead(hasMd(path) ? withoutMd(path) : path);
  const several = ask.params.has('which') ? wiki.find(path) : null;
  if (several?.state === 'ambiguous') {
    return document(whichPage(wiki, { asked: path, ids: [several.id, ...several.others] }, frame(ask.site)));
  }
  const located = wiki.locate(path);
  if (located.at === 'note') {
    return prefersMarkdown(ask.headers) ? markdown(sourceText(wiki, located.id)) : notePageReply(ask, wiki, located);
  }
  const source = hasMd(path) ? sourceReply(wiki, withoutMd(path)) : null;
  if (source !== null) return source;
  if (wiki.reading !== null && located.at !== 'elsewhere') return stillReading(ask.site);
  switch (located.at) {
    case 'folder':
      return document(folderPage(wiki, { folder: located.folder, params: ask.params }, frame(ask.site)));
    case 'file':
      return filePageReply(ask, wiki, located.id);
    case 'missing':
      return stubPageReply(ask, wiki, located.key);
    case 'several':
      return document(whichPage(wiki, { asked: path, ids: located.ids }, frame(ask.site)));
    case 'elsewhere':
      return redirect(307, `${located.url}?from=${encodeURIComponent(path)}`);
    case 'nowhere':
      return null;
  }
};

/** What only the whole vault can tell, asked before it is read. */
export function stillReading(site: Site): Reply {
  const { status, headers, body } = document(readingPage(site.wiki(), frame(site)));
  return { status, headers: { ...headers, ...soon }, body };
}

const soon = { 'Cache-Control': 'no-store', 'Retry-After': '2' };

/** What is nowhere: the 404 page, `path` decoded. */
export function notFound(site: Site, path: string): Reply {
  if (site.wiki().reading !== null) return stillReading(site);
  return document(notFoundPage(site.wiki(), { path }, frame(site)));
}

/** A fault that is told to a reader, with as much of the wiki around it as can be had. */
export function fault(site: Site, told: Told, path: string | null): Reply {
  const options = frame(site);
  const { message, hint } = told;
  // Settings are shown to who can mend them.
  const excerpt = site.local ? told.excerpt : null;
  const page = (wiki: Wiki | null): Reply => {
    const id = path === null ? null : noteAt(wiki, path);
    const source = wiki === null || id === null ? null : { path: id, address: `${wiki.url(id)}.md` };
    return { ...document(errorPage(wiki, { message, hint, excerpt, source }, options)), keep: false };
  };
  try {
    return page(site.wiki());
  } catch {
    return page(null);
  }
}

function noteAt(wiki: Wiki | null, path: string): NoteId | null {
  const located = wiki?.locate(path);
  return located?.at === 'note' ? located.id : null;
}

async function notePageReply(
  { site, params }: Ask,
  wiki: Wiki,
  { id, folder }: { readonly id: NoteId; readonly folder: string | null },
): Promise<Reply> {
  const body = await renderedBody(site, id);
  await linkingIn(params, wiki, id);
  const { found: unlinked, lasts } = await unlinkedOnNote(site, id, params);
  const reply = retriable(body, document(notePage(wiki, { id, folder, body, params, unlinked }, frame(site))));
  return lasts ? reply : { ...reply, keep: false };
}

/** Makes the view of its backlinks that is asked for: of a hub all notes are gone through. */
async function linkingIn(params: URLSearchParams, wiki: Wiki, id: FileId): Promise<void> {
  const view = backlinksViewOf(params);
  if (!isUsual(view)) await wiki.linkingSoon(id, view);
}

async function stubPageReply({ site, params }: Ask, wiki: Wiki, key: Name): Promise<Reply> {
  const { found: unlinked, lasts } = await unlinkedFor(site, { missing: key }, params);
  const reply = document(stubPage(wiki, { key, params, unlinked }, frame(site)));
  return lasts ? reply : { ...reply, keep: false };
}

async function filePageReply({ site, params }: Ask, wiki: Wiki, id: AttachmentId): Promise<Reply> {
  const shown = wiki.file(id)?.shown ?? null;
  const body = shown === null ? null : await renderedNote(site, shown);
  await linkingIn(params, wiki, id);
  return retriable(body, document(filePage(wiki, { id, body, params }, frame(site))));
}

/** `<address of a note>.md`: its source, or the way to the right address of that. */
function sourceReply(wiki: Wiki, path: string): Reply | null {
  const located = wiki.locate(path);
  if (located.at === 'note') return markdown(sourceText(wiki, located.id));
  return located.at === 'elsewhere' ? redirect(307, `${located.url}.md`) : null;
}

/** A reader that names Markdown and not HTML. */
function prefersMarkdown(headers: Pick<Headers, 'get'>): boolean {
  const accept = headers.get('accept') ?? '';
  return accept.includes('text/markdown') && !accept.includes('text/html');
}

/** A body that was given up is tried again when it is asked for again: the machine may only have been busy. */
function retriable(body: Body | null, reply: Reply): Reply {
  return body?.timedOut === true ? { ...reply, keep: false } : reply;
}

/** What the frame of every page of this site is made with. */
export function frame(site: Site): FrameOptions {
  return { assets: site.assets.addresses, editing: site.local };
}

/** A page as it is sent. */
export function document(page: Page): Reply {
  const { status, headers, ...reply } = html(page.status, htmlText(page.root));
  const policy = page.needs.length === 0 ? {} : { 'Content-Security-Policy': pagePolicy(page.needs) };
  const robots = page.noindex ? { 'X-Robots-Tag': 'noindex' } : {};
  return { ...reply, status, headers: { ...headers, ...policy, ...robots } };
}
