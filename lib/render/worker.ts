/**
 * The entry of the rendering worker: answers each job with what `render` makes of it. It is bundled to a file of its
 * own, whose path `pool.ts` is given.
 */
import { parentPort } from 'node:worker_threads';
import type { ShownLink } from '../model.ts';
import { render, type Rendered, type RenderOptions } from './render.ts';
import { LearningTools, type Tools } from './tools.ts';

export interface Job {
  readonly text: string;
  readonly table: readonly (readonly [offset: number, shown: ShownLink])[];
  readonly options: RenderOptions;
}

/**
 * `ready` once, then one answer for each job; null when rendering failed. In between, what a note needs first may be
 * learnt, which is not counted as that note's time.
 */
export type Answer = 'ready' | 'learning' | 'learnt' | { readonly rendered: Rendered | null };

/** Read once before the first job, so that no reader waits for the code to be compiled. */
const sample =
  '# A [[b]]\n\n- [c](d) *e* `f` <b>g</b>\n\n| h |\n|---|\n| $i$ |\n\n> [!note] j\n\n![[k]] %%l%% ==m== ^n\n';

/** What a note asks for is learnt in one, or in two when other notes' languages are forgotten for it. */
const rounds = 2;

if (parentPort) {
  const port = parentPort;
  const tools = new LearningTools();
  const say = (answer: Answer): void => port.postMessage(answer);
  port.on('message', async (job: Job) => {
    let rendered = attempt(job, tools);
    for (let round = 0; tools.wanting && round < rounds; round++) {
      say('learning');
      await tools.learn().catch(() => undefined);
      say('learnt');
      rendered = attempt(job, tools);
    }
    say({ rendered });
  });
  attempt({ text: sample, table: [], options: { bodyStart: 0, titleIsHeading: false } }, null);
  say('ready');
}

function attempt({ text, table, options }: Job, tools: Tools | null): Rendered | null {
  try {
    return render(text, new Map(table), options, tools);
  } catch {
    return null;
  }
}
