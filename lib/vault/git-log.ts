/**
 * The history of a vault as `git log` tells it, the newest commit first → when each note was written and last changed.
 *
 *     2026-11-12T23:30:00+02:00 NUL LF M NUL a.md NUL R100 NUL old.md NUL new.md NUL 2026-11-11T… NUL LF A NUL …
 *
 * Law: it is read as it comes, a chunk at a time; what is kept grows with the number of notes, not of commits.
 */
import type { Dates } from '../model.ts';
import { isoDate } from '../names/dates.ts';

/** For the format that is read here: fields end with NUL, so that a path may hold anything. */
export const logFormat: readonly string[] = ['-z', '--name-status', '--diff-filter=AMR', '--format=%aI'];

interface Life {
  created: string;
  updated: string;
}

export class GitLog {
  readonly #lives = new Map<string, Life>();
  /** A path at the time of the commit that is read → its path today; null before the note at that path was added. */
  readonly #today = new Map<string, string | null>();
  readonly #decoder = new TextDecoder();
  #rest = '';
  #date: string | null = null;
  #status = '';
  /** The old path, of a rename. */
  #from: string | null = null;

  /** Reads on. */
  push(chunk: Uint8Array): void {
    const fields = (this.#rest + this.#decoder.decode(chunk, { stream: true })).split('\0');
    this.#rest = fields.pop() as string;
    for (const field of fields) this.#field(field);
  }

  /** What is known by now of the note at this path. */
  dates(path: string): Dates | null {
    return this.#lives.get(path) ?? null;
  }

  get size(): number {
    return this.#lives.size;
  }

  #field(field: string): void {
    if (this.#status === '') {
      const head = field.replace(/^\n/, '');
      if (/^[A-Z]\d*$/.test(head)) this.#status = head.charAt(0);
      else this.#date = isoDate(head);
      return;
    }
    if (this.#status === 'R' && this.#from === null) {
      this.#from = field;
      return;
    }
    this.#touched(field, this.#from);
    this.#status = '';
    this.#from = null;
  }

  #touched(path: string, from: string | null): void {
    const today = this.#today.get(path) === undefined ? path : (this.#today.get(path) as string | null);
    if (today === null) return;
    this.#live(today);
    if (this.#status === 'M') return;
    // Before this commit another note may have had this path, or none.
    this.#today.set(path, null);
    if (from !== null) this.#today.set(from, today);
  }

  /** Commits come in the order in which they were made, which may not be that in which they were written. */
  #live(path: string): void {
    const date = this.#date;
    if (date === null) return;
    const life = this.#lives.get(path);
    if (life === undefined) this.#lives.set(path, { created: date, updated: date });
    else if (Date.parse(date) > Date.parse(life.updated)) life.updated = date;
    else if (Date.parse(date) < Date.parse(life.created)) life.created = date;
  }
}
