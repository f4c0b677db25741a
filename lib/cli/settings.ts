/**
 * What `backlit.json` says of a command's options. Law: flags before environment before file; an option that is added
 * to a command needs no more here than its line in `backlit.schema.json`.
 */
import { Option, type Command } from 'commander';
import { WikiError } from '../model.ts';
import { settingsOf } from '../wiki.ts';
import type { Terminal } from './terminal.ts';
import { chosenVault } from './vault.ts';

/** Gives every switch its opposite, which help does not tell: what the file has set can be unset. */
export function takeOpposites(command: Command): void {
  const known = new Set(command.options.map(option => option.long));
  for (const { long, negate, required, optional } of command.options.slice()) {
    if (typeof long !== 'string' || required || optional) continue;
    const opposite = negate ? long.replace(/^--no-/, '--') : long.replace(/^--/, '--no-');
    if (!known.has(opposite)) command.addOption(new Option(opposite).hideHelp());
  }
}

/** Gives the command's options what the file of its vault says, unless they are given. */
export function takeSettings(command: Command, terminal: Terminal): void {
  const place = command.registeredArguments.findIndex(argument => argument.name() === 'vault');
  const { gitignore, commands } = settingsOf(chosenVault(command.processedArgs[place] as string | undefined, terminal));
  const values = new Map(Object.entries(commands.get(command.name()) ?? {}));
  if (gitignore !== undefined) values.set('gitignore', gitignore);
  for (const [name, value] of values) {
    if (isGiven(name, command)) continue;
    const rivals = rivalsOf(name, command);
    if (rivals.some(rival => isGiven(rival, command))) continue;
    const rival = rivals.find(each => value === true && values.get(each) === true);
    if (rival !== undefined) {
      throw new WikiError(
        'bad-settings',
        `“${name}” and “${rival}” of “${command.name()}” in backlit.json exclude each other`,
      );
    }
    command.setOptionValueWithSource(name, value, 'config');
  }
}

function isGiven(name: string, command: Command): boolean {
  return ['cli', 'env'].includes(command.getOptionValueSource(name) ?? '');
}

/** Options that cannot stand beside this one. */
function rivalsOf(name: string, { options }: Command): readonly string[] {
  const rivals = (option: Option): readonly string[] => (option as Rivalling).conflictsWith;
  return options.flatMap(option =>
    option.attributeName() === name ? rivals(option) : rivals(option).includes(name) ? [option.attributeName()] : [],
  );
}

/** What `conflicts()` was told; commander declares it without a type. */
type Rivalling = Option & { readonly conflictsWith: readonly string[] };
