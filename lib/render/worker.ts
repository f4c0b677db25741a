/**
 * The entry of the rendering worker: answers each job with what `render` makes of it. It is bundled to a file of its
 * own, whose path `pool.ts` is given.
 */
import { parentPort } from 'node:worker_threads';
import type { ShownLink } from '../model.ts';
import { render, type Rendered, type RenderOptions } from './render.ts';

export interface Job {
  readonly text: string;
  readonly table: readonly (readonly [offset: number, shown: ShownLink])[];
  readonly options: RenderOptions;
}

/** `ready` once, then one answer for each job; null when rendering failed. */
export type Answer = 'ready' | { readonly rendered: Rendered | null };

/** Read once before the first job, so that no reader waits for the code to be compiled. */
const sample =
  '# A [[b]]\n\n- [c](d) *e* `f` <b>g</b>\n\n| h |\n|---|\n| $i$ |\n\n> [!note] j\n\n![[k]] %%l%% ==m== ^n\n';

if (parentPort) {
  const port = parentPort;
  const say = (answer: Answer): void => port.postMessage(answer);
  port.on('message', ({ text, table, options }: Job) => say({ rendered: attempt(text, table, options) }));
  attempt(sample, [], { bodyStart: 0, titleIsHeading: false });
  say('ready');
}

function attempt(text: string, table: Job['table'], options: RenderOptions): Rendered | null {
  try {
    return render(text, new Map(table), options);
  } catch {
    return null;
  }
}
