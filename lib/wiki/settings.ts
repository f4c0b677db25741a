/** The settings of a vault, or what is wrong with them in words. */
import { WikiError } from '../model.ts';
import { excerptAt } from '../reports/excerpt.ts';
import { suggestions } from '../reports/suggest.ts';
import { readSettings, settingsText, type Settings, type SettingsProblem } from '../vault/settings.ts';

/** More than this nobody mends in one go. */
const mostTold = 5;

/**
 * What `backlit.json` in the vault's root says; a vault without one has its defaults.
 * @throws {WikiError} `bad-settings` when anything in it is wrong.
 */
export function settingsOf(root: string): Settings {
  const { settings, problems } = readSettings(root);
  const [first, ...others] = problems.slice(0, mostTold);
  if (first === undefined) return settings;
  const more = others.map(problem => `${told(problem)}. ${help(problem) ?? ''}`.trimEnd());
  if (problems.length > mostTold) more.push(`There are ${problems.length - mostTold} more.`);
  const text = settingsText(root) ?? '';
  throw new WikiError('bad-settings', told(first), [help(first) ?? [], more].flat().join('\n') || null, {
    excerpt: text === '' ? null : excerptAt('backlit.json', text, first),
  });
}

function told({ message, line, column }: SettingsProblem): string {
  // What is quoted may hold anything, and a terminal would obey it.
  return `${message.replace(/\p{C}/gu, '\ufffd')} (backlit.json:${line}:${column})`;
}

/** The nearest of what it could have been, else what is right. */
function help({ written, candidates, hint }: SettingsProblem): string | null {
  const [nearest] =
    written === null ? [] : suggestions(() => candidates.map(path => ({ path, names: [path] }))).for(written, 1);
  if (nearest) return `Did you mean “${nearest.path}”?`;
  return hint ?? (candidates.length === 0 ? null : `There are ${candidates.join(', ')}.`);
}
