/**
 * Missing pages as a Markdown checklist, an item each, to be put into a note or an issue.
 * Law: a name comes out of anybody's note, so it stands in a link or between backticks, where it starts no markup, and
 * an item is always one line.
 */
import type { NoteId, Suggestion } from '../model.ts';
import { unfitness } from './new-name.ts';

export interface WantedPage {
  readonly title: string;
  readonly links: number;
  readonly notes: number;
  readonly suspicious: boolean;
  readonly intended: boolean;
  readonly suggestions: readonly Suggestion[];
  readonly places: readonly { readonly from: NoteId; readonly line: number }[];
}

/** Places told of one page. */
const mostPlaces = 3;

/** The lines, each with its end. */
export function* checklist(pages: Iterable<WantedPage>): Generator<string> {
  for (const page of pages) yield `- [ ] ${name(page.title)}: ${wanted(page)}${doubt(page)}\n`;
}

/** Signs that readers of Markdown without wiki links would take for markup, or for the name of a person. */
const markup = /[<>`&@*]/;

/** What a link cannot safely hold is shown as it was written. */
function name(title: string): string {
  return unfitness(title) === null && !markup.test(title) ? `[[${title}]]` : code(title);
}

/** `2 links in 1 note, at a.md:3 and a.md:9`. */
function wanted({ links, notes, places }: WantedPage): string {
  const told = places.slice(0, mostPlaces).map(({ from, line }) => code(`${from}:${line}`));
  const rest = links - told.length;
  const where = rest > 0 ? `${told.join(', ')} and ${rest} more` : told.join(', ');
  return `${links} ${links === 1 ? 'link' : 'links'} in ${notes} ${notes === 1 ? 'note' : 'notes'} (${where})`;
}

/** What to know before one writes it. */
function doubt({ suspicious, intended, suggestions: [best] }: WantedPage): string {
  if (intended) return '. Wanted on purpose.';
  if (suspicious) return '. Probably not meant as a link.';
  return best === undefined ? '' : `. Did you mean ${code(best.path)}?`;
}

/** A code span; its fence is longer than any run of backticks inside. */
function code(text: string): string {
  const line = text.replace(/[\r\n\u0085\u2028\u2029]+/g, ' ');
  const longest = Math.max(0, ...Array.from(line.matchAll(/`+/g), ([run]) => run.length));
  const fence = '`'.repeat(longest + 1);
  const pad = line.startsWith('`') || line.endsWith('`') ? ' ' : '';
  return `${fence}${pad}${line}${pad}${fence}`;
}
