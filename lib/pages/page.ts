/**
 * What a page is, and what it is made from. Every page of Backlit is a pure function from the wiki and what
 * was asked to a `Page`; `site/` alone turns its tree into text (`toHtml(page.root, { allowDangerousHtml: true })`,
 * because the rendered body of a note stands in the tree as one raw node).
 *
 *     home.tsx         homePage(wiki, { body, params }, frame)              `/`; body: of `wiki.home()`, null without one
 *     note.tsx         notePage(wiki, { id, folder, body, params }, frame)  `/notes/<note>`, also the note that is a folder's page
 *     folder.tsx       folderPage(wiki, { folder, params }, frame)          `/notes/<folder>` without such a note
 *     file.tsx         filePage(wiki, { id, body, params }, frame)          `/notes/<file>` of a file that is no note
 *     stub.tsx         stubPage(wiki, { key, params }, frame)               `/notes/<missing>`
 *     which.tsx        whichPage(wiki, { asked, ids }, frame)               `/notes/<several answer>`
 *     tags.tsx         tagsPage(wiki, { tree, params }, frame), tagPage(wiki, { tagged, params }, frame)  `/tags`, `/tags/<tag>`
 *     all.tsx          allPage(wiki, { params }, frame)                     `/all`
 *     recent-page.tsx  recentPage(wiki, { params }, frame)                  `/recent`
 *     graph.tsx        graphPage(wiki, { view, asked, … }, frame)           `/graph`
 *     missing.tsx      missingReport(wiki, { told, params }, frame)         `/missing`
 *     search.tsx       searchPage(wiki, { params, answer, indexing }, frame) `/search`; answer: of `search()`, null before a query
 *     health.tsx       healthPage(wiki, { params }, frame)                  `/health`
 *     not-found.tsx    notFoundPage(wiki, { path }, frame)                  anything else; path is decoded, begins with `/`
 *     reading.tsx      readingPage(wiki, frame)                             in place of what needs all notes, while they are read
 *     error.tsx        errorPage(wiki | null, { message, hint, … }, frame)  a fault; works without a wiki
 *
 * Law: a page reads its own query parameters and forgives every value of them; no page reads the disk or a clock.
 */
import type { Element, Root } from 'hast';
import type { Need as BodyNeed } from '../render/made-handlers.ts';

export type { Contents } from '../render/finish.ts';
/** The body of a note as the render room made it: sanitised, its links true at this moment. */
export type { Rendered as Body } from '../render/render.ts';

/** What a page loads beyond what every page loads: what its body needs, or the picture of the graph. */
export type Need = BodyNeed | 'graph';

/** A piece of a page: an element, several in a fragment (a Root), or nothing. */
export type Markup = Element | Root | null;

export interface Page {
  readonly status: 200 | 404 | 500 | 503;
  /** Of the document, clamped, with the wiki's title at its end. */
  readonly title: string;
  /** Already said in the head; for a header or a sitemap. */
  readonly noindex: boolean;
  /** What it loads beyond what every page loads. */
  readonly needs: readonly Need[];
  readonly root: Root;
}

/** Addresses of what a page loads, with their hash in the name. */
export interface Assets {
  readonly css: string;
  /** The one module of every page. */
  readonly script: string;
  /** Whether a server answers what the page asks later: what has changed, where a note is named. */
  readonly live: boolean;
  /** The module that shows a preview, loaded for the first reader who wants one. */
  readonly preview: string;
  /** What the dialog of the search loads when it is opened. */
  readonly search: { readonly script: string; readonly style: string };
  /** What draws the picture of the graph, and the worker that arranges it; loaded where a picture is. */
  readonly graph: { readonly stage: string; readonly worker: string };
  /** The small mark for the tab, `styles/mark.svg`; null leaves the choice to the browser. */
  readonly icon: string | null;
  /** Stylesheets and modules of what only some notes hold. */
  readonly needs: Readonly<Record<Need, readonly string[]>>;
}

/** What the caller of every page decides for its frame. */
export interface FrameOptions {
  readonly assets: Assets;
  /** Whether who reads the page sits at this machine, so that links may lead into the editor that opens files here. */
  readonly editing: boolean;
}
