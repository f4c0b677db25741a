/** What is looked for: the page of results, and what the dialog offers while somebody types. */
import { randomInt } from 'node:crypto';
import { commandOffer, foundOffer, hitsOffered, openingOffer, tagOffer } from '../pages/search-offer.ts';
import { sliceOf } from '../pages/pager.tsx';
import { hitsPerPage, queryOf } from '../pages/search-query.ts';
import { searchPage } from '../pages/search.tsx';
import type { SearchOffer } from '../search/types.ts';
import type { SearchAnswer } from '../wiki.ts';
import type { Ask, Route } from './ask.ts';
import { document, frame } from './documents.ts';
import { json, redirect } from './reply.ts';

/** `/search?q=`. Never kept: the queries of the world are many, and the index follows the notes on its own time. */
export const search: Route = async ask => {
  const { site, params } = ask;
  const answer = queryOf(params).q === '' ? null : await answerOf(ask);
  const { indexing } = site.search();
  return { ...document(searchPage(site.wiki(), { params, answer, indexing }, frame(site))), keep: false };
};

/** The page of results that is asked for, or the last there is. */
async function answerOf({ site, params }: Ask): Promise<SearchAnswer> {
  const { q } = queryOf(params);
  const results = (total: number): Promise<SearchAnswer> =>
    site
      .search()
      .search(q, { from: sliceOf(params, 'page', total, hitsPerPage).from, count: hitsPerPage, typing: false });
  const answer = await results(Infinity);
  return answer.hits.length === 0 && answer.total > 0 ? results(answer.total) : answer;
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
  const found = site.search();
  const answer = await found.search(query, { from: 0, count: hitsOffered, typing: true });
  return { ...foundOffer(wiki, query, answer), indexing: found.indexing };
}

function offered(content: SearchOffer): ReturnType<typeof json> {
  return json(`${JSON.stringify(content)}\n`);
}

/** `/random`: the way to some note, another one each time. */
export const random: Route = ({ site }) => {
  const wiki = site.wiki();
  const notes = wiki.notes().filter(id => !wiki.entry(id).excluded);
  const note = notes[notes.length === 0 ? 0 : randomInt(notes.length)];
  return redirect(307, note === undefined ? '/' : wiki.url(note));
};
