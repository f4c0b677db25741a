/**
 * Prints how fast Backlit is on generated vaults, in ratio to reading every byte on the same machine in the same run.
 *
 *     npm run bench                 1,000 and 10,000 notes
 *     npm run bench -- 1000 100000  other sizes
 *
 * Seconds drift between machines and hours; ratios within one run hold. Each figure is the best of several runs.
 */
import { spawn, spawnSync } from 'node:child_process';
import { appendFileSync, closeSync, mkdtempSync, openSync, readdirSync, readSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { generateVault, pathOf } from './generate-vault.js';

const command = join(import.meta.dirname, '../bin/backlit.js');
const rounds = 5;

/** Milliseconds and peak memory (MB) of a whole process, the best of several. */
function best(args) {
  let milliseconds = Infinity;
  let megabytes = Infinity;
  for (let round = 0; round < rounds; round++) {
    const started = performance.now();
    const { stderr, status } = spawnSync(process.execPath, ['--import', peak, ...args], { maxBuffer: 1 << 30 });
    if (status === 2) throw new Error(String(stderr));
    milliseconds = Math.min(milliseconds, performance.now() - started);
    megabytes = Math.min(megabytes, Number(/peak (\d+)/.exec(String(stderr))?.[1]) / 1024);
  }
  return { milliseconds, megabytes };
}

/** Told by the process itself when it ends. */
const peak = `data:text/javascript,${encodeURIComponent(
  "process.on('exit', () => process.stderr.write(`peak ${process.resourceUsage().maxRSS}\\n`))",
)}`;

function readEveryByte(folder) {
  const buffer = Buffer.alloc(1 << 20);
  const started = performance.now();
  for (const entry of readdirSync(folder, { recursive: true, withFileTypes: true })) {
    if (!entry.isFile()) continue;
    const file = openSync(join(entry.parentPath, entry.name));
    while (readSync(file, buffer) > 0);
    closeSync(file);
  }
  return performance.now() - started;
}

/** Milliseconds from the write of a note until the server has another version; the median of some. */
async function oneChange(folder) {
  const server = spawn(process.execPath, [command, 'serve', folder, '--port', '3998'], {
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  try {
    const [address] = await new Promise((resolve, reject) => {
      server.stdout.on('data', data => resolve(String(data).split('\n')));
      server.once('exit', () => reject(new Error('the server ended')));
    });
    const version = async () => (await (await fetch(`${address}/api/version`)).json()).version;
    const note = join(folder, `${pathOf(7)}.md`);
    const times = [];
    for (let round = 0; round < 20; round++) {
      const before = await version();
      const started = performance.now();
      appendFileSync(note, `\nOne more line, number ${round}, with [[a link ${round}]].\n`);
      while ((await version()) === before);
      times.push(performance.now() - started);
    }
    return times.sort((a, b) => a - b)[times.length >> 1];
  } finally {
    server.kill('SIGINT');
  }
}

const sizes = process.argv.slice(2).map(Number);
const work = mkdtempSync(join(tmpdir(), 'backlit-bench-'));
try {
  const start = best(['-e', '0']).milliseconds;
  const lines = [
    '| notes | read every byte + start | `check` | ratio | memory | `missing --json` | one change |',
    '|---|---|---|---|---|---|---|',
  ];
  for (const size of sizes.length > 0 ? sizes : [1000, 10_000]) {
    const folder = join(work, String(size));
    generateVault(folder, size);
    const read = Math.min(...Array.from({ length: rounds }, () => readEveryByte(folder))) + start;
    const check = best([command, 'check', folder, '--format', 'json', '--warn-only']);
    const missing = best([command, 'missing', folder, '--json']);
    const change = await oneChange(folder);
    const figures = [
      size.toLocaleString('en'),
      `${read.toFixed(0)} ms`,
      `${check.milliseconds.toFixed(0)} ms`,
      `${(check.milliseconds / read).toFixed(1)} ×`,
      `${check.megabytes.toFixed(0)} MB`,
      `${missing.milliseconds.toFixed(0)} ms`,
      `${change.toFixed(0)} ms`,
    ];
    lines.push(`| ${figures.join(' | ')} |`);
    process.stderr.write(`${size} notes done\n`);
  }
  process.stdout.write(`${lines.join('\n')}\n`);
} finally {
  rmSync(work, { recursive: true });
}
