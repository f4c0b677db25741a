/**
 * How many links of other files go to each file. Counted when somebody first asks, and kept true from then on: links
 * that are written alike are counted together, so that a change costs the links that are written as those it concerns.
 */
import { grown } from '../names/grown.ts';

/** The links that are counted. */
export interface CountedLinks {
  /** How many ways of writing a link there have been; their numbers are those below it. */
  readonly asks: number;
  /** The files to which links that are written so go, once for each link of another file. */
  leads(ask: number): readonly number[];
}

/** Asks that are counted between two moments at which the making may be interrupted. */
const atOnce = 64;
const nowhere = -1;

export class LinksIn {
  readonly #links: CountedLinks;
  #counts = new Int32Array(256);
  /** By ask: the file to which its links were counted, and how many. */
  #to = new Int32Array(256).fill(nowhere);
  #counted = new Int32Array(256);
  /** Asks whose links were counted to several files. */
  readonly #scattered = new Map<number, readonly number[]>();
  /** Asks below it are counted. */
  #next = 0;
  /** Counted asks whose links may go elsewhere by now, or be others. */
  readonly #doubted = new Set<number>();

  constructor(links: CountedLinks) {
    this.#links = links;
  }

  /** Links of another file to this one. */
  of(file: number): number {
    this.#renew();
    return this.#counts[file] ?? 0;
  }

  /** The counts by file; the last files of all may have none. They hold until the next change. */
  get all(): Int32Array {
    this.#renew();
    return this.#counts;
  }

  /** Counts in steps what was never counted. */
  *making(): Generator<void> {
    while (this.#next < this.#links.asks) {
      this.#count(this.#next++);
      if (this.#next % atOnce === 0) yield;
    }
  }

  /** Links that are written so may have come to mean something else, or be more or fewer. */
  doubt(asks: Iterable<number>): void {
    for (const ask of asks) if (ask < this.#next) this.#doubted.add(ask);
  }

  /** All links may have come to mean something else. */
  doubtAll(): void {
    if (this.#next === 0) return;
    this.#next = 0;
    this.#doubted.clear();
    this.#scattered.clear();
    this.#counts.fill(0);
    this.#to.fill(nowhere);
  }

  #renew(): void {
    while (this.#next < this.#links.asks) this.#count(this.#next++);
    for (const ask of this.#doubted) {
      this.#forget(ask);
      this.#count(ask);
    }
    this.#doubted.clear();
  }

  #count(ask: number): void {
    const leads = this.#links.leads(ask);
    const [to] = leads;
    if (to === undefined) return;
    for (const file of leads) this.#add(file, 1);
    if (leads.some(file => file !== to)) {
      this.#scattered.set(ask, leads);
      return;
    }
    this.#to = grown(this.#to, ask + 1, nowhere);
    this.#counted = grown(this.#counted, ask + 1, 0);
    this.#to[ask] = to;
    this.#counted[ask] = leads.length;
  }

  #forget(ask: number): void {
    for (const file of this.#scattered.get(ask) ?? []) this.#add(file, -1);
    this.#scattered.delete(ask);
    const to = this.#to[ask] ?? nowhere;
    if (to === nowhere) return;
    this.#add(to, -(this.#counted[ask] as number));
    this.#to[ask] = nowhere;
  }

  #add(file: number, links: number): void {
    this.#counts = grown(this.#counts, file + 1, 0);
    this.#counts[file] = (this.#counts[file] as number) + links;
  }
}
