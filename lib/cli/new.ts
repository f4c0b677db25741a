/** `backlit new NAME`: creates the note where a link of that name would find it; never overwrites. */
import type { Command } from 'commander';
import { basename, join, relative } from 'node:path';
import { WikiError } from '../model.ts';
import { unfitness } from '../reports/new-name.ts';
import type { Wiki } from '../wiki.ts';
import { createFile } from './create-file.ts';
import { takesVault, type VaultOptions } from './options.ts';
import { counted } from './printed.ts';
import type { Terminal } from './terminal.ts';
import { openVault } from './vault.ts';

export function define(command: Command, terminal: Terminal): void {
  command.argument('<name>', 'name of the note as a link would give it, folders included');
  takesVault(command).action(async (asked: string, vault: string | undefined, options: VaultOptions) => {
    const name = fitting(asked.trim());
    const wiki = await openVault(vault, options, terminal);
    refuseTaken(name, wiki);
    const path = wiki.pathFor(name);
    createFile(wiki.root, path, `# ${basename(path, '.md')}\n`);
    await terminal.print([`${join(relative(terminal.cwd, wiki.root), path)}\n`]);
    if (options.quiet !== true) terminal.say(welcome(name, path, wiki));
  });
}

function fitting(name: string): string {
  const reason = unfitness(name);
  if (reason === null) return name;
  throw new WikiError('bad-usage', `“${name}” cannot be the name of a note: ${reason}.`);
}

function refuseTaken(name: string, wiki: Wiki): void {
  const target = wiki.find(name);
  if (target.state === 'missing') return;
  throw new WikiError(
    'exists',
    `A link to “${name}” already leads to “${target.id}”.`,
    'Open that note, or choose another name.',
  );
}

/** What has become of the links that wanted it. */
function welcome(name: string, path: string, wiki: Wiki): string {
  wiki.refresh([path]);
  const target = wiki.find(name);
  if (target.state === 'missing') return 'The file is there, but the vault does not read it: a .gitignore may name it.';
  const { links, notes } = wiki.backlinks(target.id, { from: 0, count: 0 });
  return links === 0
    ? 'Nothing links to it yet.'
    : `${counted(links, 'link')} in ${counted(notes, 'note')} now lead to it.`;
}
