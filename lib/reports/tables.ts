/**
 * Documents as tables: the same leaf fields, one row per innermost item. A list that stands beside the innermost one
 * (the spellings of a missing page, the losers of an ambiguous link) is one cell.
 */
import type {
  backlinksDocument,
  checkDocument,
  linksDocument,
  mentionsDocument,
  missingDocument,
  notesDocument,
  searchDocument,
  statsDocument,
  tagsDocument,
  whyDocument,
} from './documents.ts';

export type Cell = string | number | boolean | null;

export interface Table {
  readonly columns: readonly string[];
  readonly rows: Iterable<readonly Cell[]>;
}

export function missingTable({ missing }: ReturnType<typeof missingDocument>): Table {
  const page = ['key', 'title', 'url', 'spellings', 'links', 'notes', 'suspicious', 'intended', 'suggestions'] as const;
  const place = ['path', 'line', 'column', 'heading', 'context'] as const;
  return table([...page, ...place], function* () {
    for (const { wantedBy, spellings, suggestions, ...rest } of missing) {
      const texts = spellings.map(({ text }) => text);
      const paths = suggestions.map(({ path }) => path);
      for (const wanted of wantedBy) yield { ...rest, spellings: texts, suggestions: paths, ...wanted };
    }
  });
}

export function checkTable({ findings }: ReturnType<typeof checkDocument>): Table {
  const place = ['rule', 'severity', 'path', 'line', 'column', 'endLine', 'endColumn'] as const;
  return table([...place, 'message', 'hint', 'target', 'suggestions'], function* () {
    for (const { suggestions, ...rest } of findings)
      yield { ...rest, suggestions: suggestions.map(({ path }) => path) };
  });
}

export function backlinksTable({ note, backlinks }: ReturnType<typeof backlinksDocument>): Table {
  const columns = ['note', 'from', 'title', 'line', 'column', 'heading', 'kind', 'context'] as const;
  return table(columns, function* () {
    for (const backlink of backlinks) yield { note, ...backlink };
  });
}

export function mentionsTable({ note, mentions }: ReturnType<typeof mentionsDocument>): Table {
  return table(['note', 'from', 'title', 'line', 'column', 'text', 'context'], function* () {
    for (const mention of mentions) yield { note, ...mention };
  });
}

export function linksTable({ links }: ReturnType<typeof linksDocument>): Table {
  const source = ['from', 'line', 'column', 'offset', 'raw', 'kind', 'target', 'heading', 'block', 'label'] as const;
  return table([...source, 'context', 'status', 'to', 'others', 'via'], () => links);
}

export function notesTable({ notes }: ReturnType<typeof notesDocument>): Table {
  return table(['path', 'title'], () => notes);
}

export function searchTable({ query, results }: ReturnType<typeof searchDocument>): Table {
  return table(['query', 'path', 'title', 'line', 'heading', 'snippet', 'score'], function* () {
    for (const result of results) yield { query, ...result };
  });
}

export function tagsTable({ tags }: ReturnType<typeof tagsDocument>): Table {
  return table(['tag', 'notes'], () => tags);
}

export function statsTable(stats: ReturnType<typeof statsDocument>): Table {
  const columns = ['notes', 'links', 'attachments', 'missing', 'orphans', 'deadends', 'tags', 'words'] as const;
  return table(columns, () => [stats]);
}

export function whyTable({ link, from, steps, to, via }: ReturnType<typeof whyDocument>): Table {
  const columns = ['link', 'from', 'rule', 'candidates', 'chosen', 'reason', 'to', 'via'] as const;
  return table(columns, () => steps.map(step => ({ link, from, ...step, to, via })));
}

/** A table whose items hold at least these columns. */
function table<Column extends string>(
  columns: readonly Column[],
  items: () => Iterable<Readonly<Record<Column, Cell | readonly string[]>>>,
): Table {
  return {
    columns,
    rows: {
      *[Symbol.iterator]() {
        for (const item of items()) yield columns.map(column => cellOf(item[column]));
      },
    },
  };
}

function cellOf(value: Cell | readonly string[]): Cell {
  return typeof value === 'object' && value !== null ? value.join('; ') : value;
}
