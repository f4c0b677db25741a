/** `backlit graph`: all notes and all links, as one document for other programs. */
import type { Command } from 'commander';
import { graphDocument } from '../reports/documents.ts';
import { jsonText } from '../reports/json-text.ts';
import { takesFormat, takesVault, type VaultOptions } from './options.ts';
import type { Terminal } from './terminal.ts';
import { openVault } from './vault.ts';

export function define(command: Command, terminal: Terminal): void {
  takesFormat(takesVault(command), ['json']);
  command.action(async (vault: string | undefined, options: VaultOptions) => {
    await terminal.print(jsonText(graphDocument(await openVault(vault, options, terminal))));
  });
}
