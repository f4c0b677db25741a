/** Files that another thread opens and reads, while this one makes something of those before. */
import type { Worker } from 'node:worker_threads';
import type { FileId } from '../model.ts';
import { withSeparator, type FileText } from './read.ts';
import { sharedMemory, TakenFiles, type SharedMemory } from './shared-files.ts';

/** What the thread is given. */
export interface Given {
  readonly root: string;
  /** Divided by NUL, which no path holds: one text is handed over faster than many. */
  readonly ids: string;
  readonly memory: SharedMemory;
}

export class FilesAhead {
  readonly #worker: Worker;
  readonly #taken: TakenFiles;

  /** @param path of the bundled `files-worker.ts` */
  constructor(root: string, ids: readonly FileId[], path: string) {
    const { Worker: Thread } = process.getBuiltinModule('node:worker_threads');
    const memory = sharedMemory();
    const workerData: Given = { root: withSeparator(root), ids: ids.join('\0'), memory };
    this.#worker = new Thread(path, { execArgv: [], workerData });
    // What it leaves unread is read here, where the same error, if it is one, is told.
    this.#worker.on('error', () => undefined);
    this.#worker.unref();
    this.#taken = new TakenFiles(memory);
  }

  /** The file at this place of all, asked for in their order; null when it is to be read here. */
  at(place: number): FileText | null {
    return this.#taken.at(place);
  }

  end(): void {
    void this.#worker.terminate();
  }
}
