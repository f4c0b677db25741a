/**
 * Answers that are ready to be sent again, as long as the vault has the version they were made from.
 * Law: never more than `capacity` bytes; what was asked for longest ago goes first.
 */
import type { Prepared } from './prepared.ts';

export interface Memo {
  get(key: string, version: string): Prepared | undefined;
  set(key: string, prepared: Prepared, version: string): void;
}

export function memo(capacity: number): Memo {
  // A Map remembers the order of insertion: what is used moves to its end.
  const kept = new Map<string, Prepared>();
  let bytes = 0;
  let current = '';
  const drop = (key: string): void => {
    const prepared = kept.get(key);
    if (prepared !== undefined && kept.delete(key)) bytes -= weight(key, prepared);
  };
  const turnTo = (version: string): void => {
    if (version === current) return;
    kept.clear();
    bytes = 0;
    current = version;
  };
  return {
    get(key, version) {
      turnTo(version);
      const prepared = kept.get(key);
      if (prepared === undefined) return undefined;
      kept.delete(key);
      kept.set(key, prepared);
      return prepared;
    },
    set(key, prepared, version) {
      turnTo(version);
      drop(key);
      kept.set(key, prepared);
      bytes += weight(key, prepared);
      for (const oldest of kept.keys()) {
        if (bytes <= capacity) break;
        drop(oldest);
      }
    },
  };
}

/** Compressed forms, made later, come to about half of the body again. */
function weight(key: string, prepared: Prepared): number {
  return 2 * key.length + 1.5 * prepared.body.length;
}
