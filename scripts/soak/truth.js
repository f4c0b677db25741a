/** Whether pages are true: of what is saved, one note after the other is looked at until its page tells it. */
import { setTimeout as pause } from 'node:timers/promises';
import { slugOf } from '../bench/vaults.js';

/** A change that no page tells after so many milliseconds is a fault. */
const longest = 30_000;

export class Truth {
  #readers;
  #looking = null;
  #times = [];
  #faults = [];

  constructor(readers) {
    this.#readers = readers;
  }

  /** A note was saved this moment; looked at unless another one is. */
  saved({ note, words }) {
    this.#looking ??= this.#look(`/notes/${slugOf(note)}?seen`, words).finally(() => (this.#looking = null));
  }

  /** Settles when nothing is looked at any more. */
  async settled() {
    await this.#looking;
  }

  /** Milliseconds until each was told, and those that never were, since this was asked last. */
  take() {
    const taken = { times: this.#times, faults: this.#faults };
    this.#times = [];
    this.#faults = [];
    return taken;
  }

  async #look(path, words) {
    const started = performance.now();
    while (performance.now() - started < longest) {
      // An answer that does not come is a fault of its own, and the next one may.
      const text = await this.#readers.text(path).catch(error => String(error));
      if (text.includes(words)) {
        this.#times.push(performance.now() - started);
        return;
      }
      await pause(5);
    }
    this.#faults.push(`${path}: what was saved is not told`);
  }
}
