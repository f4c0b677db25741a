/**
 * `backlit check`: every problem of the vault with its place. Law: `--max` and the format decide what is told, never
 * the exit code: 0 is clean, 1 means errors (with `--strict` warnings too), 2 that nothing could be checked.
 */
import { InvalidArgumentError, Option, type Command } from 'commander';
import type { Finding, Rule } from '../model.ts';
import { checkDocument } from '../reports/documents.ts';
import { rules } from '../reports/findings.ts';
import { jsonText } from '../reports/json-text.ts';
import { suggestions } from '../reports/suggest.ts';
import type { Wiki } from '../wiki.ts';
import { told } from './check-printed.ts';
import { chosenFormat, takesFormat, takesVault, type FormatOptions, type VaultOptions } from './options.ts';
import { lines } from './tell.ts';
import type { Terminal } from './terminal.ts';
import { openVault } from './vault.ts';

interface CheckOptions extends VaultOptions, FormatOptions<'pretty' | 'json'> {
  readonly rule?: readonly Rule[];
  readonly max?: number;
  readonly strict?: true;
  readonly warnOnly?: true;
}

export function define(command: Command, terminal: Terminal): void {
  takesFormat(takesVault(command), ['pretty', 'json'])
    .option('--rule <ids>', 'only these rules, divided by commas', rulesNamed)
    .option('--max <n>', 'tell only the first n problems', wholeNumber)
    .option('--strict', 'warnings fail too')
    .addOption(new Option('--warn-only', 'problems never fail').conflicts('strict'))
    .addHelpText('after', afterHelp)
    .action(async (vault: string | undefined, options: CheckOptions) => {
      const wiki = await openVault(vault, options, terminal);
      const findings = asked(wiki.check(), options);
      terminal.endWith(exitCode(findings, options));
      const first = findings.slice(0, options.max);
      await terminal.print(
        chosenFormat(options) === 'json' ? json(wiki, findings, first) : lines(told(wiki, findings, first, terminal)),
      );
    });
}

const afterHelp = `
Rules:
  ${rules.join('\n  ')}

Exit code: 0 clean, 1 errors found, 2 could not run.`;

function json(wiki: Wiki, findings: readonly Finding[], first: readonly Finding[]): Iterable<string> {
  return jsonText(checkDocument(wiki.counts(), findings, first));
}

function asked(findings: readonly Finding[], { rule: only }: CheckOptions): readonly Finding[] {
  return only === undefined ? findings : findings.filter(({ rule }) => only.includes(rule));
}

function exitCode(findings: readonly Finding[], { strict, warnOnly }: CheckOptions): 0 | 1 {
  if (warnOnly === true) return 0;
  const fails = ({ severity }: Finding): boolean => severity === 'error' || (strict === true && severity === 'warning');
  return findings.some(fails) ? 1 : 0;
}

function rulesNamed(value: string, before: readonly Rule[] = []): readonly Rule[] {
  const named = value.split(',').map(each => each.trim());
  return before.concat(named.filter(each => each !== '').map(rule));
}

function rule(id: string): Rule {
  const known = rules.find(each => each === id);
  if (known !== undefined) return known;
  const [nearest] = suggestions(() => rules.map(each => ({ path: each, names: [each] }))).for(id, 1);
  const hint = nearest ? `Did you mean ${nearest.path}?` : `The rules are ${rules.join(', ')}.`;
  throw new InvalidArgumentError(`There is no rule “${id}”. ${hint}`);
}

function wholeNumber(value: string): number {
  if (/^\d{1,9}$/.test(value)) return Number(value);
  throw new InvalidArgumentError('It is not a whole number.');
}
