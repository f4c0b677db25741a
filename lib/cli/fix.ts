/**
 * `backlit fix`: mends what is certain, and prints what it changes as a difference that other tools can apply. Law: a
 * dry run writes nothing and ends with 1 when there is something to write; otherwise 0 says that all of it was written.
 */
import type { Command } from 'commander';
import { WikiError, type Rule } from '../model.ts';
import { mendable } from '../reports/fixes.ts';
import { unifiedDiff, type DiffLine } from '../reports/unified-diff.ts';
import type { LeftAlone, NoteFix, Rewrite, Wiki } from '../wiki.ts';
import { takesVault, type VaultOptions } from './options.ts';
import { counted, placer } from './printed.ts';
import { rulesAmong } from './rule-option.ts';
import { styleFor, type Style } from './style.ts';
import { lines } from './tell.ts';
import type { Terminal } from './terminal.ts';
import { openVault } from './vault.ts';

interface FixOptions extends VaultOptions {
  readonly dryRun?: true;
  readonly rule?: readonly Rule[];
}

export function define(command: Command, terminal: Terminal): void {
  takesVault(command)
    .option('--dry-run', 'print what would change, and write nothing')
    .option('--rule <ids>', 'mend only what these rules find, divided by commas', rulesAmong(mendable))
    .addHelpText('after', afterHelp)
    .action(async (vault: string | undefined, options: FixOptions) => {
      const wiki = await openVault(vault, options, terminal);
      const { notes, left } = wiki.fixes(new Set<Rule>(options.rule ?? mendable));
      const done: NoteFix[] = [];
      for (const fix of notes) {
        const rewrite = wiki.rewrite(fix);
        if (!isDone(fix, rewrite, options, terminal)) continue;
        done.push(fix);
        await terminal.print(lines(difference(fix, rewrite, terminal)));
      }
      if (options.quiet !== true)
        for (const sentence of told(left, done, options, wiki, terminal)) terminal.say(sentence);
      if (options.dryRun === true) terminal.endWith(done.length > 0 ? 1 : 0);
      else terminal.endWith(done.length < notes.length ? 2 : 0);
    });
}

const afterHelp = `
Rules:
  ${mendable.join('\n  ')}

Exit code: 0 all that is certain was mended, 2 could not run or not write it.
With --dry-run: 0 nothing to mend, 1 something, 2 could not run.`;

type Ready = Extract<Rewrite, { readonly state: 'ready' }>;

/** Writes the file, unless this is a dry run; says why not. */
function isDone({ path }: NoteFix, rewrite: Rewrite, { dryRun }: FixOptions, terminal: Terminal): rewrite is Ready {
  if (rewrite.state === 'refused') {
    terminal.complain(`“${path}” is left as it is: ${rewrite.reason}.`, null);
    return false;
  }
  try {
    if (dryRun !== true) rewrite.write();
    return true;
  } catch (error) {
    if (!(error instanceof WikiError)) throw error;
    terminal.complain(error.message, error.hint);
    return false;
  }
}

function* difference({ path }: NoteFix, { before, after }: Ready, { style, isScreen }: Terminal): Generator<string> {
  const asked = isScreen || style.coloured;
  for (const line of unifiedDiff(path, before, after)) yield asked ? painted(line, style) : line.text;
}

/** For people: what a terminal would obey is shown as a sign, the `\r` of a line's end is not shown. */
function painted({ kind, text }: DiffLine, style: Style): string {
  const paint = { file: style.strong, hunk: style.info, same: style.text, old: style.error, new: style.good }[kind];
  return text.replace(/\r$/, '').split('\t').map(paint).join('\t');
}

function* told(
  left: readonly LeftAlone[],
  done: readonly NoteFix[],
  { dryRun }: FixOptions,
  wiki: Wiki,
  { cwd }: Terminal,
): Generator<string> {
  const place = placer(wiki.root, { cwd, style: styleFor(false) });
  for (const { rule, from, line, column, target, reason } of left) {
    yield `Left as it is: ${place(from, line, column)} “${target}” (${rule}), because ${reason}.`;
  }
  const mended = done.reduce((sum, { mends }) => sum + mends.length, 0);
  if (mended > 0) {
    yield `${dryRun === true ? 'Would mend' : 'Mended'} ${counted(mended, 'problem')} in ${counted(done.length, 'note')}.`;
  } else {
    yield left.length === 0 ? 'There is nothing to mend.' : 'Nothing is certain enough to be mended.';
  }
}
