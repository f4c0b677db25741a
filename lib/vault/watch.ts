/**
 * Follows a vault: one `fs.watch` per folder, events gathered for a moment, vault paths told in one batch. A watcher
 * per file, as the usual libraries keep, costs seconds and hundreds of megabytes at 100,000 notes.
 *
 * Law: what is told is only "look again at this path"; what is there is found out by looking.
 */
import { watch, type FSWatcher } from 'node:fs';
import { join } from 'node:path';
import type { Vault } from './walk.ts';

/** Events of one save come within a few milliseconds of each other. */
const gathering = 8;
/** A stream of events is told at least this often. */
const longestGathering = 40;
/** After more events than this in one batch some may have been lost: the whole vault is looked at. */
const manyEvents = 5000;

/** Told which vault paths to look at again; `'all'` when the whole vault should be. */
export type Listener = (paths: readonly string[] | 'all') => void;

export class VaultWatcher {
  readonly #vault: Vault;
  readonly #tell: Listener;
  readonly #watchers = new Map<string, FSWatcher>();
  readonly #changed = new Set<string>();
  #timer: NodeJS.Timeout | null = null;
  /** When the events that are gathered began, and when the last one came. */
  #since = 0;
  #lastAt = 0;

  constructor(vault: Vault, folders: readonly string[], tell: Listener) {
    this.#vault = vault;
    this.#tell = tell;
    for (const folder of folders) this.#follow(folder);
  }

  /** Follows folders that are new, and no longer those that are gone. */
  update(folders: Iterable<string>): void {
    const wanted = new Set(folders);
    for (const folder of wanted) this.#follow(folder);
    for (const [folder, watcher] of this.#watchers) {
      if (wanted.has(folder)) continue;
      watcher.close();
      this.#watchers.delete(folder);
    }
  }

  /** Follows one more folder; false when it was followed already, or cannot be. */
  add(folder: string): boolean {
    return this.#follow(folder);
  }

  close(): void {
    if (this.#timer) clearTimeout(this.#timer);
    for (const watcher of this.#watchers.values()) watcher.close();
    this.#watchers.clear();
  }

  #follow(folder: string): boolean {
    if (this.#watchers.has(folder)) return false;
    try {
      const watcher = watch(join(this.#vault.root, folder), (_event, name) => this.#note(folder, name));
      watcher.on('error', () => this.#lose(folder, watcher));
      this.#watchers.set(folder, watcher);
      return true;
    } catch {
      this.#note(folder, null);
      return false;
    }
  }

  /** A folder that went away: its own watcher ends, the one above tells. */
  #lose(folder: string, watcher: FSWatcher): void {
    watcher.close();
    if (this.#watchers.get(folder) === watcher) this.#watchers.delete(folder);
    this.#note(folder, null);
  }

  #note(folder: string, name: string | null): void {
    this.#changed.add(name === null ? folder : folder === '' ? name : `${folder}/${name}`);
    this.#lastAt = performance.now();
    if (this.#timer !== null) return;
    this.#since = this.#lastAt;
    this.#timer = setTimeout(() => this.#flush(), gathering);
  }

  /** Tells what has changed, unless there was an event a moment ago: a checkout is thousands, none of which sets a timer. */
  #flush(): void {
    const wait = Math.min(this.#lastAt + gathering, this.#since + longestGathering) - performance.now();
    if (wait > 0) {
      this.#timer = setTimeout(() => this.#flush(), wait);
      return;
    }
    this.#timer = null;
    const paths = [...this.#changed];
    this.#changed.clear();
    this.#tell(paths.length > manyEvents ? 'all' : paths);
  }
}
