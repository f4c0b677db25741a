/**
 * Which command the arguments ask for. Law: the first argument is a command's name, else an existing folder, which is
 * served, else a mistake, told with the nearest command.
 */
import { resolve } from 'node:path';
import { WikiError } from '../model.ts';
import { suggestions } from '../reports/suggest.ts';
import { commands } from './commands.ts';
import { isFolder } from './folder.ts';

export interface AskedCommand {
  /** Null: the program itself is asked, for its help or its version. */
  readonly name: string | null;
  /** Arguments of that command. */
  readonly rest: readonly string[];
}

/** Options of every command that take no value: they may stand before its name. */
const before: ReadonlySet<string> = new Set(['-q', '--quiet', '--gitignore', '--no-gitignore']);
const ofProgram: ReadonlySet<string> = new Set(['-h', '--help', '--version']);

export function askedCommand(args: readonly string[], cwd: string): AskedCommand {
  let skipped = 0;
  while (before.has(args[skipped] ?? '')) skipped++;
  const first = args[skipped];
  const rest = args.filter((_, place) => place !== skipped);
  if (first === undefined) return { name: 'serve', rest: args };
  if (ofProgram.has(first)) return { name: null, rest: [first] };
  if (first === 'help') return helpOf(args[skipped + 1]);
  const command = commands.find(({ name, alias }) => name === first || alias === first);
  if (command) return { name: command.name, rest };
  if (first.startsWith('-') || isFolder(resolve(cwd, first))) return { name: 'serve', rest: args };
  throw unknown(first);
}

function helpOf(name: string | undefined): AskedCommand {
  if (name === undefined) return { name: null, rest: ['--help'] };
  const command = commands.find(each => each.name === name || each.alias === name);
  if (!command) throw unknown(name);
  return { name: command.name, rest: ['--help'] };
}

function unknown(asked: string): WikiError {
  const names = commands.flatMap(({ name, alias }) => (alias === null ? [name] : [name, alias]));
  const [nearest] = suggestions(() => names.map(name => ({ path: name, names: [name] }))).for(asked, 1);
  const hint = nearest ? `Did you mean ${nearest.path}?` : 'backlit --help lists the commands.';
  return new WikiError('bad-usage', `“${asked}” is neither a command nor a folder.`, hint);
}
