/**
 * Files that a thread has read ahead of another one, in memory that both see: they lie there part by part, each in its
 * slot until the other thread has come past it.
 *
 *     parts  …4 5 6 7 8…     slots  │8│5│6│7│     the other thread is at 5
 *
 * Laws: nobody waits for who reads ahead: what is not there yet reads who needs it; so does he what does not fit, or
 * has something wrong with it, and then tells that.
 */
import { closeSync, fstatSync, openSync, readSync } from 'node:fs';
import type { FileId } from '../model.ts';
import { decoded, hashLength, hashOf, settled, type FileText } from './read.ts';

/** The memory that both threads see. */
export interface SharedMemory {
  /** Where the other thread is, then the part of each slot, counted from 1. */
  readonly parts: SharedArrayBuffer;
  /** Of each file: where its bytes begin, how many there are, and its two times. */
  readonly facts: SharedArrayBuffer;
  readonly hashes: SharedArrayBuffer;
  readonly bytes: SharedArrayBuffer;
}

/** Files of a part, parts that may lie there, and bytes of each. */
const [partSize, slots, slotBytes] = [16, 16, 256 * 1024];
const [start, length, modified, stamp, factsEach] = [0, 1, 2, 3, 4];
const unread = -1;
/** Milliseconds after which the thread that reads ahead looks again for room: to wake it would cost the other one more. */
const rest = 2;

export function sharedMemory(): SharedMemory {
  return {
    parts: new SharedArrayBuffer((1 + slots) * Int32Array.BYTES_PER_ELEMENT),
    facts: new SharedArrayBuffer(slots * partSize * factsEach * Float64Array.BYTES_PER_ELEMENT),
    hashes: new SharedArrayBuffer(slots * partSize * hashLength),
    bytes: new SharedArrayBuffer(slots * slotBytes),
  };
}

class Shared {
  readonly parts: Int32Array<SharedArrayBuffer>;
  readonly facts: Float64Array;
  readonly hashes: Buffer;
  readonly bytes: Buffer;

  constructor(memory: SharedMemory) {
    this.parts = new Int32Array(memory.parts);
    this.facts = new Float64Array(memory.facts);
    this.hashes = Buffer.from(memory.hashes);
    this.bytes = Buffer.from(memory.bytes);
  }
}

/** The side that takes what was read. */
export class TakenFiles {
  readonly #shared: Shared;
  #part = 0;
  #isThere = false;

  constructor(memory: SharedMemory) {
    this.#shared = new Shared(memory);
  }

  /** The file at this place of all, asked for in their order; null when it is to be read. */
  at(place: number): FileText | null {
    const part = Math.floor(place / partSize);
    if (part !== this.#part) this.#goTo(part);
    if (!this.#isThere) return null;
    const { facts, hashes, bytes } = this.#shared;
    const file = (part % slots) * partSize + (place % partSize);
    const own = file * factsEach;
    const size = facts[own + length] as number;
    if (size === unread) return null;
    const from = facts[own + start] as number;
    return decoded(bytes.subarray(from, from + size), {
      hash: hashes.toString('latin1', file * hashLength, (file + 1) * hashLength),
      modified: facts[own + modified] as number,
      stamp: facts[own + stamp] as number,
    });
  }

  #goTo(part: number): void {
    const { parts } = this.#shared;
    this.#part = part;
    Atomics.store(parts, 0, part);
    this.#isThere = Atomics.load(parts, 1 + (part % slots)) === 1 + part;
  }
}

/** The side that reads ahead; returns when all is read. */
export function readAhead(root: string, ids: readonly FileId[], memory: SharedMemory): void {
  const shared = new Shared(memory);
  const { parts } = shared;
  for (let part = 1; part * partSize < ids.length; part++) {
    let position = Atomics.load(parts, 0);
    for (; part - position >= slots; position = Atomics.load(parts, 0)) Atomics.wait(parts, 0, position, rest);
    // The other thread is reading that one itself.
    if (part <= position) continue;
    readPart(root, ids, part, shared);
    Atomics.store(parts, 1 + (part % slots), 1 + part);
  }
}

function readPart(root: string, ids: readonly FileId[], part: number, { facts, hashes, bytes }: Shared): void {
  const slot = part % slots;
  let from = slot * slotBytes;
  const end = from + slotBytes;
  ids.slice(part * partSize, (part + 1) * partSize).forEach((id, at) => {
    const file = slot * partSize + at;
    const own = file * factsEach;
    const read = readInto(bytes.subarray(from, end), root + id);
    facts[own + length] = read?.length ?? unread;
    if (read === null) return;
    facts[own + start] = from;
    facts[own + modified] = read.modified;
    facts[own + stamp] = read.stamp;
    hashes.write(hashOf(bytes.subarray(from, from + read.length)), file * hashLength, 'latin1');
    from += read.length;
  });
}

/** Null when the file cannot be read, or does not fit. */
function readInto(buffer: Buffer, path: string): { length: number; modified: number; stamp: number } | null {
  let file: number | undefined;
  try {
    file = openSync(path, 'r');
    const now = Date.now();
    const { size, mtimeMs, ctimeMs } = fstatSync(file);
    let length = 0;
    while (length < buffer.length) {
      const read = readSync(file, buffer, length, buffer.length - length, null);
      length += read;
      if (read === 0 || length >= size) return { length, modified: mtimeMs, stamp: settled(ctimeMs, now) };
    }
    return null;
  } catch {
    return null;
  } finally {
    if (file !== undefined) closeSync(file);
  }
}
