/** Files that somebody may have meant, as links, each with the reason why. */
import type { Suggestion } from '../model.ts';
import type { Wiki } from '../wiki.ts';
import type { Markup } from './page.ts';
import { clamp } from './phrases.ts';

/** Notes are told by their titles, and by their paths where two titles are the same. */
export function suggestionList(wiki: Wiki, suggestions: readonly Suggestion[]): Markup {
  const titles = suggestions.map(({ path }) => (wiki.isNote(path) ? wiki.entry(path).title : path));
  return (
    <ul class="bl-suggestions">
      {suggestions.map(({ path, reason }, index) => {
        const title = titles[index] ?? path;
        const isTitled = titles.indexOf(title) === titles.lastIndexOf(title);
        return (
          <li>
            <a href={wiki.url(path)}>{clamp(isTitled ? title : path, 80)}</a> <span class="bl-quiet">{reason}</span>
          </li>
        );
      })}
    </ul>
  );
}

/** The same in a line, after what it is about; nothing where there are none. */
export function meant(wiki: Wiki, suggestions: readonly Suggestion[]): Markup {
  if (suggestions.length === 0) return null;
  return (
    <div class="bl-meant">
      <span class="bl-quiet">Did you mean</span>
      {suggestionList(wiki, suggestions)}
    </div>
  );
}
