/**
 * What the page of a file that is no note shows of it: a canvas by its cards, a notebook by its cells, a drawing by its
 * words, anything else by its text. Law: it is all read as a note is, so that links lead somewhere and nothing runs.
 */
import type { AttachmentId, ShownNote } from '../model.ts';
import { extensionOf } from '../names/paths.ts';
import { canvasItems } from './canvas.ts';
import { shownItems } from './embedded.ts';
import { pagedKind, type PagedKind } from './file-pages.ts';
import type { VaultIndex } from './index.ts';
import { fenced, fields, text, type Item } from './items.ts';

export interface PagedFile {
  readonly kind: PagedKind;
  readonly bytes: number;
  /** Null when it is too large, or not what its name says. */
  readonly shown: ShownNote | null;
  /** Only the beginning is shown. */
  readonly cut: boolean;
}

/** Larger files are not read, and of what is read no more is shown. */
const largest = 4 * 1024 * 1024;
const most = { characters: 64 * 1024, items: 150 };

/** Null when it has no page, or is gone. */
export function pagedFile(id: AttachmentId, index: VaultIndex): PagedFile | null {
  const kind = pagedKind(id);
  const facts = index.facts(id);
  if (kind === null || facts === null) return null;
  const source = facts.bytes > largest ? null : index.fileText(id);
  const items = source === null ? null : itemsOf(kind, source, id);
  const kept = items?.slice(0, most.items) ?? null;
  const cut = (items?.length ?? 0) > most.items || (isPlain(kind) && (source?.length ?? 0) > most.characters);
  return { kind, bytes: facts.bytes, shown: kept === null ? null : shownItems(id, kept, index), cut };
}

function isPlain(kind: PagedKind): boolean {
  return kind === 'text' || kind === 'table' || kind === 'base';
}

function itemsOf(kind: PagedKind, source: string, id: AttachmentId): readonly Item[] | null {
  if (isPlain(kind)) {
    const language = kind === 'base' ? 'yaml' : extensionOf(id);
    return source.trim() === '' ? [] : [{ markdown: fenced(source.slice(0, most.characters), language) }];
  }
  const json = parsed(source);
  if (json === null) return null;
  return kind === 'canvas' ? canvasItems(json) : kind === 'notebook' ? cellsOf(json) : wordsOf(json);
}

/** An empty canvas is an empty file. */
function parsed(source: string): unknown {
  if (source.trim() === '') return {};
  try {
    return JSON.parse(source) as unknown;
  } catch {
    return null;
  }
}

function cellsOf(notebook: unknown): readonly Item[] {
  const { cells, metadata } = fields(notebook);
  const language = text(fields(fields(metadata)['language_info'])['name']).replace(/[^\w+#-]/g, '');
  return (Array.isArray(cells) ? cells : []).flatMap((cell: unknown): Item[] => {
    const { cell_type: type, source, outputs } = fields(cell);
    const written = text(source);
    if (type === 'markdown') return [{ card: written }];
    const code = written === '' ? [] : [{ markdown: fenced(written, type === 'code' ? language : '') }];
    return [...code, ...(Array.isArray(outputs) ? outputs : []).flatMap(outputOf)];
  });
}

/** What a cell printed; pictures and pages in it are left to the program that made them. */
function outputOf(output: unknown): Item[] {
  const { text: printed, data } = fields(output);
  const shown = text(printed) || text(fields(data)['text/plain']);
  return shown.trim() === '' ? [] : [{ markdown: fenced(shown, '') }];
}

function wordsOf(drawing: unknown): readonly Item[] {
  const { elements } = fields(drawing);
  return (Array.isArray(elements) ? elements : []).flatMap((element: unknown): Item[] => {
    const { type, text: words, isDeleted } = fields(element);
    return type === 'text' && isDeleted !== true && text(words).trim() !== '' ? [{ card: text(words) }] : [];
  });
}
