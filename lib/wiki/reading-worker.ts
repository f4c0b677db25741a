/**
 * The entry of a reading thread: takes the next notes that nobody has taken, until there are none, and hands over what
 * is kept of them. It is bundled to a file of its own, whose path `reading-threads.ts` is given.
 */
import { workerData } from 'node:worker_threads';
import { summarise } from '../markdown/summary.ts';
import type { NoteId } from '../model.ts';
import { NoteFiles } from '../vault/read.ts';
import { digestOf, type Digest } from './digest.ts';
import { told, taken, mostTold, part, takePart, type Parts, type Read } from './reading-parts.ts';

const { root, linkOrder, ids, port, counts } = workerData as Parts;
const files = new NoteFiles(root);

for (let number = takePart(counts, ids); number >= 0; number = takePart(counts, ids)) {
  waitForRoom();
  const read: Read = { part: number, digests: part(ids, number).flatMap(digested) };
  // As one text it is handed over several times faster than as objects.
  port.postMessage(JSON.stringify(read));
  Atomics.add(counts, told, 1);
  Atomics.notify(counts, told);
}

/** None of a note that is gone. */
function digested(id: NoteId): readonly Digest[] {
  const file = files.read(id);
  return file === null ? [] : [digestOf(summarise(id, file.text, file.hash, file.flaws, { linkOrder }), file)];
}

/** What nobody has taken over yet lies in memory. */
function waitForRoom(): void {
  for (;;) {
    const seen = Atomics.load(counts, taken);
    if (Atomics.load(counts, told) - seen < mostTold) return;
    Atomics.wait(counts, taken, seen);
  }
}
