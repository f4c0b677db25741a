/** How threads share the reading of a vault: what they are given, the parts they take, the counts that all of them see. */
import type { MessagePort } from 'node:worker_threads';
import type { LinkOrder } from '../markdown/reading.ts';
import type { NoteId } from '../model.ts';
import type { Digest } from './digest.ts';

/** What a reading thread is given. */
export interface Parts {
  readonly root: string;
  readonly linkOrder: LinkOrder;
  readonly ids: readonly NoteId[];
  /** Over it goes `Read` as JSON, a part at a time. */
  readonly port: MessagePort;
  readonly counts: Int32Array<SharedArrayBuffer>;
}

export interface Read {
  readonly part: number;
  /** Of its notes, those that are still there. */
  readonly digests: readonly Digest[];
}

/** Places in the counts: parts taken to be read, parts read and told, and of these those that were taken over. */
export const [begun, told, taken] = [0, 1, 2] as const;

/** Parts that may be told and not yet taken over. */
export const mostTold = 64;

/** Notes of a part: enough that handing over is nothing, few enough that nobody waits for the last one. */
const size = 64;

export function newCounts(): Int32Array<SharedArrayBuffer> {
  return new Int32Array(new SharedArrayBuffer(3 * Int32Array.BYTES_PER_ELEMENT));
}

export function partsOf(ids: readonly NoteId[]): number {
  return Math.ceil(ids.length / size);
}

export function part(ids: readonly NoteId[], number: number): readonly NoteId[] {
  return ids.slice(number * size, (number + 1) * size);
}

/** The number of a part that nobody else takes; -1 when there is none left. */
export function takePart(counts: Int32Array<SharedArrayBuffer>, ids: readonly NoteId[]): number {
  const number = Atomics.add(counts, begun, 1);
  return number < partsOf(ids) ? number : -1;
}
