/**
 * The entry of the searching worker: keeps the index of a vault and answers from it. It is bundled to a file of its own,
 * whose path `search-thread.ts` is given. Notes are read a few at a time, so that questions wait for none but those.
 */
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { parentPort, workerData } from 'node:worker_threads';
import type { LinkOrder } from '../markdown/reading.ts';
import type { NoteId } from '../model.ts';
import { SearchIndex } from '../search/search-index.ts';
import type { Found, SearchOptions } from '../search/types.ts';
import { SearchFiles } from './search-files.ts';
import { fewNotes } from './search-slices.ts';
import { mostTags } from './search-tags.ts';

/** What the worker is told at its start. */
export interface SearchedVault {
  readonly root: string;
  readonly order: LinkOrder;
}

/** What it is told, and asked. */
export type Told =
  | { readonly put: readonly NoteId[] }
  | { readonly drop: readonly NoteId[] }
  | { readonly links: readonly NoteId[]; readonly counts: readonly number[] }
  | ({ readonly question: number } & Question);

export type Question =
  | { readonly ask: 'search'; readonly query: string; readonly options: SearchOptions }
  | { readonly ask: 'naming'; readonly names: readonly string[]; readonly most: number };

export interface FoundWithTags extends Found {
  readonly tags: readonly { readonly tag: string; readonly notes: number }[];
}

/** How many notes it still has to read; an answer; why there is none. */
export type Said =
  | { readonly left: number }
  | { readonly question: number; readonly answer: FoundWithTags | readonly NoteId[] }
  | { readonly question: number; readonly fault: string };

/** Milliseconds of reading or merging after which questions are looked for. */
const slice = 10;

/** After so many notes it is worth while to give back what reading them took. */
const manyNotes = 1000;

/** Once reading is done nothing more is made, and so V8 sees no reason to look for what is no longer needed. */
function collectGarbage(): void {
  setFlagsFromString('--expose-gc');
  const collect: unknown = runInNewContext('gc');
  if (typeof collect === 'function') collect();
}

class Searcher {
  readonly #files: SearchFiles;
  readonly #say: (said: Said) => void;
  readonly #index = new SearchIndex();
  readonly #waiting = new Set<NoteId>();
  /** Of notes that wait: how many links go to them. */
  readonly #links = new Map<NoteId, number>();
  #tidying: Iterator<void> | null = null;
  #works = false;
  /** Notes read since garbage was collected. */
  #taken = 0;

  constructor({ root, order }: SearchedVault, say: (said: Said) => void) {
    this.#files = new SearchFiles(root, order);
    this.#say = say;
  }

  hear(told: Told): void {
    if ('put' in told) for (const id of told.put) this.#waiting.add(id);
    else if ('drop' in told) this.#drop(told.drop);
    else if ('links' in told) told.links.forEach((id, at) => this.#setLinks(id, told.counts[at] ?? 0));
    else this.#answer(told);
    this.#goOn();
  }

  #setLinks(id: NoteId, links: number): void {
    if (this.#waiting.has(id)) this.#links.set(id, links);
    else this.#index.setLinks(id, links);
  }

  #drop(ids: readonly NoteId[]): void {
    for (const id of ids) {
      this.#links.delete(id);
      this.#waiting.delete(id);
      this.#index.drop(id);
    }
  }

  #answer(asked: { readonly question: number } & Question): void {
    const { question } = asked;
    try {
      // What was saved just now is found just now; only a whole vault is not waited for.
      if (this.#waiting.size <= fewNotes) for (const id of this.#waiting) this.#take(id);
      this.#say({ question, answer: asked.ask === 'search' ? this.#search(asked) : this.#naming(asked) });
    } catch (error) {
      this.#say({ question, fault: error instanceof Error ? error.message : String(error) });
    }
  }

  #search({ query, options }: Extract<Question, { ask: 'search' }>): FoundWithTags {
    const read = (id: NoteId): ReturnType<SearchFiles['read']> => this.#files.read(id);
    return { ...this.#index.search(query, options, read), tags: this.#index.tags(query, mostTags, read) };
  }

  #naming({ names, most }: Extract<Question, { ask: 'naming' }>): readonly NoteId[] {
    return this.#index.naming(names, most);
  }

  #goOn(): void {
    if (this.#works) return;
    this.#works = true;
    setImmediate(() => this.#work());
  }

  /** Reads for a slice of time; when all is read, merges. */
  #work(): void {
    this.#works = false;
    const end = performance.now() + slice;
    const before = this.#waiting.size;
    for (const id of this.#waiting) {
      this.#take(id);
      if (performance.now() >= end) break;
    }
    if (before > 0) this.#say({ left: this.#waiting.size });
    if (!this.#tidy(end) || this.#waiting.size > 0) return this.#goOn();
    if (this.#taken < manyNotes) return;
    this.#taken = 0;
    collectGarbage();
  }

  #take(id: NoteId): void {
    this.#taken++;
    this.#waiting.delete(id);
    const note = this.#files.read(id);
    if (note === null) this.#index.drop(id);
    else this.#index.put(note);
    const links = this.#links.get(id);
    if (links !== undefined) this.#index.setLinks(id, links);
    this.#links.delete(id);
  }

  /** @returns whether nothing is left to be merged. */
  #tidy(end: number): boolean {
    this.#tidying ??= this.#index.tidying();
    do {
      if (this.#tidying.next().done === true) {
        this.#tidying = null;
        return true;
      }
    } while (performance.now() < end);
    return false;
  }
}

if (parentPort) {
  const port = parentPort;
  const searcher = new Searcher(workerData as SearchedVault, said => port.postMessage(said));
  port.on('message', (told: Told) => searcher.hear(told));
}
