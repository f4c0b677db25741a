/** The entry of a thread that reads files ahead; it is bundled to a file of its own, whose path `files-ahead.ts` is given. */
import { workerData } from 'node:worker_threads';
import type { FileId } from '../model.ts';
import type { Given } from './files-ahead.ts';
import { readAhead } from './shared-files.ts';

const { root, ids, memory } = workerData as Given;
readAhead(root, ids.split('\0') as FileId[], memory);
