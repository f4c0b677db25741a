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

function* pretty({ link, from, steps, to, via }: Why, style: Style): Generator<string> {
  yield `${style.strong(link)} in ${style.text(from)}`;
  for (const [place, step] of steps.entries()) yield* told(step, place + 1, style);
  yield '';
  yield to === null || via === null
    ? `It is ${style.error('missing')}.`
    : `It goes to ${style.strong(to)}, found ${way(via)}.`;
}

function* told({ rule, candidates, chosen, reason }: WhyStep, number: number, style: Style): Generator<string> {
  yield `  ${number}. ${style.strong(rule)}: ${style.text(reason)}`;
  for (const candidate of candidates) {
    yield candidate === chosen ? `     ${style.good(`→ ${candidate}`)}` : `       ${style.text(candidate)}`;
  }
}
