/**
 * What the search dialog offers: rows in groups, each leading somewhere.
 *
 *     ''        what changed lately, what is linked most
 *     event     what was found, as if the last word went on
 *     #py       tags
 *     >         what can be done without searching
 *
 * Law: all wording of the dialog's answers is here and in `search/offer.ts`; the script in the page shows rows and knows
 * nothing of notes.
 */
import { newCommand } from '../reports/shell.ts';
import { answerOffer, filled, isNone, nothingOffered, row, tagRow, unnamed } from '../search/offer.ts';
import type { Hit, SearchOffer, SearchRow } from '../search/types.ts';
import type { SearchAnswer, Wiki } from '../wiki.ts';
import { address, fragment } from './address.ts';
import type { FrameOptions } from './page.ts';
import { counted } from './phrases.ts';
import { recentlyChanged } from './recent.tsx';
import { isName, searchPath } from './search-query.ts';

/** Hits that the dialog has room for. */
export const hitsOffered = 8;
const tagsOffered = 20;
const titlesOffered = 5;

/** Before a query. */
export function openingOffer(wiki: Wiki, options: FrameOptions): SearchOffer {
  const { title, changed } = recentlyChanged(wiki, options);
  const newest = typeof changed === 'string' ? [] : changed.slice(0, titlesOffered);
  return {
    ...nothingOffered,
    groups: filled([
      { label: title, rows: newest.map(({ entry, day }) => row('note', entry.title, entry.url, day?.text)) },
      {
        label: 'Most linked',
        rows: wiki
          .mostLinked(titlesOffered)
          .map(({ entry, links }) => row('note', entry.title, entry.url, counted(links, 'mention'))),
      },
    ]),
  };
}

/** `>` and what a command's name holds. */
export function commandOffer(query: string): SearchOffer {
  const wanted = query.slice(1).trim().toLowerCase();
  const rows = commands.filter(({ title }) => title.toLowerCase().includes(wanted));
  return {
    ...nothingOffered,
    query,
    total: rows.length,
    said: counted(rows.length, 'command'),
    groups: filled([unnamed(rows)]),
  };
}

/** An address that is a fragment is a choice of the menu “Appearance”, made in the page where it is opened. */
const commands: readonly SearchRow[] = [
  row('command', 'Home', '/'),
  row('command', 'Random note', '/random'),
  row('command', 'All notes', '/all'),
  row('command', 'Recent changes', '/recent'),
  row('command', 'Tags', '/tags'),
  row('command', 'Graph', '/graph'),
  row('command', 'Missing pages', '/missing', 'wanted and not written yet'),
  row('command', 'Health', '/health', 'what is to be mended'),
  row('command', 'Theme: auto', '#theme=', 'as the system says'),
  row('command', 'Theme: light', '#theme=light'),
  row('command', 'Theme: dark', '#theme=dark'),
];

/** `#` and what a tag holds, the most used first. */
export function tagOffer(wiki: Wiki, query: string): SearchOffer {
  const wanted = query.slice(1).trim().toLowerCase();
  const tags = wiki.tags().filter(({ tag }) => tag.toLowerCase().includes(wanted));
  const rows = [...tags].sort((a, b) => b.notes - a.notes).slice(0, tagsOffered);
  return {
    ...nothingOffered,
    query,
    total: tags.length,
    said: counted(tags.length, 'tag'),
    groups: filled([unnamed(rows.map(tagRow))]),
  };
}

/** What was found. */
export function foundOffer(
  wiki: Wiki,
  query: string,
  answer: SearchAnswer,
  indexing: SearchOffer['indexing'],
): SearchOffer {
  const none = isNone(answer);
  return answerOffer(
    query,
    { ...answer, indexing },
    {
      hit: hit => hitAddress(wiki, hit),
      results: address(searchPath, { q: query }),
      nearest: none ? nearestRows(wiki, query) : [],
      create: none && indexing === null ? createCommand(wiki, query) : null,
    },
  );
}

/** The command that would write a note of that name; null where there is one, or there can be none. */
export function createCommand(wiki: Wiki, query: string): string | null {
  if (!isName(query) || wiki.find(query).state !== 'missing') return null;
  return newCommand(query);
}

/** The heading above the snippet is where a hit leads. */
export function hitAddress(wiki: Wiki, { id, heading }: Pick<Hit, 'id' | 'heading'>): string {
  return wiki.url(id) + (heading === null ? '' : fragment(heading.anchor));
}

function nearestRows(wiki: Wiki, query: string): SearchRow[] {
  if (!isName(query)) return [];
  return wiki.nearest(query, titlesOffered).map(({ path, reason }) => {
    const title = wiki.isNote(path) ? wiki.entry(path).title : path;
    return row('note', title, wiki.url(path), reason);
  });
}
