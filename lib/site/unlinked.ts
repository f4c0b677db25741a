/** Unlinked mentions for a page: candidates come from the search index as soon as that is made. */
import { asksForUnlinked, fewUnlinked, mostUnlinked } from '../pages/unlinked.tsx';
import type { NoteId } from '../model.ts';
import type { NamedPage, Unlinked } from '../wiki.ts';
import type { Reply } from './reply.ts';
import type { Site } from './site.ts';

/** Most notes that the index names. */
const mostCandidates = 10_000;
/** Milliseconds: for those who ask, and on a page that is shown without them. */
const patience = 5000;
const passing = 40;

/** What was asked for; null when nothing was, or while the notes are being read. */
export async function unlinkedFor(site: Site, page: NamedPage, params: URLSearchParams): Promise<Unlinked | null> {
  if (!asksForUnlinked(params) || site.wiki().reading !== null) return null;
  return lookFor(site, page, { most: mostUnlinked, within: patience });
}

/** The same; and a few for a note that nothing links to, where that costs its page next to nothing. */
export async function unlinkedOnNote(site: Site, note: NoteId, params: URLSearchParams): Promise<Unlinked | null> {
  if (asksForUnlinked(params)) return unlinkedFor(site, { note }, params);
  const isLinked = site.wiki().backlinks(note, { from: 0, count: 0 }).links > 0;
  if (isLinked || site.wiki().reading !== null || site.search().indexing !== null) return null;
  return lookFor(site, { note }, { most: fewUnlinked, within: passing });
}

/** A look that was not finished is taken again when the page is asked for again. */
export function lasting(unlinked: Unlinked | null, params: URLSearchParams, reply: Reply): Reply {
  const isAsked = asksForUnlinked(params);
  const enough = isAsked ? mostUnlinked : fewUnlinked;
  const isFinished = unlinked === null ? !isAsked : unlinked.isWhole || unlinked.mentions.length === enough;
  return isFinished ? reply : { ...reply, keep: false };
}

function lookFor(site: Site, page: NamedPage, limits: { most: number; within: number }): Promise<Unlinked> {
  const search = site.search();
  return site.wiki().unlinked(page, {
    ...limits,
    ...(search.indexing === null && { among: names => search.naming(names, mostCandidates) }),
  });
}
