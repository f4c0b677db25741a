/** Arguments and options that commands share. */
import { InvalidArgumentError, Option, type Command } from 'commander';

/** Of every command. */
export interface VaultOptions {
  /** False: read also what the vault's .gitignore files name. */
  readonly gitignore: boolean;
  readonly quiet?: true;
}

export interface FormatOptions<Format extends string> {
  readonly format: Format;
  readonly json?: true;
}

/** The last argument of every command, and the options of all. */
export function takesVault(command: Command): Command {
  return command
    .argument('[vault]', 'folder with the notes (default: $BACKLIT_VAULT, else ./notes if there, else .)')
    .option('--no-gitignore', "read also what the vault's .gitignore files name")
    .option('-q, --quiet', 'say nothing but results and errors');
}

/** `--format`, with the formats there are; the first one is the default. `--json` for short. */
export function takesFormat(command: Command, formats: readonly string[]): Command {
  return command
    .addOption(new Option('--format <format>', 'how to tell it').choices(formats).default(formats[0]))
    .addOption(new Option('--json', 'short for --format json').conflicts('format'));
}

export function chosenFormat<Format extends string>({ format, json }: FormatOptions<Format>): Format | 'json' {
  return json === true ? 'json' : format;
}

/** The value of an option that counts something. */
export function wholeNumber(value: string): number {
  if (/^\d{1,9}$/.test(value)) return Number(value);
  throw new InvalidArgumentError('It is not a whole number.');
}
