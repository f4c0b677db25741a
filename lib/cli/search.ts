/** `backlit search QUERY`: what the notes say, best first, with the words marked. */
import { join, relative, resolve } from 'node:path';
import type { Command } from 'commander';
import { searchDocument } from '../reports/documents.ts';
import { newCommand } from '../reports/shell.ts';
import { searchTable } from '../reports/tables.ts';
import { openSearch, type SearchAnswer, type Wiki } from '../wiki.ts';
import { isFolder } from './folder.ts';
import { takesFormat, takesVault, wholeNumber, type VaultOptions } from './options.ts';
import { counted, figure, series } from './printed.ts';
import type { Style } from './style.ts';
import { listFormats, tell, type ListOptions } from './tell.ts';
import type { Terminal } from './terminal.ts';
import { openVault } from './vault.ts';

interface SearchCommandOptions extends VaultOptions, ListOptions {
  readonly max: number;
}

type Hit = SearchAnswer['hits'][number];

const mostByDefault = 20;

export function define(command: Command, terminal: Terminal): void {
  command.argument('<query>', 'what to look for; several words are one query, unless the last one is a folder');
  takesFormat(takesVault(command), listFormats);
  command.option('--max <n>', 'tell only the first n results', wholeNumber, mostByDefault);
  command.allowExcessArguments().addHelpText('after', afterHelp);
  command.hook('preAction', () => {
    command.processedArgs = queryAndVault(command.args, terminal.cwd);
  });
  command.action(async (query: string, vault: string | undefined, options: SearchCommandOptions) => {
    const wiki = await openVault(vault, options, terminal);
    const answer = await openSearch(wiki, { worker: null }).search(query, {
      from: 0,
      count: options.max,
      typing: false,
    });
    if (options.quiet !== true) for (const remark of remarks(answer, wiki)) terminal.say(remark);
    await tell(terminal, options, {
      pretty: () => pretty(answer, wiki, terminal),
      document: () => searchDocument(answer),
      table: searchTable,
    });
  });
}

const afterHelp = `
Query:
  event loop              both words, wherever they stand in a note
  '"event loop"'          side by side
  asyncio.sleep           a name of several parts, which are found alone, too
  'loop -draft'           not in the note; also -"two words", -tag:old
  title:loop tag:python path:guide

Exit code: 0, also when nothing is found.`;

/** A last word that is a folder, or can only be meant as one, is the vault; all others are the query. */
function queryAndVault(words: readonly string[], cwd: string): [query: string, vault: string | undefined] {
  const last = words.at(-1) ?? '';
  const isVault = words.length > 1 && (isFolder(resolve(cwd, last)) || /^(?:~|\.{0,2}[\\/]|[a-z]:\\)/i.test(last));
  return isVault ? [words.slice(0, -1).join(' '), last] : [words.join(' '), undefined];
}

/** What is to be said of an answer that is not what was asked for. */
function* remarks({ query, corrected, total }: SearchAnswer, wiki: Wiki): Generator<string> {
  if (corrected !== null) yield `What has “${corrected}” was looked for, too.`;
  if (total > 0) return;
  yield `No note says “${query}”.`;
  const nearest = wiki.nearest(query, 3).map(({ path }) => path);
  if (nearest.length > 0) yield `The nearest by name: ${series(nearest, 'and')}.`;
}

function* pretty(answer: SearchAnswer, wiki: Wiki, terminal: Terminal): Generator<string> {
  const { style } = terminal;
  const prefix = relative(terminal.cwd, wiki.root);
  for (const hit of answer.hits) {
    const place = style.place(`${join(prefix, hit.id)}:${hit.line}:`);
    yield `${place} ${marked(hit, style)}${trail(hit, style)}`;
  }
  const { missing } = answer;
  if (missing.length > 0 && answer.hits.length > 0) yield '';
  for (const { title, links } of missing) yield wanted(title, links, style);
  if (answer.total > 0) yield `\n${summary(answer)}`;
}

function marked({ snippet: { text, marks } }: Hit, style: Style): string {
  let line = '';
  let at = 0;
  for (const [start, end] of marks) {
    line += style.text(text.slice(at, start)) + style.link(text.slice(start, end));
    at = end;
  }
  return line + style.text(text.slice(at));
}

function trail({ kind, heading }: Hit, style: Style): string {
  if (heading === null) return '';
  return ` ${kind === 'heading' ? style.strong(`› ${heading.text}`) : style.quiet(`› ${heading.text}`)}`;
}

function wanted(title: string, links: number, style: Style): string {
  const create = newCommand(title);
  const how = create === null ? '' : `  ${style.quiet(create)}`;
  return `${style.strong(title)}  not written yet, wanted ${figure(links)}×${how}`;
}

function summary({ hits, total }: SearchAnswer): string {
  if (hits.length === total) return `${counted(total, 'result')}.`;
  return `The first ${figure(hits.length)} of ${counted(total, 'result')}; --max tells more.`;
}
