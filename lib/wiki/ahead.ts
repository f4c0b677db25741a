/**
 * Before all of a vault is read, what is asked for is read ahead of its turn, with the notes that its links name, so
 * that a page is true to its own text from the first moment.
 */
import type { NoteId } from '../model.ts';
import { addressKey } from '../names/address.ts';
import { baseOf, withoutMd } from '../names/paths.ts';
import type { VaultIndex } from './index.ts';
import { slice } from './turns.ts';

/** Milliseconds for which the first question may have to wait while nobody asks: room for others costs time, too. */
const unasked = 32;
/** Milliseconds after a question in which the next one is expected. */
const attentive = 1000;

export class ReadAhead {
  readonly #ids: readonly NoteId[];
  readonly #index: VaultIndex;
  /** Notes by their bare name, as addresses spell it; made when it is first asked for. */
  #named: ReadonlyMap<string, readonly NoteId[]> | null = null;
  #attentiveUntil = 0;

  constructor(ids: readonly NoteId[], index: VaultIndex) {
    this.#ids = ids;
    this.#index = index;
  }

  get progress(): { readonly read: number; readonly total: number } {
    return { read: this.#index.size, total: this.#ids.length };
  }

  /** Milliseconds of reading after which others have their turn; an answer takes several turns. */
  get slice(): number {
    return performance.now() < this.#attentiveUntil ? slice : unasked;
  }

  /** Reads the notes that may stand at this address, and those that their links name. */
  read(path: string): void {
    this.#attentiveUntil = performance.now() + attentive;
    for (const id of this.#called(path)) {
      this.#put(id);
      for (const { target } of this.#index.graph.edgesFrom(id)) {
        for (const linked of this.#called(target)) this.#put(linked);
      }
    }
  }

  #put(id: NoteId): void {
    if (this.#index.kept(id) === null) this.#index.put(id);
  }

  #called(path: string): readonly NoteId[] {
    this.#named ??= byName(this.#ids);
    return this.#named.get(addressKey(baseOf(withoutMd(path)))) ?? [];
  }
}

function byName(ids: readonly NoteId[]): ReadonlyMap<string, readonly NoteId[]> {
  const named = new Map<string, NoteId[]>();
  for (const id of ids) {
    const name = addressKey(baseOf(withoutMd(id)));
    const known = named.get(name);
    if (known) known.push(id);
    else named.set(name, [id]);
  }
  return named;
}
