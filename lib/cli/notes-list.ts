/** Commands whose result is a list of notes. */
import type { Command } from 'commander';
import { notesDocument } from '../reports/documents.ts';
import { notesTable } from '../reports/tables.ts';
import type { Entry, Wiki } from '../wiki.ts';
import { takesFormat, takesVault, type VaultOptions } from './options.ts';
import { listFormats, tell, type ListOptions } from './tell.ts';
import type { Terminal } from './terminal.ts';
import { openVault } from './vault.ts';

/** `summary` says in a sentence how many there are. */
export function listsNotes(
  command: Command,
  terminal: Terminal,
  notesOf: (wiki: Wiki) => readonly Entry[],
  summary: (count: number) => string,
): void {
  takesFormat(takesVault(command), listFormats);
  command.action(async (vault: string | undefined, options: VaultOptions & ListOptions) => {
    const notes = notesOf(await openVault(vault, options, terminal));
    await tell(terminal, options, {
      pretty: () => pretty(notes, summary(notes.length), terminal),
      document: () => notesDocument(notes),
      table: notesTable,
    });
  });
}

function* pretty(notes: readonly Entry[], summary: string, { style }: Terminal): Generator<string> {
  for (const { id, title } of notes) yield `${style.place(id)}  ${style.quiet(title)}`;
  yield notes.length > 0 ? `\n${summary}` : summary;
}
