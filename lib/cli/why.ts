/** `backlit why LINK --from NOTE`: how a link resolves, step by step, with all candidates. */
import type { Command } from 'commander';
import { whyDocument } from '../reports/documents.ts';
import { whyTable } from '../reports/tables.ts';
import type { Why, WhyStep } from '../wiki.ts';
import { askedNote } from './note.ts';
import { takesFormat, takesVault, type VaultOptions } from './options.ts';
import { way } from './printed.ts';
import type { Style } from './style.ts';
import { listFormats, tell, type ListOptions } from './tell.ts';
import type { Terminal } from './terminal.ts';
import { openVault } from './vault.ts';

interface WhyOptions extends VaultOptions, ListOptions {
  readonly from: string;
}

export function define(command: Command, terminal: Terminal): void {
  command.argument('<link>', 'the link as it would be written, with or without brackets');
  takesFormat(takesVault(command), listFormats).requiredOption('--from <note>', 'the note in which it stands');
  command.action(async (link: string, vault: string | undefined, options: WhyOptions) => {
    const wiki = await openVault(vault, options, terminal);
    const why = wiki.why(link, askedNote(options.from, wiki, terminal));
    await tell(terminal, options, {
      pretty: () => pretty(why, terminal.style),
      document: () => whyDocument(why),
      table: whyTable,
    });
  });
}

function* pretty({ link, from, steps, to, via, external }: Why, style: Style): Generator<string> {
  yield `${style.strong(link)} in ${style.text(from)}`;
  for (const [place, step] of steps.entries()) yield* told(step, place + 1, style);
  yield '';
  if (to !== null && via !== null) yield `It goes to ${style.strong(to)}, found ${way(via)}.`;
  else yield external ? 'It leads out of the vault.' : `It is ${style.error('missing')}.`;
}

/** The step; below it its candidates, the chosen one with an arrow, the others with why they lost. */
function* told({ rule, chosen, reason, lost, candidates }: WhyStep, number: number, style: Style): Generator<string> {
  const isQuiet = chosen === null && candidates.length === 0;
  const head = `${String(number).padStart(3)}. `;
  yield isQuiet ? head + style.quiet(`${rule}: ${reason}`) : `${head}${style.strong(rule)}: ${style.text(reason)}`;
  if (chosen !== null) yield `     ${style.good(`→ ${chosen}`)}`;
  for (const { path, reason: why } of lost) yield `       ${style.quiet(why === null ? path : `${path} (${why})`)}`;
}
