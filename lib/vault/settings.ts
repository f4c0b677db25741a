/**
 * `backlit.json` in the vault's root, which is optional. Law: `backlit.schema.json` alone says what may stand in it; a
 * file with anything wrong in it sets nothing.
 */
import { readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import schema from '../../backlit.schema.json';
import type { LinkOrder } from '../markdown/reading.ts';
import type { Rule, Severity } from '../model.ts';
import { JsonFault, parseJson, plainValue, type Json } from './json.ts';
import { resolved, violations, type Schema, type Violation } from './schema.ts';

export interface Settings {
  /** The file as it was read; null when there is none. */
  readonly text: string | null;
  readonly title?: string;
  readonly description?: string;
  readonly lang?: string;
  /** Template of the addresses under which a file can be changed on the web. */
  readonly editUrl?: string;
  /** Name of an editor, or a template of the addresses it answers to. */
  readonly editor?: string;
  readonly linkOrder?: LinkOrder;
  readonly rules?: Readonly<Partial<Record<Rule, Severity | 'off'>>>;
  /** Patterns in the syntax of `.gitignore`. */
  readonly ignore?: readonly string[];
  readonly gitignore?: boolean;
  /** Names of pages, or tags with their `#`. */
  readonly wanted?: readonly string[];
  /** What the options of a command are unless they are given, by the command's name; paths are absolute. */
  readonly commands: ReadonlyMap<string, OptionValues>;
}

/** By the option's long name in camel case. */
export type OptionValues = Readonly<Record<string, OptionValue>>;
export type OptionValue = string | number | boolean | readonly string[];

export interface SettingsProblem extends Omit<Violation, 'at'> {
  readonly line: number;
  readonly column: number;
}

/** What the file says. */
export interface SettingsFile {
  readonly settings: Settings;
  /** In the order of the text. */
  readonly problems: readonly SettingsProblem[];
}

const none: Settings = { text: null, commands: new Map() };

export function readSettings(vault: string): SettingsFile {
  const text = settingsText(vault);
  if (text === null) return { settings: none, problems: [] };
  try {
    if (text === undefined) throw new JsonFault(0, 'it cannot be read', 'Check its permissions.');
    const json = parseJson(text);
    const found = violations(json, schema);
    return found.length > 0 ? broken(text, found) : { settings: settingsOf(json, text, vault), problems: [] };
  } catch (error) {
    if (!(error instanceof JsonFault)) throw error;
    const { at, message, hint } = error;
    return broken(text ?? '', [{ at, message, written: null, candidates: [], hint }]);
  }
}

/** The file as it is now; null when there is none, undefined when it is there and cannot be read. */
export function settingsText(vault: string): string | null | undefined {
  try {
    return readFileSync(join(vault, 'backlit.json'), 'utf8').replace(/^\ufeff/, '');
  } catch (error) {
    const { code = '' } = error as NodeJS.ErrnoException;
    return ['ENOENT', 'ENOTDIR'].includes(code) ? null : undefined;
  }
}

function broken(text: string, found: readonly Violation[]): SettingsFile {
  return { settings: none, problems: found.map(({ at, ...told }) => ({ ...told, ...placeOf(at, text) })) };
}

function placeOf(at: number, text: string): { readonly line: number; readonly column: number } {
  const lines = text.slice(0, at).split(/\r\n?|\n/);
  return { line: lines.length, column: (lines.at(-1)?.length ?? 0) + 1 };
}

/** Its parts; an object is the section of a command, except for `rules`. */
function settingsOf(json: Json, text: string, vault: string): Settings {
  const own: Record<string, unknown> = {};
  const commands = new Map<string, OptionValues>();
  for (const [key, value] of Object.entries(plainValue(json) as object)) {
    if (key === 'rules' || Array.isArray(value) || typeof value !== 'object') own[key] = value;
    else commands.set(key, withPathsFrom(vault, key, value as OptionValues));
  }
  return { ...own, text, commands };
}

/** A path in the file is one from the folder it is in, wherever the command runs. */
function withPathsFrom(vault: string, command: string, values: OptionValues): OptionValues {
  const known: Schema = schema.properties[command as keyof typeof schema.properties];
  const options = resolved(known, schema).properties ?? {};
  return Object.fromEntries(
    Object.entries(values).map(([name, value]) => [
      name,
      options[name]?.format === 'path' && typeof value === 'string' ? resolve(vault, value) : value,
    ]),
  );
}
