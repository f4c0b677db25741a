/** The small wording that sentences share: quotes, lists, questions. */
import type { Suggestion } from '../model.ts';

/** A target may be a thousand letters long; a sentence is not. */
const longestName = 120;
/** Names that a sentence lists at most. */
export const mostListed = 3;
/** Names of a chain that a sentence shows at most. */
const mostChained = 5;

/** `“name”`; of a long one the beginning, by which people recognise it. */
export function quoted(name: string): string {
  return `“${shortened(name)}”`;
}

/** `“a”, “b” or 3 others`; `names` need not hold more than the first three of `count`. */
export function listed(names: readonly string[], word: 'and' | 'or', count = names.length): string {
  const shown = names.slice(0, count > mostListed ? mostListed - 1 : mostListed).map(quoted);
  const left = count - shown.length;
  if (left > 0) shown.push(`${left} others`);
  const last = shown.pop() ?? '';
  return shown.length === 0 ? last : `${shown.join(', ')} ${word} ${last}`;
}

/** `a → b → a`; of a long chain the beginning and the end. */
export function chained(names: readonly string[]): string {
  const left = names.length - mostChained;
  const shown = names.map(shortened);
  if (left > 0) shown.splice(mostChained - 1, left, '…');
  return shown.join(' → ');
}

/** `Did you mean “a.md” (one letter apart)?`, or null without suggestions. */
export function didYouMean(suggestions: readonly Suggestion[]): string | null {
  const [best] = suggestions;
  return best === undefined ? null : `Did you mean ${quoted(best.path)} (${best.reason})?`;
}

export interface MeantHeading {
  readonly text: string;
  readonly reason: string;
}

/** `Did you mean the heading “A” (one letter apart) or “B” (…)?`, or null without any. */
export function didYouMeanHeading(headings: readonly MeantHeading[]): string | null {
  const named = headings.map(({ text, reason }) => `${quoted(text)} (${reason})`);
  const last = named.pop();
  if (last === undefined) return null;
  return `Did you mean the heading ${named.length === 0 ? last : `${named.join(', ')} or ${last}`}?`;
}

/** Whether a hint says no more than its suggestions do, so that a page which lists those need not say it twice. */
export function onlySuggests(hint: string, suggestions: readonly Suggestion[]): boolean {
  return hint === didYouMean(suggestions);
}

function shortened(name: string): string {
  if (name.length <= longestName) return name;
  const cut = name.slice(0, longestName - 1);
  return `${/[\ud800-\udbff]$/.test(cut) ? cut.slice(0, -1) : cut}…`;
}
