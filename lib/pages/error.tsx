/**
 * A fault: what went wrong, where, and what to do; never blank. The rest of the wiki stands around it where that can be
 * had, and it works where not even the vault could be opened.
 */
import type { Excerpt } from '../model.ts';
import type { Wiki } from '../wiki.ts';
import { excerpt as lines } from './excerpt.tsx';
import { apart, framed } from './frame.tsx';
import type { FrameOptions, Page } from './page.ts';
import { clamp } from './phrases.ts';

export interface Fault {
  /** Meant for a reader: no stack, no path of the host. It tells the place of the excerpt, if there is one. */
  readonly message: string;
  readonly hint: string | null;
  /** The place that is wrong, where a file of the vault is. */
  readonly excerpt: Excerpt | null;
  /** The note whose page could not be made, and the address of its text as it was written. */
  readonly source: { readonly path: string; readonly address: string } | null;
}

export function errorPage(wiki: Wiki | null, fault: Fault, options: FrameOptions): Page {
  const { message, hint, excerpt, source } = fault;
  return framed({
    wiki,
    options,
    status: 500,
    title: 'Something went wrong',
    ...apart,
    main: (
      <>
        <header class="bl-head">
          <h1>Something went wrong</h1>
          <p class="bl-lead">{clamp(message, 500)}</p>
        </header>
        {excerpt === null ? null : lines(excerpt, { isPlaced: true })}
        {hint === null
          ? null
          : clamp(hint, 1000)
              .split('\n')
              .map(line => <p>{line}</p>)}
        {source === null ? null : (
          <p>
            The text of the note can be read as it was written:{' '}
            <a href={source.address}>
              <code>{source.path}</code>
            </a>
          </p>
        )}
        <p>
          Your notes are as they were: Backlit only reads them.
          {wiki === null ? null : ' All other pages are there as before.'}
        </p>
        <p class="bl-pills">
          <a class="bl-pill" href="">
            Try again
          </a>
          <a class="bl-pill" href="/">
            Home
          </a>
        </p>
      </>
    ),
  });
}
