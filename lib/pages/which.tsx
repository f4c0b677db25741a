/** "Which one?": several notes answer to the name that was asked for. */
import type { FileId } from '../model.ts';
import type { Wiki } from '../wiki.ts';
import { apart, framed } from './frame.tsx';
import type { FrameOptions, Page } from './page.ts';
import { clamp, counted } from './phrases.ts';

export interface WhichAsked {
  /** The name as it was asked for, decoded. */
  readonly asked: string;
  readonly ids: readonly FileId[];
}

const mostListed = 200;

export function whichPage(wiki: Wiki, { asked, ids }: WhichAsked, options: FrameOptions): Page {
  return framed({
    wiki,
    options,
    status: 200,
    title: `Which ${asked}?`,
    ...apart,
    main: (
      <>
        <header class="bl-head">
          <h1 dir="auto">Which “{clamp(asked, 120)}”?</h1>
          <p class="bl-lead">{counted(ids.length, 'file')} answer to this name.</p>
        </header>
        <ul class="bl-list">
          {ids.slice(0, mostListed).map(id => (
            <li>
              <a href={wiki.url(id)} dir="auto">
                {clamp(wiki.isNote(id) ? wiki.entry(id).title : id, 120)}
              </a>
              <code class="bl-quiet">{id}</code>
            </li>
          ))}
        </ul>
      </>
    ),
  });
}
