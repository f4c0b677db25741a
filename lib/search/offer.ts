/**
 * What was found, as rows of the search dialog and the outcome in words: by a server, or in a browser that searches by
 * itself. Law: it knows no addresses of pages but what it is given.
 */
import { folderOf } from '../names/paths.ts';
import { tagAddress } from '../names/tag.ts';
import type { Found, Hit, SearchGroup, SearchOffer, SearchRow, Snippet } from './types.ts';
import { clamp, counted, figure } from './wording.ts';

/** What was found in notes, and what else bears the name. */
export interface Answered<Shown extends Hit> extends Pick<Found, 'total' | 'corrected'> {
  readonly hits: readonly Shown[];
  readonly missing: readonly { readonly title: string; readonly url: string; readonly links: number }[];
  readonly tags: readonly { readonly tag: string; readonly notes: number }[];
  readonly indexing: SearchOffer['indexing'];
}

/** Where rows lead, and what is offered where nothing was found. */
export interface Ways<Shown extends Hit> {
  hit(hit: Shown): string;
  /** The page of all results; null where there is none. */
  readonly results: string | null;
  readonly nearest: readonly SearchRow[];
  readonly create: string | null;
}

export const nothingOffered: SearchOffer = { query: '', total: 0, said: '', indexing: null, groups: [], create: null };

export function answerOffer<Shown extends Hit>(query: string, answer: Answered<Shown>, ways: Ways<Shown>): SearchOffer {
  const { total, hits, tags, missing, indexing } = answer;
  const all = ways.results === null || total === 0 ? [] : [ways.results];
  const groups = [
    unnamed(hits.map(hit => hitRow(hit, ways.hit(hit)))),
    { label: 'Tags', rows: tags.map(tagRow) },
    {
      label: 'Not written yet',
      rows: missing.map(({ title, url, links }) => row('missing', title, url, `wanted ${figure(links)}×`)),
    },
    { label: 'Nearest titles', rows: ways.nearest },
    unnamed(all.map(url => row('all', `See all results for “${clamp(query, 60)}”`, url))),
  ];
  const said = outcome(query, answer, indexing);
  return { query, total, said, indexing, groups: filled(groups), create: ways.create };
}

/** Whether nothing bears what was looked for. */
export function isNone({ total, tags, missing }: Pick<Answered<Hit>, 'total' | 'tags' | 'missing'>): boolean {
  return total === 0 && tags.length === 0 && missing.length === 0;
}

/** `12 results`, or what was looked for instead, or that there is nothing. */
export function outcome(
  query: string,
  { total, corrected }: Pick<Found, 'total' | 'corrected'>,
  indexing: SearchOffer['indexing'],
): string {
  const asked = `“${clamp(query, 80)}”`;
  if (total === 0) return indexing === null ? `No note says ${asked}.` : `No note says ${asked} so far.`;
  if (corrected !== null)
    return `Hardly any note says ${asked}; showing ${counted(total, 'result')} for “${clamp(corrected, 80)}”.`;
  return counted(total, 'result');
}

function hitRow({ kind, id, title, heading, snippet }: Hit, url: string): SearchRow {
  const place = kind === 'heading' ? title : heading?.text === title ? null : heading?.text;
  const where = [folderOf(id).replaceAll('/', ' › '), place ?? ''].filter(Boolean).join(' › ');
  const name = kind === 'heading' ? (heading?.text ?? title) : title;
  return row(kind, name, url, where, snippet.text === name ? null : snippet);
}

export function tagRow({ tag, notes }: { readonly tag: string; readonly notes: number }): SearchRow {
  return row('tag', `#${tag}`, tagAddress(tag), counted(notes, 'note'));
}

export function row(
  kind: SearchRow['kind'],
  title: string,
  url: string,
  where = '',
  snippet: Snippet | null = null,
): SearchRow {
  return { kind, title: clamp(title, 120), url, where: clamp(where, 160), snippet };
}

/** Rows that answer best. */
export function unnamed(rows: readonly SearchRow[]): SearchGroup {
  return { label: null, rows };
}

export function filled(groups: readonly SearchGroup[]): readonly SearchGroup[] {
  return groups.filter(({ rows }) => rows.length > 0);
}
