/** What the tests of pages share: a wiki over a few files, and the rest that a page is asked with. */
import { missingReport } from '../../lib/pages/missing.tsx';
import { viewOf } from '../../lib/pages/missing-view.ts';
import type { Body, FrameOptions, Page } from '../../lib/pages/page.ts';
import { tagPage, tagsPage } from '../../lib/pages/tags.tsx';
import { tagKey } from '../../lib/names/tag.ts';
import { openWiki, type Wiki } from '../../lib/wiki.ts';
import { writeVault } from '../vault.ts';

export const options: FrameOptions = {
  assets: {
    css: '/assets/a.css',
    script: '/assets/page.js',
    live: false,
    preview: '/assets/preview-card.js',
    search: { script: '/assets/search-dialog.js', style: '/assets/search-dialog.css' },
    graph: { stage: '/assets/graph-stage.js', worker: '/assets/graph-worker.js' },
    icon: null,
    needs: { math: [], code: [], diagram: [], graph: [] },
  },
  editing: false,
};

export const body: Body = { html: '<p>The text.</p>', toc: [], needs: [], timedOut: false, rtl: false };

/** @param files vault path → text */
export async function wikiOf(files: Readonly<Record<string, string>>): Promise<Wiki> {
  const settings: [string, string] = ['backlit.json', '{ "title": "Async Notes" }'];
  const wiki = openWiki(writeVault(new Map([settings, ...Object.entries(files)])));
  await wiki.exact;
  return wiki;
}

export function asked(query = ''): URLSearchParams {
  return new URLSearchParams(query);
}

/** The report of missing pages under a query. */
export async function missingPage(wiki: Wiki, query = '', frame = options): Promise<Page> {
  const params = asked(query);
  return missingReport(wiki, { told: await wiki.missingIn(viewOf(params)), params }, frame);
}

/** The page of all tags. */
export async function allTags(wiki: Wiki): Promise<Page> {
  return tagsPage(wiki, { tree: await wiki.tagTree(), params: asked() }, options);
}

/** The page of a tag, in any casing; null when no note bears it. */
export async function tagOf(wiki: Wiki, tag: string, query = ''): Promise<Page | null> {
  const tagged = await wiki.tagged(tagKey(tag));
  return tagged === null ? null : tagPage(wiki, { tagged, params: asked(query) }, options);
}
