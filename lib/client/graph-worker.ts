/** The worker that arranges a graph, so that the page can be used meanwhile. */
import type { Arranged, Layout } from './graph-data.ts';
import { arrangement } from './graph-layout.ts';

/** How often it tells how far it is, in milliseconds. */
const pause = 100;

addEventListener('message', ({ data }: MessageEvent<Layout>) => {
  const steps = arrangement(data);
  let told = 0;
  for (;;) {
    const { done, value } = steps.next();
    if (done === true) return postMessage({ places: value } satisfies Arranged);
    if (performance.now() - told < pause) continue;
    told = performance.now();
    postMessage({ done: value } satisfies Arranged);
  }
});
