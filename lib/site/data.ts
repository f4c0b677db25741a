/** `/api/…`: the same documents as the commands print. */
import type { NoteId } from '../model.ts';
import { checkDocument, graphDocument, missingDocument, noteDocument, statsDocument } from '../reports/documents.ts';
import { checklist } from '../reports/checklist.ts';
import { csvText } from '../reports/csv-text.ts';
import { jsonText } from '../reports/json-text.ts';
import { missingTable } from '../reports/tables.ts';
import { viewOf } from '../pages/missing-view.ts';
import type { Mention, MissingPage, Wiki } from '../wiki.ts';
import type { Ask, Route } from './ask.ts';
import { download, json, type Reply } from './reply.ts';

export const graph: Route = ({ site }) => document(graphDocument(site.wiki()));

export const missingPages: Route = async ask => document(missingDocument(await missingAsked(ask)));

/** `/api/missing.csv` */
export const missingRows: Route = async ask =>
  download('missing.csv', 'text/csv', csvText(missingTable(missingDocument(await missingAsked(ask)))));

/** `/api/missing.md` */
export const missingChecklist: Route = async ask =>
  download('missing.md', 'text/markdown', checklist(await missingAsked(ask)));

/** All of them, or those that the report shows under the same query. */
async function missingAsked({ site, params }: Ask): Promise<readonly MissingPage[]> {
  const { pages } = await site.wiki().missingIn({ ...viewOf(params), group: null });
  return pages;
}

export const findings: Route = async ({ site }) => {
  const wiki = site.wiki();
  return document(checkDocument(wiki.counts(), await wiki.findings()));
};

export const stats: Route = async ({ site }) => document(statsDocument(await site.wiki().stats()));

/** `/api/notes/<path>.json`: a note, its links and its backlinks. */
export const note: Route = ({ site, rest }) => {
  const path = rest.join('/');
  const wiki = site.wiki();
  const located = wiki.locate(path.replace(/\.json$/, ''));
  if (!path.endsWith('.json') || located.at !== 'note') return null;
  return document(noteDocument(located.id, wiki, mentions(wiki, located.id)));
};

/** Backlinks with their sentences, read as they are sent: a hub may have 100,000 of them. */
function* mentions(wiki: Wiki, id: NoteId): Generator<Mention> {
  const count = 200;
  for (let from = 0; ; from += count) {
    const { mentions: some } = wiki.backlinks(id, { from, count });
    yield* some;
    if (some.length < count) return;
  }
}

/** Letters of a piece: others are answered between two of them, and each sentence in it is read from its note. */
const pieceLength = 1 << 12;
/** Letters of a document that is sent whole. */
const small = 1 << 16;

/** A small document is sent whole, so that it has a tag; a large one piece by piece as it is made. */
async function document(content: object): Promise<Reply> {
  const pieces = jsonText(content, pieceLength);
  let begun = '';
  for (;;) {
    const { done, value } = pieces.next();
    if (done === true) return { ...json(begun), keep: true };
    begun += value;
    if (begun.length > small) return json(chain(begun, pieces));
    await new Promise(resolve => setImmediate(resolve));
  }
}

function* chain(begun: string, others: Iterable<string>): Generator<string> {
  yield begun;
  yield* others;
}
