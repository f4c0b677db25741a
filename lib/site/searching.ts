/** What is looked for: the page of results, the same as data, and what the dialog offers while somebody types. */
import { randomInt } from 'node:crypto';
import { setTimeout } from 'node:timers/promises';
import { commandOffer, foundOffer, hitsOffered, openingOffer, tagOffer } from '../pages/search-offer.ts';
import { sliceOf } from '../pages/pager.tsx';
import { hitsPerPage, queryOf } from '../pages/search-query.ts';
import { searchPage } from '../pages/search.tsx';
import { searchDocument } from '../reports/documents.ts';
import type { NoteId } from '../model.ts';
import type { SearchOffer } from '../search/types.ts';
import type { Search, SearchAnswer } from '../wiki.ts';
import type { Ask, Route } from './ask.ts';
import { document, frame } from './documents.ts';
import { json, redirect, unready } from './reply.ts';
import type { Site } from './site.ts';

/** `/search?q=`. No answer is kept: the queries of the world are many, and the index follows the notes on its own time. */
export const results: Route = async ({ site, params }) => {
  const search = await searchOf(site);
  const answer = queryOf(params).q === '' ? null : await pageOf(search, params);
  const { indexing } = search;
  return {
    ...document(searchPage(site.wiki(), { params, answer, indexing }, frame(site))),
    keep: answer === null && indexing === null,
  };
};

/** The page of results that is asked for, or the last there is. */
async function pageOf(search: Search, params: URLSearchParams): Promise<SearchAnswer> {
  const { q } = queryOf(params);
  const some = (total: number): Promise<SearchAnswer> =>
    search.search(q, { from: sliceOf(params, 'page', total, hitsPerPage).from, count: hitsPerPage, typing: false });
  const answer = await some(Infinity);
  return answer.hits.length === 0 && answer.total > 0 ? some(answer.total) : answer;
}

/** `/api/search.json?q=&from=&count=`: what `backlit search` tells, of all notes or not at all. */
export const found: Route = async ({ site, params }) => {
  const search = await searchOf(site);
  const { indexing } = search;
  if (indexing !== null && !search.isWhole) return unready('still indexing', indexing);
  const range = { from: numberIn(params, 'from', 0), count: Math.min(numberIn(params, 'count', 20), mostTold) };
  const answer = await search.search(queryOf(params).q, { ...range, typing: false });
  return json(`${JSON.stringify(searchDocument(answer))}\n`);
};

const mostTold = 200;

function numberIn(params: URLSearchParams, name: string, otherwise: number): number {
  const written = params.get(name) ?? '';
  return /^\d{1,9}$/.test(written) ? Number(written) : otherwise;
}

/**
 * `/api/search/typing.json?q=`: for the dialog, whose last word is still being typed, so that it is another question
 * than that of `/api/search.json`.
 */
export const typing: Route = async ask => {
  const { q } = queryOf(ask.params);
  if (q === '') return { ...offered(openingOffer(ask.site.wiki(), frame(ask.site))), keep: true };
  return offered(await offer(ask, q));
};

async function offer({ site }: Ask, query: string): Promise<SearchOffer> {
  const wiki = site.wiki();
  if (query.startsWith('>')) return commandOffer(query);
  if (query.startsWith('#')) return tagOffer(wiki, query);
  const search = await searchOf(site);
  const answer = await search.search(query, { from: 0, count: hitsOffered, typing: true });
  return foundOffer(wiki, query, answer, search.indexing);
}

function offered(content: SearchOffer): ReturnType<typeof json> {
  return json(`${JSON.stringify(content)}\n`);
}

/** Notes whose words are learned in a moment, in which a question can wait for them, and how long it does at most. */
const few = 2000;
const patience = 1000;

/** The search, with what was saved right before the question. */
async function searchOf(site: Site): Promise<Search> {
  const search = site.search();
  const isSoonDone = (): boolean => {
    const { indexing } = search;
    return indexing !== null && indexing.total - indexing.read <= few;
  };
  const end = performance.now() + patience;
  while (isSoonDone() && performance.now() < end) await setTimeout(2);
  return search;
}

/** `/random`: the way to some note, another one each time. */
export const random: Route = ({ site }) => {
  const wiki = site.wiki();
  const notes = wiki.notes();
  const start = notes.length === 0 ? 0 : randomInt(notes.length);
  const isListed = (id: NoteId): boolean => !wiki.entry(id).excluded;
  const note = notes.slice(start).find(isListed) ?? notes.find(isListed);
  return redirect(307, note === undefined ? '/' : wiki.url(note));
};
