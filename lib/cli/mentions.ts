/** `backlit mentions NOTE`: every place that names a note without linking to it, with its sentence. */
import type { Command } from 'commander';
import { mentionsDocument } from '../reports/documents.ts';
import { mentionsTable } from '../reports/tables.ts';
import type { Unlinked, Wiki } from '../wiki.ts';
import { askedNote } from './note.ts';
import { takesFormat, takesVault, type VaultOptions } from './options.ts';
import { counted, placer, sentence, series } from './printed.ts';
import { listFormats, tell, type ListOptions } from './tell.ts';
import type { Terminal } from './terminal.ts';
import { openVault } from './vault.ts';

export function define(command: Command, terminal: Terminal): void {
  command.argument('<note>', 'path of the note, with or without .md, or any name it answers to');
  takesFormat(takesVault(command), listFormats);
  command.action(async (note: string, vault: string | undefined, options: VaultOptions & ListOptions) => {
    const wiki = await openVault(vault, options, terminal);
    const id = askedNote(note, wiki, terminal);
    const unlinked = await wiki.unlinked({ note: id });
    await tell(terminal, options, {
      pretty: () => pretty(id, unlinked, wiki, terminal),
      document: () => mentionsDocument(id, unlinked.mentions),
      table: mentionsTable,
    });
  });
}

function* pretty(id: string, { names, mentions }: Unlinked, wiki: Wiki, terminal: Terminal): Generator<string> {
  const { style } = terminal;
  const place = placer(wiki.root, terminal);
  let from: string | null = null;
  let notes = 0;
  for (const mention of mentions) {
    if (mention.from !== from) {
      if (from !== null) yield '';
      yield style.strong(mention.title);
      from = mention.from;
      notes++;
    }
    const under = mention.heading === null ? '' : ` ${style.quiet(`› ${mention.heading}`)}`;
    yield `  ${place(mention.from, mention.line, mention.column)}${under}`;
    yield `    ${sentence(mention.context, style)}`;
  }
  const called = series(
    names.map(name => `“${style.text(name)}”`),
    'or',
  );
  if (names.length === 0) yield `The names of ${style.text(id)} are too short to be looked for.`;
  else if (from === null) yield `No other note says ${called} without linking to ${style.text(id)}.`;
  else yield `\n${counted(mentions.length, 'mention')} of ${called} in ${counted(notes, 'note')}, not linked.`;
}
