/** The small wording that sentences share: quotes, lists, questions. */
import type { Suggestion } from '../model.ts';

/** A target may be a thousand letters long; a sentence is not. */
const longestName = 120;
/** Names that a sentence lists at most. */
export const mostListed = 3;

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

/** `Did you mean “a.md” (one letter apart)?`, or null without suggestions. */
export function didYouMean(suggestions: readonly Suggestion[]): string | null {
  const [best] = suggestions;
  return best === undefined ? null : `Did you mean ${quoted(best.path)} (${best.reason})?`;
}

function shortened(name: string): string {
  if (name.length <= longestName) return name;
  const cut = name.slice(0, longestName - 1);
  return `${/[\ud800-\udbff]$/.test(cut) ? cut.slice(0, -1) : cut}…`;
}
