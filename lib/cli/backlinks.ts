/** `backlit backlinks NOTE`: every link to a note or an attachment, with the sentence it stands in. */
import type { Command } from 'commander';
import { backlinksDocument } from '../reports/documents.ts';
import { backlinksTable } from '../reports/tables.ts';
import type { Mention, Wiki } from '../wiki.ts';
import { askedFile } from './note.ts';
import { takesFormat, takesVault, type VaultOptions } from './options.ts';
import { counted, placer, sentence } from './printed.ts';
import { listFormats, tell, type ListOptions } from './tell.ts';
import type { Terminal } from './terminal.ts';
import { openVault } from './vault.ts';

export function define(command: Command, terminal: Terminal): void {
  command.argument('<note>', 'path of the note, with or without .md, or any name it answers to');
  takesFormat(takesVault(command), listFormats);
  command.action(async (note: string, vault: string | undefined, options: VaultOptions & ListOptions) => {
    const wiki = await openVault(vault, options, terminal);
    const id = askedFile(note, wiki, terminal);
    const { mentions, notes } = wiki.backlinks(id);
    await tell(terminal, options, {
      pretty: () => pretty(id, mentions, notes, wiki, terminal),
      document: () => backlinksDocument(id, mentions),
      table: backlinksTable,
    });
  });
}

function* pretty(
  id: string,
  mentions: readonly Mention[],
  notes: number,
  wiki: Wiki,
  terminal: Terminal,
): Generator<string> {
  const { style } = terminal;
  const place = placer(wiki.root, terminal);
  let from: string | null = null;
  for (const mention of mentions) {
    if (mention.from !== from) {
      if (from !== null) yield '';
      yield style.strong(mention.title);
      from = mention.from;
    }
    const under = mention.heading === null ? '' : ` ${style.quiet(`› ${mention.heading}`)}`;
    yield `  ${place(mention.from, mention.line, mention.column)}${under}`;
    yield `    ${sentence(mention.context, style)}`;
  }
  if (from === null) yield `Nothing links to ${style.text(id)} yet.`;
  else yield `\n${counted(mentions.length, 'link')} to ${style.text(id)} in ${counted(notes, 'note')}.`;
}
