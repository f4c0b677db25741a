/**
 * `backlit`: from the arguments to a command, and from what happened to an exit code. Law: results go to stdout, all
 * else to stderr; every fault is told once, and whatever could not run ends with 2.
 */
import { Command, CommanderError } from 'commander';
import { version } from '../../package.json';
import { WikiError } from '../model.ts';
import { askedCommand } from './asked-command.ts';
import { commands } from './commands.ts';
import { takeOpposites, takeSettings } from './settings.ts';
import { openTerminal, type Terminal } from './terminal.ts';

const terminal = openTerminal(process, process.env.BACKLIT_BUILD ?? '');
run(process.argv.slice(2), terminal).catch((error: unknown) => terminal.endWith(told(error, terminal)));

async function run(args: readonly string[], terminal: Terminal): Promise<void> {
  const { name, rest } = askedCommand(args, terminal.cwd);
  const program = new Command('backlit')
    .description('A wiki over a folder of Markdown notes: every backlink, every missing page, and where each stands.')
    .usage('[command] [arguments] [vault]')
    .version(version, '--version', 'print the version')
    .helpOption('-h, --help', 'print help; after a command, its own')
    .helpCommand(false)
    .exitOverride()
    .configureOutput({ outputError: (text, write) => write(text.replace(/^error: /, 'backlit: ')) })
    .configureHelp({ subcommandTerm: command => termOf(command.name()) })
    .addHelpText('after', afterHelp);
  for (const { name: each, alias, summary, load } of commands) {
    const command = program.command(each).summary(summary).description(summary);
    if (alias !== null) command.alias(alias);
    if (each !== name) continue;
    (await load()).define(command, terminal);
    takeOpposites(command);
    command.hook('preAction', () => takeSettings(command, terminal));
  }
  await program.parseAsync(name === null ? rest : [name, ...rest], { from: 'user' });
}

/** A command in the list of the help, whose arguments are known before its file is loaded. */
function termOf(name: string): string {
  const { alias = null, asks = '' } = commands.find(each => each.name === name) ?? {};
  return `${name}${alias === null ? '' : `, ${alias}`} ${asks}`.trimEnd();
}

const afterHelp = `
Without a command, backlit serves the vault: backlit ~/notes
The vault is the folder given last, else $BACKLIT_VAULT, else ./notes if there,
else the current folder.`;

/** Says what went wrong, and gives the exit code. */
function told(error: unknown, { complain }: Terminal): 0 | 2 {
  // Commander has said it already, be it an error or the help that was asked for.
  if (error instanceof CommanderError) return error.exitCode === 0 ? 0 : 2;
  if (error instanceof WikiError) complain(error.message, error.hint);
  else complain('This should not have happened; it is a fault of Backlit.', trace(error));
  return 2;
}

function trace(error: unknown): string {
  return error instanceof Error ? (error.stack ?? error.message) : String(error);
}
