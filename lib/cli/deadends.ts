/** `backlit deadends`: notes without a found link to another note. */
import type { Command } from 'commander';
import { listsNotes } from './notes-list.ts';
import { counted } from './printed.ts';
import type { Terminal } from './terminal.ts';

export function define(command: Command, terminal: Terminal): void {
  listsNotes(command, terminal, wiki => wiki.deadends(), summary);
}

function summary(count: number): string {
  return count === 0
    ? 'No dead ends: every note links to another one.'
    : `${counted(count, 'dead end')}: no found link to another note.`;
}
