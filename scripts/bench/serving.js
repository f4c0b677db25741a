/** `backlit serve` as a process of its own: when it listens, when it knows the vault, what memory it takes. */
import { execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { connect, createServer } from 'node:net';
import { setTimeout as pause } from 'node:timers/promises';
import { command } from './processes.js';

/** Longest that anything may take to start. */
const patience = 300_000;

/** Serves a vault of at least so many notes; settles when it knows them all. */
export async function serve(folder, notes) {
  const port = await freePort();
  const started = performance.now();
  const server = startProcess([command, 'serve', folder, '--port', String(port), '--quiet']);
  const url = `http://localhost:${port}`;
  await until(server, () => accepts(port));
  const listens = performance.now() - started;
  await until(server, async () => (await known(url)) >= notes);
  return { ...server, port, url, listens, ready: performance.now() - started };
}

/** A Node process that ends when it is told to, and of which it is known when it ended by itself. */
export function startProcess(args, options = {}) {
  const child = spawn(process.execPath, args, { stdio: ['ignore', 'ignore', 'inherit'], ...options });
  const ended = once(child, 'exit');
  const kill = () => child.kill('SIGTERM');
  // It must not outlive whoever measures it, even if that ends by a fault.
  process.once('exit', kill);
  void ended.then(() => process.off('exit', kill));
  return {
    pid: child.pid,
    hasEnded: () => child.exitCode !== null || child.signalCode !== null,
    async stop() {
      kill();
      await ended;
    },
  };
}

/** Settles when `holds`, which is asked over and over. */
export async function until(server, holds) {
  const limit = performance.now() + patience;
  while (!(await holds())) {
    if (server.hasEnded()) throw new Error('The server has ended by itself.');
    if (performance.now() > limit) throw new Error('The server does not answer.');
    await pause(5);
  }
}

/** A port that is free at this moment. */
export async function freePort() {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address();
  server.close();
  await once(server, 'close');
  return port;
}

/** Whether somebody listens. */
export function accepts(port) {
  return new Promise(settle => {
    const socket = connect(port, '127.0.0.1');
    socket.once('connect', () => settle(true)).once('error', () => settle(false));
    socket.once('connect', () => socket.destroy());
  });
}

/** Notes that the server knows; 0 while it cannot say or still reads. */
async function known(url) {
  try {
    const answer = await fetch(`${url}/api/health`);
    const { status, notes } = await answer.json();
    return answer.ok && status === 'ok' ? notes : 0;
  } catch {
    return 0;
  }
}

/**
 * Resident memory of a process and of those it started, in megabytes. What they share, above all Node itself, is counted
 * once where the system tells it; elsewhere once for each.
 */
export function memoryOf(pid) {
  const lines = execFileSync('ps', ['-A', '-o', 'pid=,ppid=,rss='], { encoding: 'utf8' }).trim().split('\n');
  const rows = lines.map(line => line.trim().split(/\s+/).map(Number));
  const family = parent => rows.flatMap(([own, ppid]) => (ppid === parent ? family(own) : [])).concat(parent);
  const ours = new Set(family(pid));
  const processes = rows.filter(([own]) => ours.has(own)).map(([own, , rss]) => partsOf(own) ?? { own: rss });
  const sum = processes.reduce((total, { own }) => total + own, 0);
  return (sum + Math.max(0, ...processes.map(({ shared = 0 }) => shared))) / 1024;
}

/** Kilobytes that a process has alone, and those it shares; null where the system does not tell. */
function partsOf(pid) {
  try {
    const told = readFileSync(`/proc/${pid}/smaps_rollup`, 'utf8');
    const sum = kind => [...told.matchAll(kind)].reduce((total, [, kilobytes]) => total + Number(kilobytes), 0);
    return { own: sum(/^Private_(?:Clean|Dirty): +(\d+)/gm), shared: sum(/^Shared_(?:Clean|Dirty): +(\d+)/gm) };
  } catch {
    return null;
  }
}
