/** The home of a vault without notes: what to do first. */
import { openCommand } from '../reports/shell.ts';
import type { Wiki } from '../wiki.ts';
import type { FrameOptions, Markup } from './page.ts';
import { clamp } from './phrases.ts';

export function firstRun(wiki: Wiki, options: FrameOptions): Markup {
  return (
    <>
      <header class="bl-head">
        <h1 dir="auto">{clamp(wiki.title, 300)}</h1>
        <p class="bl-lead">There are no notes in this folder yet.</p>
      </header>
      <ol class="bl-steps">
        <li>
          Put a file that ends in <code>.md</code> into the folder <code>{lastSegment(wiki.root)}</code>. One called{' '}
          <code>index.md</code> becomes this page.
        </li>
        <li>
          Write <code>[[Another note]]</code> in it. The link leads to a page that knows who wants it, until you write
          that note as well.
        </li>
        <li>
          Or open the notes you already have: <code>npx backlit ~/my-notes</code>
        </li>
        {options.editing ? around(wiki.enclosing) : null}
      </ol>
      {!options.assets.live ? null : <p class="bl-quiet">This page shows the first note as soon as it is there.</p>}
    </>
  );
}

/** What lies around the folder is told only to who sits at this machine. */
function around(vault: string | null): Markup {
  const command = vault === null ? null : openCommand(vault);
  if (vault === null || command === null) return null;
  return (
    <li>
      This folder is a part of the Obsidian vault <code>{lastSegment(vault)}</code>. To open all of it:{' '}
      <code>{command}</code>
    </li>
  );
}

/** The folder's own name; its full path is nobody's business. */
function lastSegment(path: string): string {
  return path.split(/[\\/]/).filter(Boolean).at(-1) ?? path;
}
