/** `backlit tags`: all tags, with the number of notes that bear them. */
import type { Command } from 'commander';
import { tagsDocument } from '../reports/documents.ts';
import { tagsTable } from '../reports/tables.ts';
import type { TagCount } from '../reports/tags.ts';
import { takesFormat, takesVault, type VaultOptions } from './options.ts';
import { counted, figure } from './printed.ts';
import { listFormats, tell, type ListOptions } from './tell.ts';
import type { Terminal } from './terminal.ts';
import { openVault } from './vault.ts';

export function define(command: Command, terminal: Terminal): void {
  takesFormat(takesVault(command), listFormats);
  command.action(async (vault: string | undefined, options: VaultOptions & ListOptions) => {
    const tags = (await openVault(vault, options, terminal)).tags();
    await tell(terminal, options, {
      pretty: () => pretty(tags, terminal),
      document: () => tagsDocument(tags),
      table: tagsTable,
    });
  });
}

function* pretty(tags: readonly TagCount[], { style }: Terminal): Generator<string> {
  const width = tags.reduce((widest, { notes }) => Math.max(widest, figure(notes).length), 0);
  for (const { tag, notes } of tags) yield `${figure(notes).padStart(width)}  ${style.strong(`#${tag}`)}`;
  yield tags.length === 0 ? 'No note has a tag.' : `\n${counted(tags.length, 'tag')}.`;
}
