/** `backlit links NOTE`: the links of a note in their order, and where each leads. */
import type { Command } from 'commander';
import type { NoteId, ResolvedLink } from '../model.ts';
import { linksDocument } from '../reports/documents.ts';
import { linksTable } from '../reports/tables.ts';
import type { Wiki } from '../wiki.ts';
import { askedNote } from './note.ts';
import { takesFormat, takesVault, type VaultOptions } from './options.ts';
import { counted, placer, sentence, way } from './printed.ts';
import type { Style } from './style.ts';
import { listFormats, tell, type ListOptions } from './tell.ts';
import type { Terminal } from './terminal.ts';
import { openVault } from './vault.ts';

export function define(command: Command, terminal: Terminal): void {
  command.argument('<note>', 'path of the note, with or without .md, or any name it answers to');
  takesFormat(takesVault(command), listFormats);
  command.action(async (note: string, vault: string | undefined, options: VaultOptions & ListOptions) => {
    const wiki = await openVault(vault, options, terminal);
    const id = askedNote(note, wiki, terminal);
    await tell(terminal, options, {
      pretty: () => pretty(id, wiki, terminal),
      document: () => linksDocument(id, wiki),
      table: linksTable,
    });
  });
}

function* pretty(id: NoteId, wiki: Wiki, terminal: Terminal): Generator<string> {
  const { style } = terminal;
  const place = placer(wiki.root, terminal);
  const links = wiki.links(id);
  for (const resolved of links) {
    const { from, span } = resolved.link;
    yield `${place(from, span.line, span.column)}  ${destination(resolved, style)}`;
    yield `  ${sentence(wiki.context(from, span.start), style)}`;
  }
  const missing = links.filter(({ target }) => target.state === 'missing').length;
  const found = missing === 0 ? 'all lead somewhere' : `${missing} of them missing`;
  yield links.length === 0 ? `${style.text(id)} has no links.` : `\n${counted(links.length, 'link')}, ${found}.`;
}

function destination({ target }: ResolvedLink, style: Style): string {
  switch (target.state) {
    case 'found':
      return `→ ${style.strong(target.id)} ${style.quiet(way(target.via))}`;
    case 'ambiguous':
      return `→ ${style.strong(target.id)} ${style.warning(`ambiguous: also ${target.others.join(', ')}`)}`;
    case 'missing':
      return style.error('missing');
  }
}
