/** Which folder a command reads, and opening it. */
import { join, resolve } from 'node:path';
import { WikiError } from '../model.ts';
import { openWiki, type Wiki } from '../wiki.ts';
import { isFolder } from './folder.ts';
import type { VaultOptions } from './options.ts';
import { figure } from './printed.ts';
import type { Terminal } from './terminal.ts';

/** The argument, else `$BACKLIT_VAULT`, else `./notes` if there, else the current folder; as an absolute path. */
export function chosenVault(argument: string | undefined, { cwd, env }: Pick<Terminal, 'cwd' | 'env'>): string {
  const named = argument ?? presence(env.BACKLIT_VAULT);
  if (named === undefined) return isFolder(resolve(cwd, 'notes')) ? resolve(cwd, 'notes') : cwd;
  const path = resolve(cwd, named);
  if (isFolder(path)) return path;
  const from = argument === undefined ? ' $BACKLIT_VAULT names it.' : '';
  throw new WikiError(
    'vault-not-found',
    `There is no folder “${named}”.${from}`,
    'Give the folder that holds the notes.',
  );
}

/** Reads the vault, every note in its exact meaning; what was left out is said once. */
export async function openVault(
  argument: string | undefined,
  options: VaultOptions,
  terminal: Terminal,
): Promise<Wiki> {
  const shows = terminal.showsProgress && options.quiet !== true;
  const wiki = openWiki(chosenVault(argument, terminal), {
    readIgnored: !options.gitignore,
    gradually: shows ? quietTime : undefined,
    threads: { path: join(terminal.build, 'reading-worker.js') },
    filesAhead: { path: join(terminal.build, 'files-worker.js') },
  });
  if (options.quiet !== true) for (const notice of wiki.notices) terminal.say(notice);
  if (shows) await watched(wiki.exact, () => wiki.reading, terminal);
  else await wiki.exact;
  return wiki;
}

/** Milliseconds of reading that need no words. */
const quietTime = 250;
/** Milliseconds between two looks at how far the reading has come. */
const lookEvery = 100;

/** Waits for the reading of a vault, showing how far it has come. */
export async function watched(
  reading: Promise<void>,
  progress: () => Wiki['reading'],
  { progress: show }: Pick<Terminal, 'progress'>,
): Promise<void> {
  const timer = setInterval(() => {
    const now = progress();
    if (now !== null) show(`Reading notes: ${figure(now.read)} of ${figure(now.total)}`);
  }, lookEvery);
  try {
    await reading;
  } finally {
    clearInterval(timer);
    show(null);
  }
}

function presence(value: string | undefined): string | undefined {
  return value === '' ? undefined : value;
}
