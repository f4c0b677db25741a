/**
 * Search for a server: the index lives in a worker, which reads the notes itself. Laws: nothing here takes longer than
 * a slice; a question is answered from what is read so far; a worker that dies is begun anew by the next question.
 */
import type { Worker } from 'node:worker_threads';
import { WikiError, type FileId, type NoteId, type ResolvedLink } from '../model.ts';
import { missingRule } from '../reports/attachments.ts';
import type { SearchOptions } from '../search/types.ts';
import type { Steps } from './turns.ts';
import { missingAnswers } from './search-missing.ts';
import { WantedNames } from './search-names.ts';
import { fewNotes } from './search-slices.ts';
import type { FoundWithTags, Question, Said, SearchedVault, Told } from './search-worker.ts';
import type { Search, SearchAnswer } from './search-types.ts';
import type { LinkCounts, Wiki } from './types.ts';

/** Notes named in one message. */
const atOnce = 500;
/** Milliseconds from a change to the next count of all links. */
const untilCount = 30_000;
/** From one count to the next, so many changed notes are looked at for new names of missing pages; more wait for it. */
const fewChanges = 50;

/** Notes whose search makes much for an answer. */
const many = 30_000;
/**
 * Megabytes for what was made lately. What an answer is made of is soon forgotten, but not before it is told: with less
 * room for many notes it is copied over and over.
 */
const [young, youngForMany] = [9, 24];

interface Waiting {
  resolve(answer: FoundWithTags | readonly NoteId[]): void;
  reject(error: Error): void;
}

export class SearchThread implements Search {
  readonly #wiki: Wiki;
  readonly #path: string;
  readonly #names = new WantedNames();
  readonly #waiting = new Map<number, Waiting>();
  readonly #endListening: () => void;
  readonly #changed = new Set<FileId>();
  #worker: Worker | null = null;
  #questions = 0;
  /** Notes that the worker was given, and of them those that it has not read. */
  #given = 0;
  #left = 0;
  #isGivenAll = false;
  /** What the worker was told last. */
  #counts: Pick<LinkCounts, 'notes' | 'links'> | null = null;
  #counter: NodeJS.Timeout | null = null;
  /** Changed notes that were looked at for names since the last count. */
  #lookedAt = 0;
  #wasWhole = false;
  #isClosed = false;

  constructor(wiki: Wiki, path: string) {
    this.#wiki = wiki;
    this.#path = path;
    this.#endListening = wiki.listen(id => this.#hear(id));
    this.#start();
  }

  get isWhole(): boolean {
    this.#wasWhole ||= this.indexing === null;
    return this.#wasWhole;
  }

  get indexing(): Search['indexing'] {
    // A few that were saved just now are read before a question is answered.
    if (this.#isGivenAll && this.#left <= fewNotes) return null;
    const total = Math.max(this.#given, this.#wiki.counts().notes);
    return { read: this.#given - this.#left, total };
  }

  async search(query: string, options: SearchOptions): Promise<SearchAnswer> {
    const found = (await this.#ask({ ask: 'search', query, options })) as FoundWithTags;
    return { ...found, missing: missingAnswers(query, this.#names, this.#wiki) };
  }

  async naming(names: readonly string[], most: number): Promise<readonly NoteId[]> {
    return (await this.#ask({ ask: 'naming', names, most })) as readonly NoteId[];
  }

  close(): void {
    this.#isClosed = true;
    this.#endListening();
    if (this.#counter !== null) clearTimeout(this.#counter);
    this.#end(new Error('the search was closed'));
  }

  #ask(question: Question): Promise<FoundWithTags | readonly NoteId[]> {
    if (this.#isClosed) return Promise.reject(new Error('the search was closed'));
    if (this.#worker === null) this.#start();
    return new Promise((resolve, reject) => {
      const number = ++this.#questions;
      this.#waiting.set(number, { resolve, reject });
      this.#worker?.ref();
      this.#tell({ question: number, ...question });
    });
  }

  // ---- the worker

  #start(): void {
    const { Worker: Thread } = process.getBuiltinModule('node:worker_threads');
    const vault: SearchedVault = { root: this.#wiki.root, order: this.#wiki.linkOrder };
    const notes = this.#wiki.reading?.total ?? this.#wiki.counts().notes;
    const resourceLimits = { maxYoungGenerationSizeMb: notes < many ? young : youngForMany };
    const worker = new Thread(this.#path, { execArgv: [], workerData: vault, resourceLimits });
    this.#worker = worker;
    worker.on('message', (said: Said) => this.#heard(said));
    worker.on('error', error => this.#end(error));
    worker.on('exit', () => this.#end(new Error('the searching worker ended')));
    worker.unref();
    this.#given = 0;
    this.#left = 0;
    this.#isGivenAll = false;
    this.#counts = null;
    void this.#giveAll(worker);
  }

  #end(error: Error): void {
    const worker = this.#worker;
    this.#worker = null;
    this.#wasWhole = false;
    worker?.removeAllListeners();
    // A worker that is being ended may still report an error.
    worker?.on('error', () => undefined);
    void worker?.terminate();
    for (const { reject } of this.#waiting.values()) reject(error);
    this.#waiting.clear();
  }

  #tell(told: Told): void {
    this.#worker?.postMessage(told);
  }

  #heard(said: Said): void {
    if ('left' in said) {
      this.#left = said.left;
      this.#wasWhole ||= this.indexing === null;
      return;
    }
    const waiting = this.#waiting.get(said.question);
    this.#waiting.delete(said.question);
    if (this.#waiting.size === 0) this.#worker?.unref();
    if ('answer' in said) waiting?.resolve(said.answer);
    else waiting?.reject(new Error(said.fault));
  }

  // ---- what it is given

  /** All notes, when all are known; then how many links go to each. */
  async #giveAll(worker: Worker): Promise<void> {
    await this.#wiki.exact;
    this.#changed.clear();
    const all = this.#wiki.notes();
    const steps = function* (this: SearchThread): Steps & Iterable<void> {
      for (let from = 0; from < all.length && this.#worker === worker; from += atOnce) {
        this.#give(all.slice(from, from + atOnce));
        yield;
      }
    };
    await this.#wiki.inTurns(steps.call(this));
    if (this.#worker !== worker) return;
    this.#isGivenAll = true;
    await this.#giveChanges();
    await this.#count();
  }

  #give(ids: readonly FileId[]): void {
    const put: NoteId[] = [];
    const drop: NoteId[] = [];
    for (const id of ids) {
      if (this.#wiki.isNote(id) && !this.#wiki.entry(id).excluded) put.push(id);
      else drop.push(id as NoteId);
    }
    if (!this.#isGivenAll) this.#given += put.length;
    this.#left += put.length;
    if (put.length > 0) this.#tell({ put });
    if (drop.length > 0) this.#tell({ drop });
  }

  /** Changes that come together are given together. */
  #hear(id: FileId): void {
    this.#changed.add(id);
    if (this.#changed.size === 1) setImmediate(() => void this.#giveChanges());
  }

  async #giveChanges(): Promise<void> {
    // What changes before all notes are given follows them.
    if (this.#isClosed || !this.#isGivenAll) return;
    const changed = [...this.#changed];
    this.#changed.clear();
    if (changed.length === 0) return;
    for (let from = 0; from < changed.length; from += atOnce) {
      this.#give(changed.slice(from, from + atOnce));
      if (from > 0) await new Promise(resolve => setImmediate(resolve));
    }
    for (const id of changed) if (this.#lookedAt++ < fewChanges) this.#addNames(id);
    this.#counter ??= setTimeout(() => {
      this.#counter = null;
      this.#lookedAt = 0;
      void this.#count();
    }, untilCount).unref();
  }

  #addNames(id: FileId): void {
    if (!this.#wiki.isNote(id)) return;
    for (const { link, target } of this.#linksOf(id)) {
      if (target.state === 'missing' && missingRule(link) === 'missing-page') this.#names.add(target.name);
    }
  }

  /** None of a note whose file is gone by now: of that, too, will be heard. */
  #linksOf(id: NoteId): readonly ResolvedLink[] {
    try {
      return this.#wiki.links(id);
    } catch (error) {
      if (error instanceof WikiError) return [];
      throw error;
    }
  }

  async #count(): Promise<void> {
    const worker = this.#worker;
    const counts = await this.#wiki.countLinks();
    if (worker === null || this.#worker !== worker) return;
    await this.#wiki.inTurns(this.#names.taking(counts.missing));
    await this.#wiki.inTurns(this.#givingLinks(counts));
    if (this.#worker === worker) this.#counts = { notes: counts.notes, links: counts.links };
  }

  /** Tells of the notes to which more or fewer links go than were told last. */
  *#givingLinks({ notes, links }: LinkCounts): Steps & Iterable<void> {
    const before = new Map<NoteId, number>();
    for (const [at, id] of (this.#counts?.notes ?? []).entries()) {
      const count = this.#counts?.links[at] ?? 0;
      if (count > 0) before.set(id, count);
      if (at % atOnce === 0) yield;
    }
    for (let from = 0; from < notes.length; from += atOnce) {
      const ids: NoteId[] = [];
      const counts: number[] = [];
      for (let at = from; at < Math.min(from + atOnce, notes.length); at++) {
        const [id, count] = [notes[at] as NoteId, links[at] as number];
        if (count === (before.get(id) ?? 0)) continue;
        ids.push(id);
        counts.push(count);
      }
      if (ids.length > 0) this.#tell({ links: ids, counts });
      yield;
    }
  }
}
