/**
 * Answers that are ready to be sent again, until the vault changes. Law: never more than `capacity` bytes; what was
 * asked for longest ago goes first.
 */
import type { Prepared } from './prepared.ts';

export interface Memo {
  /** Goes up with every change of the vault; read before an answer is made. */
  readonly generation: number;
  get(key: string): Prepared | undefined;
  /** Keeps an answer, unless the vault changed while it was being made. */
  set(key: string, prepared: Prepared, generation: number): void;
  clear(): void;
}

export function memo(capacity: number): Memo {
  // A Map remembers the order of insertion: what is used moves to its end.
  const kept = new Map<string, Prepared>();
  let bytes = 0;
  let generation = 0;
  const drop = (key: string): void => {
    const prepared = kept.get(key);
    if (prepared !== undefined && kept.delete(key)) bytes -= weight(key, prepared);
  };
  return {
    get generation() {
      return generation;
    },
    get(key) {
      const prepared = kept.get(key);
      if (prepared === undefined) return undefined;
      kept.delete(key);
      kept.set(key, prepared);
      return prepared;
    },
    set(key, prepared, since) {
      if (since !== generation) return;
      drop(key);
      kept.set(key, prepared);
      bytes += weight(key, prepared);
      for (const oldest of kept.keys()) {
        if (bytes <= capacity) break;
        drop(oldest);
      }
    },
    clear() {
      kept.clear();
      bytes = 0;
      generation++;
    },
  };
}

/** Compressed forms, made later, come to about half of the body again. */
function weight(key: string, prepared: Prepared): number {
  return 2 * key.length + 1.5 * prepared.body.length;
}
