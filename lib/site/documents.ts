/** The pages that are read: what is asked → a page of `pages/` → text. */
import { toHtml } from 'hast-util-to-html';
import type { NoteId, WikiError } from '../model.ts';
import { hasMd, withoutMd } from '../names/paths.ts';
import { errorPage } from '../pages/error.tsx';
import { folderPage } from '../pages/folder.tsx';
import { healthPage } from '../pages/health.tsx';
import { homePage } from '../pages/home.tsx';
import { missingReport } from '../pages/missing.tsx';
import { notFoundPage } from '../pages/not-found.tsx';
import { notePage } from '../pages/note.tsx';
import type { Body, FrameOptions, Page } from '../pages/page.ts';
import { stubPage } from '../pages/stub.tsx';
import { whichPage } from '../pages/which.tsx';
import type { Wiki } from '../wiki.ts';
import type { Ask, Route } from './ask.ts';
import { renderedBody } from './bodies.ts';
import { html, markdown, redirect, type Reply } from './reply.ts';
import type { Site } from './site.ts';
import { sourceText } from './source.ts';

/** `/` */
export const home: Route = async ({ site, params }) => {
  const wiki = site.wiki();
  const id = wiki.home();
  const body = id === null ? null : await renderedBody(site, id);
  return retriable(body, document(homePage(wiki, { body, params }, frame(site))));
};

/** `/missing` */
export const missing: Route = ({ site, params }) => document(missingReport(site.wiki(), { params }, frame(site)));

/** `/health` */
export const health: Route = ({ site, params }) => document(healthPage(site.wiki(), { params }, frame(site)));

/** `/notes/…`: a note or its source, a folder, a page that somebody wants, or the way to the right address. */
export const notes: Route = async ask => {
  const wiki = ask.site.wiki();
  const path = ask.rest.join('/');
  if (path === '') return redirect(307, '/');
  const located = wiki.locate(path);
  if (located.at === 'note') {
    return prefersMarkdown(ask.headers) ? markdown(sourceText(wiki, located.id)) : notePageReply(ask, wiki, located);
  }
  const source = hasMd(path) ? sourceReply(wiki, withoutMd(path)) : null;
  if (source !== null) return source;
  switch (located.at) {
    case 'folder':
      return document(folderPage(wiki, { folder: located.folder, params: ask.params }, frame(ask.site)));
    case 'missing':
      return document(stubPage(wiki, { key: located.key, params: ask.params }, frame(ask.site)));
    case 'several':
      return document(whichPage(wiki, { asked: path, ids: located.ids }, frame(ask.site)));
    case 'elsewhere':
      return redirect(307, `${located.url}?from=${encodeURIComponent(path)}`);
    case 'nowhere':
      return null;
  }
};

/** What is nowhere: the 404 page, `path` decoded. */
export function notFound(site: Site, path: string): Reply {
  return document(notFoundPage(site.wiki(), { path }, frame(site)));
}

/** A fault. Null: one of ours, whose inside is nothing for a reader. */
export function fault(site: Site, error: WikiError | null): Reply {
  const message = error?.message ?? 'Something went wrong in Backlit. What it was stands in the terminal that runs it.';
  return { ...document(errorPage(null, { message, hint: error?.hint ?? null }, frame(site))), keep: false };
}

async function notePageReply(
  { site, params }: Ask,
  wiki: Wiki,
  { id, folder }: { readonly id: NoteId; readonly folder: string | null },
): Promise<Reply> {
  const body = await renderedBody(site, id);
  return retriable(body, document(notePage(wiki, { id, folder, body, params }, frame(site))));
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

function frame(site: Site): FrameOptions {
  return { assets: site.assets.addresses, editing: site.local };
}

function document(page: Page): Reply {
  // The rendered body of a note stands in the tree as one raw node, sanitised by the render room.
  const reply = html(page.status, toHtml(page.root, { allowDangerousHtml: true }));
  return page.noindex ? { ...reply, headers: { ...reply.headers, 'X-Robots-Tag': 'noindex' } } : reply;
}
