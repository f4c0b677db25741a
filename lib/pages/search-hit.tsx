/** One result: what it is called, where it stands, and what it says there with the words marked. */
import type { Heading } from '../model.ts';
import { folderOf } from '../names/paths.ts';
import { tagAddress } from '../names/tag.ts';
import type { Hit, Snippet } from '../search/types.ts';
import type { Wiki } from '../wiki.ts';
import type { Markup } from './page.ts';
import { clamp } from './phrases.ts';
import { hitAddress } from './search-offer.ts';

const tagsShown = 5;

export function searchHit(wiki: Wiki, hit: Hit): Markup {
  const { kind, id, title, heading, snippet } = hit;
  const name = kind === 'heading' ? (heading?.text ?? title) : title;
  const where = placeOf(wiki, hit);
  const tags = kind === 'note' ? wiki.entry(id).tags.slice(0, tagsShown) : [];
  return (
    <li class="bl-hit">
      <h2 dir="auto">
        <a href={hitAddress(wiki, hit)}>{clamp(name, 120)}</a>
      </h2>
      {where === '' ? null : (
        <p class="bl-where" dir="auto">
          {where}
        </p>
      )}
      {snippet.text === '' || snippet.text === name ? null : said(snippet)}
      {tags.length === 0 ? null : (
        <p class="bl-hit-tags">
          {tags.map((tag, index) => [
            index === 0 ? null : ' ',
            <a href={tagAddress(tag)} dir="auto">
              #{clamp(tag, 60)}
            </a>,
          ])}
        </p>
      )}
    </li>
  );
}

/** `Foundations › Event Loop › How it picks what runs`: folders, the note where it does not name the hit, headings. */
function placeOf(wiki: Wiki, { kind, id, title, heading }: Hit): string {
  const folders = folderOf(id).split('/').filter(Boolean);
  const trail = heading === null ? [] : headingTrail(wiki.note(id).headings, heading.anchor);
  const above = kind === 'heading' ? trail.slice(0, -1) : trail;
  const parts = [...folders, ...(kind === 'heading' ? [title] : []), ...above.filter(text => text !== title)];
  return parts.map(part => clamp(part, 80)).join(' › ');
}

/** A heading and those it is below of, the outermost first; empty where the note has changed since. */
function headingTrail(headings: readonly Heading[], anchor: string): readonly string[] {
  const at = headings.findIndex(heading => heading.anchor === anchor);
  const trail: string[] = [];
  let depth = Infinity;
  for (const heading of headings.slice(0, at + 1).reverse()) {
    if (heading.depth >= depth) continue;
    depth = heading.depth;
    trail.unshift(heading.text);
  }
  return trail;
}

function said({ text, marks }: Snippet): Markup {
  const parts: (string | Markup)[] = [];
  let at = 0;
  for (const [start, end] of marks) {
    parts.push(text.slice(at, start), <mark>{text.slice(start, end)}</mark>);
    at = end;
  }
  return (
    <p class="bl-said" dir="auto">
      {parts}
      {text.slice(at)}
    </p>
  );
}
