/** `backlit orphans`: notes that no other note links to; the home page is none. */
import type { Command } from 'commander';
import { listsNotes } from './notes-list.ts';
import { counted } from './printed.ts';
import type { Terminal } from './terminal.ts';

export function define(command: Command, terminal: Terminal): void {
  listsNotes(command, terminal, wiki => wiki.orphans(), summary);
}

function summary(count: number): string {
  return count === 0
    ? 'No orphans: every note is linked from another one.'
    : `${counted(count, 'orphan')}: no other note links there.`;
}
