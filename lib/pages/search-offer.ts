/**
 * What the search dialog offers: rows in groups, each leading somewhere, and the outcome in words.
 *
 *     ''        what changed lately, what is linked most
 *     event     what was found, as if the last word went on
 *     #py       tags
 *     >         what can be done without searching
 *
 * Law: all wording of the dialog's answers is here; the script in the page shows rows and knows nothing of notes.
 */
import { folderOf } from '../names/paths.ts';
import { tagAddress } from '../names/tag.ts';
import { newCommand } from '../reports/shell.ts';
import type { Hit, SearchGroup, SearchOffer, SearchRow, Snippet } from '../search/types.ts';
import type { SearchAnswer, Wiki } from '../wiki.ts';
import { address, fragment } from './address.ts';
import type { FrameOptions } from './page.ts';
import { clamp, counted, figure } from './phrases.ts';
import { recentlyChanged } from './recent.tsx';
import { isName, searchPath } from './search-query.ts';

/** Hits that the dialog has room for. */
export const hitsOffered = 8;
const tagsOffered = 20;
const titlesOffered = 5;

const nothing: SearchOffer = { query: '', total: 0, said: '', indexing: null, groups: [], create: null };

/** Before a query. */
export function openingOffer(wiki: Wiki, options: FrameOptions): SearchOffer {
  const { title, changed } = recentlyChanged(wiki, options);
  const newest = typeof changed === 'string' ? [] : changed.slice(0, titlesOffered);
  return {
    ...nothing,
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
    ...nothing,
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
    ...nothing,
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
  const { total, hits, tags, missing } = answer;
  const none = total === 0 && tags.length === 0 && missing.length === 0;
  const groups = [
    unnamed(hits.map(hit => hitRow(wiki, hit))),
    { label: 'Tags', rows: tags.map(tagRow) },
    {
      label: 'Not written yet',
      rows: missing.map(({ title, url, links }) => row('missing', title, url, `wanted ${figure(links)}×`)),
    },
    { label: 'Nearest titles', rows: none ? nearestRows(wiki, query) : [] },
    unnamed(
      total === 0 ? [] : [row('all', `See all results for “${clamp(query, 60)}”`, address(searchPath, { q: query }))],
    ),
  ];
  return {
    ...nothing,
    query,
    total,
    said: outcome(query, answer, indexing),
    indexing,
    groups: filled(groups),
    create: none && indexing === null ? createCommand(wiki, query) : null,
  };
}

/** `12 results`, or what was looked for instead, or that there is nothing. */
export function outcome(
  query: string,
  { total, corrected }: Pick<SearchAnswer, 'total' | 'corrected'>,
  indexing: SearchOffer['indexing'],
): string {
  const asked = `“${clamp(query, 80)}”`;
  if (total === 0) return indexing === null ? `No note says ${asked}.` : `No note says ${asked} so far.`;
  if (corrected !== null)
    return `Hardly any note says ${asked}; showing ${counted(total, 'result')} for “${clamp(corrected, 80)}”.`;
  return counted(total, 'result');
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

function hitRow(wiki: Wiki, hit: Hit): SearchRow {
  const { kind, id, title, heading, snippet } = hit;
  const place = kind === 'heading' ? title : heading?.text === title ? null : heading?.text;
  const where = [folderOf(id).replaceAll('/', ' › '), place ?? ''].filter(Boolean).join(' › ');
  const name = kind === 'heading' ? (heading?.text ?? title) : title;
  return row(kind, name, hitAddress(wiki, hit), where, snippet.text === name ? null : snippet);
}

function tagRow({ tag, notes }: { readonly tag: string; readonly notes: number }): SearchRow {
  return row('tag', `#${tag}`, tagAddress(tag), counted(notes, 'note'));
}

function nearestRows(wiki: Wiki, query: string): SearchRow[] {
  if (!isName(query)) return [];
  return wiki.nearest(query, titlesOffered).map(({ path, reason }) => {
    const title = wiki.isNote(path) ? wiki.entry(path).title : path;
    return row('note', title, wiki.url(path), reason);
  });
}

function row(
  kind: SearchRow['kind'],
  title: string,
  url: string,
  where = '',
  snippet: Snippet | null = null,
): SearchRow {
  return { kind, title: clamp(title, 120), url, where: clamp(where, 160), snippet };
}

function unnamed(rows: readonly SearchRow[]): SearchGroup {
  return { label: null, rows };
}

function filled(groups: readonly SearchGroup[]): readonly SearchGroup[] {
  return groups.filter(({ rows }) => rows.length > 0);
}
