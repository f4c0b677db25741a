/**
 * Rendering under a time budget: one warm worker, a queue, and a memory of what was rendered.
 *
 * Laws: whatever a note holds, its page comes after at most the budget of every job before it and its own, what one is
 * the first to need apart; a worker over its budget is killed, the page shows the source, and the next job finds a new
 * worker. What a page shows depends on the note's text, its links and the options alone, and that is the key it is
 * remembered by.
 */
import type { Worker } from 'node:worker_threads';
import type { LinkTable } from '../model.ts';
import { Memo } from '../names/memo.ts';
import { unrendered, type Rendered, type RenderOptions } from './render.ts';
import type { Answer, Job } from './worker.ts';

export interface RendererOptions {
  /** Path of the bundled `worker.ts`. */
  readonly worker: string;
  /** Milliseconds for one note. */
  readonly budget?: number;
  /** Bytes of rendered pages to remember. */
  readonly memory?: number;
}

export interface Renderer {
  render(text: string, table: LinkTable, options: RenderOptions): Promise<Rendered>;
  /** Ends the worker; what was not rendered yet shows its source. */
  dispose(): Promise<void>;
}

const defaultBudget = 1_000;
const defaultMemory = 32 * 1024 * 1024;
/** A worker that is not ready by then will never be. */
const startBudget = 30_000;
/** For what a note is the first to need; a language takes about 0.1 s, the largest 1 s. */
const learningBudget = 10_000;
/** Over this a worker dies alone, not the process. */
const workerMegabytes = 512;
/** The trees of a note are soon forgotten, but not before it is rendered: with less room they are copied over and over. */
const youngMegabytes = 24;

/** A renderer with its worker, which starts at once. */
export function renderer(options: RendererOptions): Renderer {
  return new Pool(options);
}

interface Waiting {
  readonly key: string;
  readonly job: Job;
  readonly resolve: (rendered: Rendered) => void;
  readonly reject: (error: Error) => void;
}

class Pool implements Renderer {
  readonly #path: string;
  readonly #budget: number;
  readonly #memo: Memo<Rendered>;
  readonly #underWay = new Map<string, Promise<Rendered>>();
  readonly #queue: Waiting[] = [];
  /** Keys that went over the budget once; a busy machine may be the reason, so they get a second chance. */
  readonly #late = new Set<string>();
  #worker: Worker | null = null;
  #ready = false;
  #current: Waiting | null = null;
  #timer: NodeJS.Timeout | null = null;
  #disposed = false;

  constructor({ worker, budget = defaultBudget, memory = defaultMemory }: RendererOptions) {
    this.#path = worker;
    this.#budget = budget;
    this.#memo = new Memo(memory);
    this.#start();
  }

  render(text: string, table: LinkTable, options: RenderOptions): Promise<Rendered> {
    const job: Job = { text, table: [...table], options };
    if (this.#disposed) return Promise.resolve(unrendered(text, options));
    const key = keyOf(job);
    const known = this.#memo.get(key);
    if (known !== undefined) return Promise.resolve(known);
    const underWay = this.#underWay.get(key);
    if (underWay !== undefined) return underWay;
    const promise = new Promise<Rendered>((resolve, reject) => this.#queue.push({ key, job, resolve, reject }));
    this.#underWay.set(key, promise);
    this.#next();
    return promise;
  }

  async dispose(): Promise<void> {
    this.#disposed = true;
    const worker = this.#stop();
    for (const waiting of [this.#current, ...this.#queue.splice(0)]) {
      waiting?.resolve(unrendered(waiting.job.text, waiting.job.options));
    }
    this.#current = null;
    await worker?.terminate();
  }

  /** Gives the next job to the worker, when both are there. */
  #next(): void {
    if (this.#current !== null || this.#queue.length === 0 || this.#disposed) return;
    if (this.#worker === null) this.#start();
    this.#worker?.ref();
    if (!this.#ready) return;
    this.#current = this.#queue.shift() as Waiting;
    this.#worker?.postMessage(this.#current.job);
    this.#wait(this.#budget, () => this.#overdue());
  }

  #start(): void {
    const { Worker: Thread } = process.getBuiltinModule('node:worker_threads');
    const worker = new Thread(this.#path, {
      execArgv: [],
      resourceLimits: { maxOldGenerationSizeMb: workerMegabytes, maxYoungGenerationSizeMb: youngMegabytes },
    });
    this.#worker = worker;
    this.#ready = false;
    worker.on('message', (answer: Answer) => this.#answered(answer));
    worker.on('error', error => this.#failed(worker, error));
    worker.on('exit', () => this.#failed(worker, new Error('the rendering worker ended')));
    worker.unref();
    this.#wait(startBudget, () => this.#failed(worker, new Error('the rendering worker does not start')));
  }

  /** Forgets the worker, so that nothing it still says counts. */
  #stop(): Worker | null {
    const worker = this.#worker;
    worker?.removeAllListeners();
    // A worker that is being ended may still report an error.
    worker?.on('error', () => undefined);
    this.#worker = null;
    this.#ready = false;
    this.#calm();
    return worker;
  }

  #wait(milliseconds: number, then: () => void): void {
    this.#calm();
    this.#timer = setTimeout(then, milliseconds);
    if (this.#current === null) this.#timer.unref();
  }

  #calm(): void {
    if (this.#timer !== null) clearTimeout(this.#timer);
    this.#timer = null;
  }

  #answered(answer: Answer): void {
    this.#calm();
    if (answer === 'learning') return this.#wait(learningBudget, () => this.#overdue());
    if (answer === 'learnt') return this.#wait(this.#budget, () => this.#overdue());
    if (answer === 'ready') this.#ready = true;
    else this.#settle(answer.rendered, true);
    if (this.#queue.length === 0) this.#worker?.unref();
    this.#next();
  }

  #overdue(): void {
    const key = this.#current?.key ?? '';
    void this.#stop()?.terminate();
    this.#settle(null, this.#late.has(key));
    this.#late.add(key);
    if (this.#late.size > 1_000) this.#late.clear();
    if (!this.#disposed) this.#start();
    this.#next();
  }

  /** The worker died: of the job it had, or before it had any, which another worker would not do better. */
  #failed(worker: Worker, error: Error): void {
    if (worker !== this.#worker) return;
    const started = this.#ready;
    void this.#stop()?.terminate();
    if (this.#current !== null) this.#settle(null, true);
    if (started) return this.#next();
    for (const waiting of this.#queue.splice(0)) {
      this.#underWay.delete(waiting.key);
      waiting.reject(error);
    }
  }

  /** Ends the current job; null stands for the source. */
  #settle(rendered: Rendered | null, remember: boolean): void {
    const waiting = this.#current;
    if (waiting === null) return;
    this.#current = null;
    this.#underWay.delete(waiting.key);
    const result = rendered ?? unrendered(waiting.job.text, waiting.job.options);
    if (remember) this.#memo.set(waiting.key, result, 2 * (result.html.length + waiting.key.length));
    waiting.resolve(result);
  }
}

/** Hash of all that a rendered note depends on. */
function keyOf({ text, table, options }: Job): string {
  const { createHash } = process.getBuiltinModule('node:crypto');
  const rest = JSON.stringify([options, table], (_, value: unknown) => (value instanceof Map ? [...value] : value));
  return createHash('sha256').update(`${text.length}\n${text}`).update(rest).digest('base64');
}
