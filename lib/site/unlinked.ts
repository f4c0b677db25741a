/**
 * Unlinked mentions for a page. The search index names candidates, as soon as it is made; it follows the notes on its
 * own time, so that a page that was made without it is made again when it is asked for again.
 */
import { asksForUnlinked, fewUnlinked, mostUnlinked } from '../pages/unlinked.tsx';
import type { NoteId } from '../model.ts';
import type { NamedPage, Unlinked, UnlinkedOptions } from '../wiki.ts';
import type { Site } from './site.ts';

/** Most notes that the index names. */
const mostCandidates = 10_000;
/** Milliseconds: for those who ask, and on a page that is shown without them. */
const patience = 5000;
const passing = 40;
/** In a larger vault it costs too much to know which longer names a mention may stand in: nobody is told unasked. */
const mostNotes = 5000;
/** Milliseconds in which the index has read a note that was just saved. */
const catchingUp = 100;

export interface Look {
  /** Null when nobody asks, or it cannot be told yet. */
  readonly found: Unlinked | null;
  /** It will be the same until the vault changes. */
  readonly lasts: boolean;
}

/** What somebody asks for. */
export async function unlinkedFor(site: Site, page: NamedPage, params: URLSearchParams): Promise<Look> {
  if (!asksForUnlinked(params)) return { found: null, lasts: true };
  if (site.wiki().reading !== null) return { found: null, lasts: false };
  const among = (await isIndexed(site, catchingUp)) ? candidates(site) : {};
  const found = await site.wiki().unlinked(page, { most: mostUnlinked, within: patience, ...among });
  return { found, lasts: false };
}

/** The same; and a few for a note that nothing links to, where that costs its page next to nothing. */
export async function unlinkedOnNote(site: Site, note: NoteId, params: URLSearchParams): Promise<Look> {
  if (asksForUnlinked(params)) return unlinkedFor(site, { note }, params);
  const isLarge = site.wiki().counts().notes > mostNotes;
  if (isLarge || site.wiki().backlinks(note, { from: 0, count: 0 }).links > 0) return { found: null, lasts: true };
  if (site.wiki().reading !== null || !(await isIndexed(site, 0))) return { found: null, lasts: false };
  const found = await site.wiki().unlinked({ note }, { most: fewUnlinked, within: passing, ...candidates(site) });
  return { found, lasts: found.isWhole || found.mentions.length === fewUnlinked };
}

/** Whether the index holds all notes, or will within so many milliseconds. */
async function isIndexed(site: Site, within: number): Promise<boolean> {
  const end = performance.now() + within;
  // What has changed in this moment is told to the index in the next.
  await new Promise(resolve => setImmediate(resolve));
  while (site.search().indexing !== null && performance.now() < end) {
    await new Promise(resolve => setTimeout(resolve, 5));
  }
  return site.search().indexing === null;
}

/** Without an index, all notes are. */
function candidates(site: Site): UnlinkedOptions {
  const all = (): readonly NoteId[] => site.wiki().notes();
  return { among: names => site.search().naming(names, mostCandidates).catch(all) };
}
