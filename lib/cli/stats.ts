/** `backlit stats`: the vault in figures. */
import type { Command } from 'commander';
import { statsDocument } from '../reports/documents.ts';
import { statsTable } from '../reports/tables.ts';
import type { Stats } from '../wiki.ts';
import { takesFormat, takesVault, type VaultOptions } from './options.ts';
import { figure } from './printed.ts';
import { listFormats, tell, type ListOptions } from './tell.ts';
import type { Terminal } from './terminal.ts';
import { openVault } from './vault.ts';

export function define(command: Command, terminal: Terminal): void {
  takesFormat(takesVault(command), listFormats);
  command.action(async (vault: string | undefined, options: VaultOptions & ListOptions) => {
    const stats = await (await openVault(vault, options, terminal)).stats();
    await tell(terminal, options, {
      pretty: () => pretty(stats, terminal),
      document: () => statsDocument(stats),
      table: statsTable,
    });
  });
}

function pretty(stats: Stats, { style }: Terminal): readonly string[] {
  const rows: readonly (readonly [label: string, count: number])[] = [
    ['notes', stats.notes],
    ['links', stats.links],
    ['attachments', stats.attachments],
    ['missing pages', stats.missing],
    ['orphans', stats.orphans],
    ['dead ends', stats.deadends],
    ['tags', stats.tags],
    ['words', stats.words],
  ];
  const width = Math.max(...rows.map(([, count]) => figure(count).length));
  return rows.map(([label, count]) => `${style.strong(figure(count).padStart(width))}  ${label}`);
}
