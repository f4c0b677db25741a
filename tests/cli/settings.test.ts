import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Command } from 'commander';
import { describe, expect, test } from 'vitest';
import { commands } from '../../lib/cli/commands.ts';
import type { Terminal } from '../../lib/cli/terminal.ts';
import { mendable } from '../../lib/reports/fixes.ts';
import { rules } from '../../lib/reports/findings.ts';
import { resolved, type Schema } from '../../lib/vault/schema.ts';
import { backlit, vaultWith } from './bundle.ts';

const schema = JSON.parse(readFileSync(join(import.meta.dirname, '../../backlit.schema.json'), 'utf8')) as Schema;

describe('the schema knows', () => {
  test('every rule, in its order', () => {
    expect(schema.definitions?.['rule']?.enum).toEqual(rules);
    expect(sectionOf('fix')?.['rule']?.items?.enum).toEqual(mendable);
  });

  test.each(commands)('the options of $name', async ({ name, load }) => {
    const command = new Command(name);
    (await load()).define(command, {} as Terminal);
    const options = new Map(command.options.map(option => [option.attributeName(), option]));
    for (const [key, value] of Object.entries(sectionOf(name) ?? {})) {
      const option = options.get(key);
      expect(option, key).toBeDefined();
      expect(value.enum, key).toEqual(option?.argChoices);
      expect(value.type === 'boolean', key).toBe(option?.required === false);
    }
    const formats = options.get('format')?.argChoices ?? [];
    expect(sectionOf(name)?.['format'] !== undefined).toBe(formats.length > 1);
  });

  function sectionOf(command: string): Schema['properties'] {
    const section = schema.properties?.[command];
    return section === undefined ? undefined : resolved(section, schema).properties;
  }
});

const notes = '-- a.md --\n[[gone]] [[b#Nope]]\n-- b.md --\n[[a]]\n-- private/c.md --\n-- .gitignore --\nprivate\n';
const vault = (settings: object): string => vaultWith(`-- backlit.json --\n${JSON.stringify(settings)}\n${notes}`);

test('an option is as the file says, unless it is given', () => {
  const folder = vault({ check: { format: 'csv', rule: ['missing-heading'], max: 0, strict: true } });
  const rulesOf = (...args: string[]): unknown =>
    Object.keys((JSON.parse(backlit(['check', folder, '--json', ...args]).out) as { summary: object }).summary);
  expect(backlit(['check', folder])).toMatchObject({ code: 1, out: expect.stringMatching(/^rule,severity,[^\n]*\n$/) });
  expect(rulesOf()).toEqual(['missing-heading']);
  expect(rulesOf('--rule', 'missing-page')).toEqual(['missing-page']);
  expect(backlit(['check', folder, '--warn-only']).code).toBe(0);
});

test('a switch that the file has set can be unset, or overruled by its rival', () => {
  const folder = vault({ rules: { 'missing-page': 'warning', 'missing-heading': 'off' }, check: { strict: true } });
  expect(backlit(['check', folder]).code).toBe(1);
  expect(backlit(['check', '--no-strict', folder]).code).toBe(0);
  expect(backlit(['check', '--warn-only', folder]).code).toBe(0);
  const lenient = vault({ check: { warnOnly: true } });
  expect(backlit(['check', lenient]).code).toBe(0);
  expect(backlit(['check', '--strict', lenient]).code).toBe(1);
  expect(backlit(['check', '--help']).out).not.toContain('--no-strict');
});

test('rivals in the file are a mistake', () => {
  const { code, err } = backlit(['check', vault({ check: { strict: true, warnOnly: true } })]);
  expect({ code, err }).toEqual({
    code: 2,
    err: 'backlit: “strict” and “warnOnly” of “check” in backlit.json exclude each other.\n',
  });
});

test('“gitignore” holds for every command', () => {
  const folder = vault({ gitignore: false, orphans: { format: 'csv' } });
  expect(backlit(['orphans', folder]).out).toContain('private/c.md');
  expect(backlit(['orphans', '--gitignore', folder]).out).not.toContain('private/c.md');
});

test('a path is one from the folder of the file', () => {
  const folder = vault({ check: { baseline: 'known.json' } });
  expect(backlit(['check', '--update-baseline', folder]).code).toBe(0);
  expect(JSON.parse(readFileSync(join(folder, 'known.json'), 'utf8'))).toBeTruthy();
  expect(backlit(['check', folder]).code).toBe(0);
});

test.each(['check', 'serve', 'orphans', 'stats'])(
  'wrong settings end %s with 2, and with all that is wrong',
  command => {
    const { code, out, err } = backlit([command, vault({ linkorder: 'text-first', serve: { prot: 1 } })]);
    expect({ code, out }).toEqual({ code: 2, out: '' });
    expect(err).toBe(
      'backlit: “linkorder” is no setting (backlit.json:1:2).\n' +
        '  Did you mean “linkOrder”?\n' +
        '  “serve” has no “prot” (backlit.json:1:36). Did you mean “port”?\n',
    );
  },
);
