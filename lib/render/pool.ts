/**
 * Rendering beside the server: one warm thread, a time budget a note, and a memory of what was rendered.
 *
 * Laws: a promise always comes true, past the budget with the source in place of the body; the memory is keyed by the
 * text and by what its links resolve to, so that nothing in it is ever stale, and never holds more than its capacity.
 */
import { hash } from 'node:crypto';
import type { Worker } from 'node:worker_threads';
import type { LinkTable } from './links.ts';
import type { Rendered, RenderOptions } from './render.ts';
import { sourceAsHtml } from './source.ts';
import type { Answer, Job } from './worker.ts';

export interface Renderer {
  render(text: string, table: LinkTable, options: RenderOptions): Promise<Rendered>;
  /** Ends the thread; what waits is answered with its source. */
  dispose(): Promise<void>;
}

export interface PoolOptions {
  /** The built `worker.ts`. */
  readonly worker: string;
  /** Milliseconds a note may take. */
  readonly budget?: number;
  /** Characters of HTML kept. */
  readonly capacity?: number;
}

/** A thread that never says it is ready is given up after this. */
const longestStart = 10_000;
const usualBudget = 1_000;
const usualCapacity = 16 * 1024 * 1024;

interface Waiting {
  readonly job: Job;
  readonly settle: (rendered: Rendered | null) => void;
}

/** @returns a renderer whose thread starts with the first note. */
export function renderer({ worker: path, budget = usualBudget, capacity = usualCapacity }: PoolOptions): Renderer {
  const remembered = new Memory(capacity);
  const thread = new Thread(path, budget);
  let count = 0;
  return {
    render(text, table, options) {
      const links = [...table];
      const key = hash('sha1', JSON.stringify([options, links]) + text, 'base64url');
      return remembered.get(key, async () => {
        const rendered = await thread.run({ number: ++count, text, links, options });
        return rendered ?? { html: sourceAsHtml(text, options.bodyStart), toc: [], timedOut: true };
      });
    },
    dispose: () => thread.end(),
  };
}

class Thread {
  readonly #path: string;
  readonly #budget: number;
  readonly #queue: Waiting[] = [];
  #worker: Worker | null = null;
  #ready = false;
  #current: Waiting | null = null;
  #timer: NodeJS.Timeout | null = null;

  constructor(path: string, budget: number) {
    this.#path = path;
    this.#budget = budget;
  }

  /** Null when it took too long or failed. */
  run(job: Job): Promise<Rendered | null> {
    return new Promise(settle => {
      this.#queue.push({ job, settle });
      if (this.#worker === null) this.#start();
      else this.#next();
    });
  }

  async end(): Promise<void> {
    const waiting = this.#queue.splice(0);
    this.#settle(null);
    for (const { settle } of waiting) settle(null);
    await this.#stop();
  }

  #start(): void {
    // Bundlers rewrite `new Worker(path)`; asked for like this, the module is left alone.
    const { Worker } = process.getBuiltinModule('node:worker_threads');
    const worker = new Worker(this.#path, { execArgv: [], resourceLimits: { maxOldGenerationSizeMb: 512 } });
    worker.unref();
    worker.on('message', (answer: Answer) => this.#answered(worker, answer));
    worker.on('error', () => this.#lost(worker));
    worker.on('exit', () => this.#lost(worker));
    this.#worker = worker;
    this.#wait(longestStart);
  }

  #answered(worker: Worker, answer: Answer): void {
    if (worker !== this.#worker) return;
    if (answer === 'ready') {
      this.#ready = true;
      this.#wait(null);
    } else if (answer.number === this.#current?.job.number) {
      this.#settle(answer.rendered);
    }
    this.#next();
  }

  #next(): void {
    if (!this.#ready || this.#current !== null) return;
    const waiting = this.#queue.shift();
    if (waiting === undefined) return;
    this.#current = waiting;
    this.#worker?.postMessage(waiting.job);
    this.#wait(this.#budget);
  }

  #settle(rendered: Rendered | null): void {
    const current = this.#current;
    this.#current = null;
    this.#wait(null);
    current?.settle(rendered);
  }

  /** The thread ended by itself, or its time is up: its note is given up, the others get a new thread. */
  #lost(worker: Worker): void {
    if (worker !== this.#worker) return;
    const started = this.#ready;
    void this.#stop();
    if (this.#current === null && !started) this.#queue.shift()?.settle(null);
    else this.#settle(null);
    if (this.#queue.length > 0) this.#start();
  }

  async #stop(): Promise<void> {
    const worker = this.#worker;
    this.#worker = null;
    this.#ready = false;
    this.#wait(null);
    await worker?.terminate();
  }

  #wait(milliseconds: number | null): void {
    if (this.#timer !== null) clearTimeout(this.#timer);
    this.#timer = null;
    const worker = this.#worker;
    if (milliseconds === null || worker === null) return;
    this.#timer = setTimeout(() => this.#lost(worker), milliseconds);
  }
}

/** What was rendered last, oldest first; what is being rendered is not begun twice. */
class Memory {
  readonly #capacity: number;
  readonly #kept = new Map<string, Rendered>();
  readonly #begun = new Map<string, Promise<Rendered>>();
  #size = 0;

  constructor(capacity: number) {
    this.#capacity = capacity;
  }

  get(key: string, make: () => Promise<Rendered>): Promise<Rendered> {
    const known = this.#kept.get(key);
    if (known !== undefined) {
      this.#kept.delete(key);
      this.#kept.set(key, known);
      return Promise.resolve(known);
    }
    const begun = this.#begun.get(key) ?? make().finally(() => this.#begun.delete(key));
    if (!this.#begun.has(key)) {
      this.#begun.set(key, begun);
      void begun.then(rendered => this.#keep(key, rendered));
    }
    return begun;
  }

  /** A note that was given up is tried again when it is asked for again: the machine may only have been busy. */
  #keep(key: string, rendered: Rendered): void {
    if (rendered.timedOut || rendered.html.length > this.#capacity / 4) return;
    this.#kept.set(key, rendered);
    this.#size += rendered.html.length;
    for (const [oldest, { html }] of this.#kept) {
      if (this.#size <= this.#capacity) break;
      this.#kept.delete(oldest);
      this.#size -= html.length;
    }
  }
}
