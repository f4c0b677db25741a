/**
 * The JSON documents of commands and addresses. Law: keys stand in the documented order, a document only ever gains
 * keys, and lists that grow with the vault are iterables, made as they are written (`json-text.ts`).
 */
import type { FileId, Finding, Heading, LinkKind, Note, NoteId, ResolvedLink, Suggestion, Via } from '../model.ts';
import { WikiError } from '../model.ts';
import { byCodePoint } from '../names/fold.ts';
import { summary } from './check.ts';
import { reasonInFull, type ExplainedStep } from './why.ts';

const version = 1;

export interface Counts {
  readonly notes: number;
  readonly links: number;
  readonly attachments: number;
}

export interface Stats extends Counts {
  readonly missing: number;
  readonly orphans: number;
  readonly deadends: number;
  readonly tags: number;
  readonly words: number;
}

/** A link seen from what it points to. */
export interface Mention {
  readonly from: NoteId;
  readonly title: string;
  readonly line: number;
  readonly column: number;
  readonly heading: string | null;
  readonly kind: LinkKind;
  readonly context: { readonly text: string };
}

/** A place that names a page without linking to it. */
export interface UnlinkedMention {
  readonly from: NoteId;
  readonly title: string;
  readonly line: number;
  readonly column: number;
  readonly text: string;
  readonly context: { readonly text: string };
}

/** What was found, as far as it is told. */
export interface SearchAnswer {
  readonly query: string;
  readonly total: number;
  readonly hits: readonly {
    readonly id: NoteId;
    readonly title: string;
    readonly line: number;
    readonly heading: { readonly text: string } | null;
    readonly snippet: { readonly text: string };
    readonly score: number;
  }[];
  readonly missing: readonly { readonly title: string; readonly url: string; readonly links: number }[];
  readonly tags: readonly { readonly tag: string; readonly notes: number }[];
}

export interface MissingPage {
  readonly key: string;
  readonly title: string;
  readonly url: string;
  readonly spellings: readonly { readonly text: string; readonly count: number }[];
  readonly links: number;
  readonly notes: number;
  readonly suspicious: boolean;
  readonly intended: boolean;
  readonly suggestions: readonly Suggestion[];
  readonly wantedBy: readonly Mention[];
}

export interface Why {
  readonly link: string;
  readonly from: NoteId;
  readonly steps: readonly ExplainedStep[];
  readonly to: FileId | null;
  readonly via: Via | null;
}

/** What the documents about links ask of a wiki. */
export interface LinkSource {
  links(id: NoteId): readonly ResolvedLink[];
  context(from: NoteId, start: number): { readonly text: string };
}

/** What the documents about notes ask of a wiki. */
export interface NoteSource extends LinkSource {
  counts(): Counts;
  notes(): readonly NoteId[];
  /** What is told of a note beside its places; asked after these, which are read from its file as it is now. */
  entry(id: NoteId): Pick<Note, 'title' | 'aliases' | 'tags'>;
  outline(id: NoteId): Outlined;
  url(id: FileId): string;
}

/** The places of a note that links can point to. */
interface Outlined {
  readonly headings: readonly (Pick<Heading, 'depth' | 'text' | 'anchor'> & { readonly line: number })[];
  readonly blocks: readonly string[];
}

/** `graph`: all notes, then all links. */
export function graphDocument(wiki: NoteSource) {
  return {
    version,
    vault: countsOf(wiki.counts()),
    notes: present(wiki.notes(), id => [noteOf(id, wiki)]),
    links: linksOf(wiki.notes(), wiki),
  };
}

/** One note as `graph` tells it, with its links and what links to it. */
export function noteDocument(id: NoteId, wiki: NoteSource, backlinks: Iterable<Mention>) {
  return { version, note: noteOf(id, wiki), links: linksOf([id], wiki), backlinks: lazily(backlinks, mentionOf) };
}

export function linksDocument(id: NoteId, wiki: LinkSource) {
  return { version, note: id, links: linksOf([id], wiki) };
}

export function backlinksDocument(id: FileId, mentions: Iterable<Mention>) {
  return { version, note: id, backlinks: lazily(mentions, mentionOf) };
}

export function mentionsDocument(id: NoteId, mentions: Iterable<UnlinkedMention>) {
  const unlinkedOf = ({ from, title, line, column, text, context }: UnlinkedMention) => {
    return { from, title, line, column, text, context: context.text };
  };
  return { version, note: id, mentions: lazily(mentions, unlinkedOf) };
}

/** `told`: the findings that are listed, when that is not all of them. */
export function checkDocument(counts: Counts, findings: readonly Finding[], told: Iterable<Finding> = findings) {
  return {
    version,
    vault: countsOf(counts),
    summary: Object.fromEntries(summary(findings)),
    findings: lazily(told, findingOf),
  };
}

export function missingDocument(pages: Iterable<MissingPage>) {
  return { version, missing: lazily(pages, missingPageOf) };
}

/** `orphans` and `deadends`. */
export function notesDocument(notes: Iterable<{ readonly id: NoteId; readonly title: string }>) {
  return { version, notes: lazily(notes, ({ id, title }) => ({ path: id, title })) };
}

export function tagsDocument(tags: Iterable<{ readonly tag: string; readonly notes: number }>) {
  return { version, tags: lazily(tags, ({ tag, notes }) => ({ tag, notes })) };
}

export function searchDocument({ query, total, hits, missing, tags }: SearchAnswer) {
  return {
    version,
    query,
    total,
    results: hits.map(({ id, title, line, heading, snippet, score }) => ({
      path: id,
      title,
      line,
      heading: heading?.text ?? null,
      snippet: snippet.text,
      score: Number(score.toPrecision(6)),
    })),
    missing: missing.map(({ title, url, links }) => ({ title, url, links })),
    tags: tags.map(({ tag, notes }) => ({ tag, notes })),
  };
}

export function statsDocument({ notes, links, attachments, missing, orphans, deadends, tags, words }: Stats) {
  return { version, notes, links, attachments, missing, orphans, deadends, tags, words };
}

export function whyDocument({ link, from, steps, to, via }: Why) {
  return {
    version,
    link,
    from,
    steps: steps.map(step => ({
      rule: step.rule,
      candidates: step.candidates,
      chosen: step.chosen,
      reason: reasonInFull(step),
    })),
    to,
    via,
  };
}

function countsOf({ notes, links, attachments }: Counts): Counts {
  return { notes, links, attachments };
}

function noteOf(id: NoteId, wiki: NoteSource) {
  const { headings, blocks } = wiki.outline(id);
  const { title, aliases, tags } = wiki.entry(id);
  return {
    path: id,
    title,
    aliases,
    tags,
    headings: headings.map(({ depth, text, anchor, line }) => ({ depth, text, anchor, line })),
    blocks,
    url: wiki.url(id),
  };
}

function linksOf(notes: Iterable<NoteId>, wiki: LinkSource) {
  return present(notes, id => wiki.links(id).map(link => linkOf(link, wiki)));
}

function unlessGone<Made>(made: () => readonly Made[]): readonly Made[] {
  try {
    return made();
  } catch (error) {
    if (error instanceof WikiError && error.code === 'note-not-found') return [];
    throw error;
  }
}

/** What is made of each note; nothing of one that is gone when its turn comes, as a long document takes a while to send. */
function present<Made>(notes: Iterable<NoteId>, made: (id: NoteId) => readonly Made[]): Iterable<Made> {
  return {
    *[Symbol.iterator]() {
      for (const id of notes) {
        yield* unlessGone(() => made(id));
      }
    },
  };
}

function linkOf({ link, target }: ResolvedLink, wiki: LinkSource) {
  const { from, span, raw, kind, heading, block, label } = link;
  return {
    from,
    line: span.line,
    column: span.column,
    offset: span.start,
    raw,
    kind,
    target: link.target,
    heading,
    block,
    label,
    context: wiki.context(from, span.start).text,
    status: target.state,
    to: target.state === 'missing' ? null : target.id,
    others: target.state === 'ambiguous' ? [...target.others].sort(byCodePoint) : [],
    via: target.state === 'missing' ? null : target.via,
  };
}

function mentionOf({ from, title, line, column, heading, kind, context }: Mention) {
  return { from, title, line, column, heading, kind, context: context.text };
}

function missingPageOf(page: MissingPage) {
  const { key, title, url, links, notes, suspicious, intended } = page;
  return {
    key,
    title,
    url,
    spellings: page.spellings.map(({ text, count }) => ({ text, count })),
    links,
    notes,
    suspicious,
    intended,
    suggestions: page.suggestions.map(suggestionOf),
    wantedBy: lazily(page.wantedBy, ({ from, line, column, heading, context }) => ({
      path: from,
      line,
      column,
      heading,
      context: context.text,
    })),
  };
}

function findingOf(finding: Finding) {
  const { rule, severity, path, line, column, endLine, endColumn, message, hint, target } = finding;
  const suggestions = finding.suggestions.map(suggestionOf);
  return { rule, severity, path, line, column, endLine, endColumn, message, hint, target, suggestions };
}

function suggestionOf({ path, reason }: Suggestion) {
  return { path, reason };
}

/** Each item made when it is asked for; the list may be walked again. */
function lazily<From, To>(items: Iterable<From>, made: (item: From) => To): Iterable<To> {
  return {
    *[Symbol.iterator]() {
      for (const item of items) yield made(item);
    },
  };
}
