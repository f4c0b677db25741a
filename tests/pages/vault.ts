/** What the tests of pages share: a wiki over a few files, and the rest that a page is asked with. */
import type { Body, FrameOptions } from '../../lib/pages/page.ts';
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
