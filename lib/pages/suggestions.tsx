/** Notes that somebody may have meant, as links, each with the reason why. */
import type { Suggestion } from '../model.ts';
import type { Wiki } from '../wiki.ts';
import type { Markup } from './page.ts';
import { clamp } from './phrases.ts';

export function suggestionList(wiki: Wiki, suggestions: readonly Suggestion[]): Markup {
  return (
    <ul class="bl-suggestions">
      {suggestions.map(({ path, reason }) => (
        <li>
          <a href={wiki.url(path)}>{clamp(wiki.isNote(path) ? wiki.entry(path).title : path, 80)}</a>{' '}
          <span class="bl-quiet">{reason}</span>
        </li>
      ))}
    </ul>
  );
}
