/** Whether pages are true: of what is saved, one note after the other is looked at until its page tells it. */
import { setTimeout as pause } from 'node:timers/promises';
import { slugOf } from './questions.js';

/** A change that no page tells after so many milliseconds is a fault. */
const longest = 30_000;

export class Truth {
  #readers;
  #isLooking = false;
  #times = [];
  #faults = [];

  constructor(readers) {
    this.#readers = readers;
  }

  /** A note was saved this moment; looked at unless another one is. */
  async saved({ note, words }) {
    if (this.#isLooking) return;
    this.#isLooking = true;
    const started = performance.now();
    const path = `/notes/${slugOf(note)}?seen`;
    let isTold = false;
    while (!isTold && performance.now() - started < longest) {
      isTold = (await this.#readers.text(path)).includes(words);
      if (!isTold) await pause(5);
    }
    if (isTold) this.#times.push(performance.now() - started);
    else this.#faults.push(`${path}: what was saved is not told`);
    this.#isLooking = false;
  }

  /** Milliseconds until each was told, and those that never were, since this was asked last. */
  take() {
    const taken = { times: this.#times, faults: this.#faults };
    this.#times = [];
    this.#faults = [];
    return taken;
  }
}
