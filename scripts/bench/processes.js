/** Whole processes, from their start to their end: how long they take, and their peak of memory. */
import { spawnSync } from 'node:child_process';
import { closeSync, openSync, readdirSync, readSync } from 'node:fs';
import { join } from 'node:path';

export const root = join(import.meta.dirname, '../..');
export const command = join(root, 'bin/backlit.js');

/** A round that takes longer than this is not repeated. */
const long = 10_000;

/** Told by the process itself when it ends. */
const peak = `data:text/javascript,${encodeURIComponent(
  "process.on('exit', () => process.stderr.write(`\\npeak ${process.resourceUsage().maxRSS}\\n`))",
)}`;

/** Milliseconds and megabytes of a Node process, the best of some rounds; null when it takes longer than `limit`. */
export function best(args, { rounds, limit = Infinity, cwd = root, env = {} }) {
  const found = { milliseconds: Infinity, megabytes: Infinity };
  for (let round = 0; round < rounds; round++) {
    const started = performance.now();
    const { stderr, status, error } = spawnSync(process.execPath, ['--import', peak, ...args], {
      cwd,
      env: { ...process.env, ...env },
      stdio: ['ignore', 'ignore', 'pipe'],
      maxBuffer: 1 << 28,
      ...(limit === Infinity ? {} : { timeout: limit, killSignal: 'SIGKILL' }),
    });
    const milliseconds = performance.now() - started;
    if (error?.code === 'ETIMEDOUT') return null;
    if (error !== undefined || status !== 0) throw error ?? new Error(`${args.join(' ')}\n${String(stderr)}`);
    found.milliseconds = Math.min(found.milliseconds, milliseconds);
    found.megabytes = Math.min(found.megabytes, Number(/peak (\d+)/.exec(String(stderr))?.[1]) / 1024);
    if (milliseconds > long) break;
  }
  return found;
}

/** What no reader of the vault can be faster than: a Node process that reads every byte of it, in milliseconds. */
export function readEveryByte(folder, rounds) {
  const reads = Array.from({ length: rounds }, () => milliseconds(() => read(folder)));
  return Math.min(...reads) + best(['-e', '0'], { rounds }).milliseconds;
}

function milliseconds(run) {
  const started = performance.now();
  run();
  return performance.now() - started;
}

function read(folder) {
  const buffer = Buffer.alloc(1 << 20);
  for (const entry of readdirSync(folder, { recursive: true, withFileTypes: true })) {
    if (!entry.isFile()) continue;
    const file = openSync(join(entry.parentPath, entry.name));
    while (readSync(file, buffer) > 0);
    closeSync(file);
  }
}
