/** Which folder a command reads, and opening it. */
import { resolve } from 'node:path';
import { WikiError } from '../model.ts';
import { openWiki, type Wiki } from '../wiki.ts';
import { isFolder } from './folder.ts';
import type { VaultOptions } from './options.ts';
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
  const wiki = openWiki(chosenVault(argument, terminal), { readIgnored: !options.gitignore });
  if (options.quiet !== true) for (const notice of wiki.notices) terminal.say(notice);
  await wiki.exact;
  return wiki;
}

function presence(value: string | undefined): string | undefined {
  return value === '' ? undefined : value;
}
