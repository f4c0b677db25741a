/**
 * `backlit check`: every problem of the vault with its place. Law: `--max` and the format decide what is told, never
 * the exit code: 0 is clean, 1 means errors (with `--strict` warnings too), 2 that nothing could be checked. What a
 * baseline knows is no problem, in whatever format it is told.
 */
import { Option, type Command } from 'commander';
import { rules } from '../reports/findings.ts';
import { ordinals } from '../reports/fingerprints.ts';
import { mostResults } from '../reports/sarif.ts';
import { baselineOf, type BaselineOptions } from './check-baseline.ts';
import { forms, type Format } from './check-formats.ts';
import type { Checked } from './checked.ts';
import {
  chosenFormat,
  takesFormat,
  takesVault,
  wholeNumber,
  type FormatOptions,
  type VaultOptions,
} from './options.ts';
import { figure } from './printed.ts';
import { projectOf } from './project.ts';
import { rulesAmong } from './rule-option.ts';
import { summarise } from './step-summary.ts';
import type { Terminal } from './terminal.ts';
import { openVault } from './vault.ts';

interface CheckOptions extends VaultOptions, FormatOptions<Format>, BaselineOptions {
  readonly max?: number;
  readonly strict?: true;
  readonly warnOnly?: true;
}

export function define(command: Command, terminal: Terminal): void {
  takesFormat(takesVault(command), Object.keys(forms))
    .option('--rule <ids>', 'only these rules, divided by commas', rulesAmong(rules))
    .option('--baseline <file>', 'only problems that this file does not know')
    .option('--update-baseline', 'write what is found into that file')
    .option('--max <n>', 'tell only the first n problems', wholeNumber)
    .option('--strict', 'warnings fail too')
    .addOption(new Option('--warn-only', 'problems never fail').conflicts('strict'))
    .addHelpText('after', afterHelp)
    .action(async (vault: string | undefined, options: CheckOptions) => {
      const checked = await check(vault, options, terminal);
      const format = chosenFormat(options);
      terminal.endWith(checked.findings.some(checked.fails) ? 1 : 0);
      await terminal.print(forms[format](checked, terminal));
      if (format === 'github') summarise(checked, terminal);
      if (format === 'sarif' && checked.told.length > mostResults) {
        terminal.say(`SARIF holds the ${figure(mostResults)} most severe of ${figure(checked.told.length)} problems`);
      }
    });
}

async function check(vault: string | undefined, options: CheckOptions, terminal: Terminal): Promise<Checked> {
  const baseline = baselineOf(options, terminal);
  const wiki = await openVault(vault, options, terminal);
  const found = wiki.check().filter(({ rule }) => options.rule?.includes(rule) ?? true);
  const findings = baseline?.beyond(found) ?? found;
  return {
    wiki,
    project: projectOf(wiki.root, terminal),
    findings,
    told: findings.slice(0, options.max),
    fresh: baseline !== null,
    fails: failing(options),
    ordinalOf: ordinals(found),
  };
}

function failing({ strict, warnOnly }: CheckOptions): Checked['fails'] {
  if (warnOnly === true) return () => false;
  return ({ severity }) => severity === 'error' || (strict === true && severity === 'warning');
}

const afterHelp = `
Rules:
  ${rules.join('\n  ')}

Exit code: 0 clean, 1 errors found, 2 could not run; with --update-baseline 0.`;
