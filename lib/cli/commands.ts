/** All commands, in the order of the help. One line a command; its file is loaded only when it is asked for. */
import type { Command } from 'commander';
import type { Terminal } from './terminal.ts';

/** Gives a command its arguments, its options and what it does. */
export type Define = (command: Command, terminal: Terminal) => void;

export interface CommandEntry {
  readonly name: string;
  readonly alias: string | null;
  /** What follows its name, before the vault. */
  readonly asks: string;
  readonly summary: string;
  /** Its file. */
  load(): Promise<{ readonly define: Define }>;
}

export const commands: readonly CommandEntry[] = [
  entry('serve', '', 'browse the vault, live; also without a command', () => import('./serve.ts')),
  entry('check', '', 'every problem with its place', () => import('./check.ts')),
  entry('fix', '', 'mend what is certain: links to what was moved or renamed', () => import('./fix.ts')),
  entry('missing', '', 'pages that are wanted and not written', () => import('./missing.ts'), 'unresolved'),
  entry('backlinks', '<note>', 'links to a note, each with its sentence', () => import('./backlinks.ts')),
  entry('links', '<note>', 'links of a note, and where each leads', () => import('./links.ts')),
  entry('mentions', '<note>', 'places that name a note without linking to it', () => import('./mentions.ts')),
  entry('orphans', '', 'notes that no other note links to', () => import('./orphans.ts')),
  entry('deadends', '', 'notes that link to no other note', () => import('./deadends.ts')),
  entry('tags', '', 'tags, with the number of their notes', () => import('./tags.ts')),
  entry('stats', '', 'the vault in figures', () => import('./stats.ts')),
  entry(
    'search',
    '<query>',
    'what the notes say, best first: words, "phrases", tag:a path:b -not',
    () => import('./search.ts'),
  ),
  entry('why', '<link> --from <note>', 'how a link resolves, step by step', () => import('./why.ts')),
  entry('new', '<name>', 'create the note that a link of this name would find', () => import('./new.ts')),
  entry('graph', '', 'all notes and all links, for other programs', () => import('./graph.ts')),
];

function entry(
  name: string,
  asks: string,
  summary: string,
  load: CommandEntry['load'],
  alias: string | null = null,
): CommandEntry {
  return { name, asks, summary, load, alias };
}
