/** `backlit missing`: pages that are wanted and not written, each with everything that wants it. */
import type { Command } from 'commander';
import type { NoteId, Suggestion } from '../model.ts';
import { missingDocument } from '../reports/documents.ts';
import { missingTable } from '../reports/tables.ts';
import type { MissingPage, Wiki } from '../wiki.ts';
import { takesFormat, takesVault, type VaultOptions } from './options.ts';
import { counted, placer, sentence, series } from './printed.ts';
import type { Style } from './style.ts';
import { listFormats, tell, type ListOptions } from './tell.ts';
import type { Terminal } from './terminal.ts';
import { openVault } from './vault.ts';

export function define(command: Command, terminal: Terminal): void {
  takesFormat(takesVault(command), listFormats);
  command.action(async (vault: string | undefined, options: VaultOptions & ListOptions) => {
    const wiki = await openVault(vault, options, terminal);
    const pages = wiki.missing();
    await tell(terminal, options, {
      pretty: () => pretty(pages, wiki, terminal),
      document: () => missingDocument(pages),
      table: missingTable,
    });
  });
}

function* pretty(pages: readonly MissingPage[], wiki: Wiki, terminal: Terminal): Generator<string> {
  const { style } = terminal;
  const place = placer(wiki.root, terminal);
  const wanting = new Set<NoteId>();
  for (const page of pages) {
    yield heading(page, style);
    for (const { from, line, column, heading, context } of page.wantedBy) {
      wanting.add(from);
      yield `  ${place(from, line, column)}${heading === null ? '' : ` ${style.quiet(`› ${heading}`)}`}`;
      yield `    ${sentence(context, style)}`;
    }
    const { suggestions } = page;
    if (suggestions.length > 0) yield `  Did you mean ${guesses(suggestions, style)}?`;
    yield '';
  }
  yield summary(pages, wanting.size, wiki);
}

function heading({ title, links, notes, suspicious, intended }: MissingPage, style: Style): string {
  const wanted = `wanted by ${counted(links, 'link')} in ${counted(notes, 'note')}`;
  const doubt = suspicious ? `  ${style.warning('likely not meant as a link')}` : '';
  const plan = intended ? `  ${style.info('intended')}` : '';
  return `${style.strong(title)}  ${style.quiet(wanted)}${doubt}${plan}`;
}

function guesses(suggestions: readonly Suggestion[], style: Style): string {
  return series(
    suggestions.map(({ path, reason }) => `${style.text(path)} ${style.quiet(`(${reason})`)}`),
    'or',
  );
}

function summary(pages: readonly MissingPage[], wanting: number, wiki: Wiki): string {
  const { notes, links } = wiki.counts();
  if (pages.length === 0) return `No page is missing: ${counted(links, 'link')} in ${counted(notes, 'note')}.`;
  const wanted = pages.reduce((sum, page) => sum + page.links, 0);
  return `${counted(pages.length, 'missing page')}, wanted by ${counted(wanted, 'link')} in ${counted(wanting, 'note')}.`;
}
