/** A fault: what went wrong and what to do, never blank. It works where not even the vault could be opened. */
import type { Wiki } from '../wiki.ts';
import { apart, framed } from './frame.tsx';
import type { FrameOptions, Page } from './page.ts';
import { clamp } from './phrases.ts';

export interface Fault {
  /** Meant for a reader: no stack, no path of the host. */
  readonly message: string;
  readonly hint: string | null;
}

export function errorPage(wiki: Wiki | null, { message, hint }: Fault, options: FrameOptions): Page {
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
        {hint === null ? null : <p>{clamp(hint, 500)}</p>}
        <p>
          Your notes are as they were: Backlit only reads them. <a href="">Try again</a>, or go <a href="/">home</a>.
        </p>
      </>
    ),
  });
}
