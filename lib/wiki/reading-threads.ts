/**
 * Reads a large vault with other threads, which summarise notes while this one does the same and takes over what they
 * have read. Laws: the graph comes out the same whoever reads what; a note that was looked at here meanwhile is not
 * taken over; what a thread does not deliver is read here.
 */
import { availableParallelism } from 'node:os';
import type { MessagePort, Worker } from 'node:worker_threads';
import type { NoteId } from '../model.ts';
import { lookAt } from './follow.ts';
import type { Steps } from './turns.ts';
import type { VaultIndex } from './index.ts';
import { newCounts, part, partsOf, taken, takePart, told, type Parts, type Read } from './reading-parts.ts';

/** Smaller vaults are read before another thread has warmed up. */
const large = 20_000;
/** More threads would only wait for this one to take over what they read. */
const mostThreads = 3;
/** Milliseconds for which an answer may have to wait. */
const patience = 4;
/** Milliseconds without a word after which a thread is given up. */
const longest = 2000;
/** Most of what reading makes is soon forgotten: room for little of it keeps a thread small. */
const resourceLimits = { maxYoungGenerationSizeMb: 12 };

export interface ThreadOptions {
  /** Path of what they run: `reading-worker.ts`, or of one that opens files, `files-worker.ts`, bundled. */
  readonly path: string;
  /** Notes from which on threads are worth their while. */
  readonly from?: number;
}

/** How many threads are to help with so many notes. */
export function helpers(notes: number, { from = large }: ThreadOptions): number {
  return notes < from ? 0 : Math.min(mostThreads, availableParallelism() - 1);
}

/**
 * Reads these notes into an index.
 * @param between the steps that this thread takes after each part that it reads, as only it can
 */
export function* readInThreads(
  ids: readonly NoteId[],
  root: string,
  index: VaultIndex,
  options: ThreadOptions,
  between: () => Iterable<void> = () => [],
): Steps & Iterable<void> {
  const counts = newCounts();
  const done = new Uint8Array(partsOf(ids));
  const threads = Array.from({ length: helpers(ids.length, options) }, () => {
    return start({ root, linkOrder: index.linkOrder, ids, counts }, options.path);
  });
  const takeOver = takingOver(threads, counts, index, done);
  index.beginTaking();
  try {
    for (let number = takePart(counts, ids); number >= 0; number = takePart(counts, ids)) {
      yield* takeOver();
      yield* lookAt(part(ids, number), index);
      done[number] = 1;
      yield* between();
    }
    yield* awaited(takeOver, counts, done);
    for (let number = 0; number < done.length; number++) {
      if (done[number] === 0) yield* lookAt(part(ids, number), index);
    }
  } finally {
    index.endTaking();
    for (const { worker } of threads) void worker.terminate();
  }
}

interface Thread {
  readonly worker: Worker;
  readonly port: MessagePort;
}

function start(given: Omit<Parts, 'port'>, path: string): Thread {
  const { MessageChannel, Worker } = process.getBuiltinModule('node:worker_threads');
  const { port1, port2 } = new MessageChannel();
  const workerData: Parts = { ...given, port: port2 };
  const worker = new Worker(path, { execArgv: [], workerData, transferList: [port2], resourceLimits });
  // What it leaves unread is read here, where the same error, if it is one, is told.
  worker.on('error', () => undefined);
  worker.unref();
  port1.unref();
  return { worker, port: port1 };
}

/** Takes over all that has been read so far, in steps. */
function takingOver(
  threads: readonly Thread[],
  counts: Parts['counts'],
  index: VaultIndex,
  done: Uint8Array,
): () => Generator<void> {
  const { receiveMessageOnPort } = process.getBuiltinModule('node:worker_threads');
  return function* () {
    for (const { port } of threads) {
      for (let said = receiveMessageOnPort(port); said !== undefined; said = receiveMessageOnPort(port)) {
        const { part: number, digests } = JSON.parse(said.message as string) as Read;
        Atomics.add(counts, taken, 1);
        Atomics.notify(counts, taken);
        for (const digest of digests) {
          index.take(digest);
          yield;
        }
        done[number] = 1;
      }
    }
  };
}

/** Takes over the last parts, which others are still reading. */
function* awaited(takeOver: () => Generator<void>, counts: Parts['counts'], done: Uint8Array): Generator<void> {
  let heard = performance.now();
  while (done.includes(0) && performance.now() - heard < longest) {
    const seen = Atomics.load(counts, taken);
    Atomics.wait(counts, told, seen, patience);
    yield* takeOver();
    if (Atomics.load(counts, taken) > seen) heard = performance.now();
    yield;
  }
}
