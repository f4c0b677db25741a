/**
 * When notes were written and last changed, as git tells it: read beside all other work, and again after each commit.
 * Law: until it is read, and where it cannot be, nothing is known, and nobody waits.
 */
import type { Dates, NoteId } from '../model.ts';
import { gitPlace, readHistory, watchGit, type GitHistory } from '../vault/git.ts';

export class History {
  readonly #vault: string;
  #known: GitHistory = { state: 'none' };
  /** The commit it was read at. */
  #head: string | null = null;
  #revision = 0;

  constructor(vault: string) {
    this.#vault = vault;
  }

  get state(): GitHistory['state'] {
    return this.#known.state;
  }

  /** Goes up when something else is known. */
  get revision(): number {
    return this.#revision;
  }

  dates(id: NoteId): Dates | null {
    return this.#known.state === 'read' ? this.#known.log.dates(id) : null;
  }

  /** Reads it once. */
  async read(): Promise<void> {
    await this.#look(new AbortController().signal);
  }

  /** Reads it, and keeps it true until that is ended; tells when something else is known. */
  follow(tell: () => void, ended: AbortSignal): void {
    let isWatched = false;
    let looking: Promise<void> = Promise.resolve();
    const look = async (): Promise<void> => {
      const before = this.#revision;
      const place = await this.#look(ended);
      if (ended.aborted) return;
      if (place !== null && !isWatched) ended.addEventListener('abort', watchGit(place, lookAgain));
      isWatched ||= place !== null;
      if (this.#revision !== before) tell();
    };
    const lookAgain = (): void => void (looking = looking.then(look));
    lookAgain();
  }

  /** Asks git which commit is checked out, and for the history when it is another than before. */
  async #look(signal: AbortSignal): ReturnType<typeof gitPlace> {
    const place = await gitPlace(this.#vault, signal);
    if (place === null || this.#head === place.head) return place;
    const history = await readHistory(this.#vault, place, signal);
    if (signal.aborted) return place;
    this.#head = place.head;
    if (history.state === 'none' && this.#known.state === 'none') return place;
    this.#known = history;
    this.#revision++;
    return place;
  }
}

/** When a note was written or last changed, and who says so. */
export interface Dated {
  /** ISO 8601: a day, or a moment with or without a zone. */
  readonly iso: string;
  readonly from: 'property' | 'git';
}

export interface NoteDates {
  readonly created: Dated | null;
  readonly updated: Dated | null;
}

/**
 * What front matter says goes before what git says. Of the two together a note may not have changed before it was
 * written, as when an old vault came to git lately: then git is not asked.
 */
export function datesFrom(own: Dates, git: Dates | null): NoteDates {
  const created = dated(own.created, git?.created);
  const updated = dated(own.updated, git?.updated);
  if (created === null || updated === null || created.iso.slice(0, 10) <= updated.iso.slice(0, 10)) {
    return { created, updated };
  }
  return {
    created: created.from === 'git' ? null : created,
    updated: updated.from === 'git' ? null : updated,
  };
}

function dated(own: string | null, git: string | null | undefined): Dated | null {
  if (own !== null) return { iso: own, from: 'property' };
  return git === null || git === undefined ? null : { iso: git, from: 'git' };
}
