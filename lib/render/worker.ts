/** The thread that renders: one note at a time, each answered by number. A note that takes too long costs this thread. */
import { parentPort } from 'node:worker_threads';
import type { ShownLink } from './links.ts';
import { render, type Rendered, type RenderOptions } from './render.ts';

export interface Job {
  readonly number: number;
  readonly text: string;
  readonly links: readonly (readonly [offset: number, link: ShownLink])[];
  readonly options: RenderOptions;
}

export type Answer = 'ready' | { readonly number: number; readonly rendered: Rendered | null };

parentPort?.on('message', ({ number, text, links, options }: Job) => {
  let rendered: Rendered | null = null;
  try {
    rendered = render(text, new Map(links), options);
  } catch (error) {
    console.error('A note could not be rendered:', error);
  }
  parentPort?.postMessage({ number, rendered } satisfies Answer);
});
parentPort?.postMessage('ready' satisfies Answer);
