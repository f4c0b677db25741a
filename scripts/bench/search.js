/** Search: asked of a server, and of files in a browser; how long their indexes take, next to those of others. */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, readdirSync, rmSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { bundled } from './inside.js';
import { load } from './load.js';
import { installedAt, limit } from './peers.js';
import { askedInBrowser } from './search-browser.js';
import { queries } from './search-queries.js';
import { memoryOf } from './serving.js';
import { quantile } from './statistics.js';

/** Questions of each kind. */
const ofKind = 40;

/** Others that search in a browser, from the registry. */
export const searchPeers = [
  { name: 'pagefind', version: '1.6.0', module: 'lib/index.js' },
  { name: 'minisearch', version: '7.2.0', module: 'dist/es/index.js' },
];

/** Milliseconds: until the search knows all notes, p50 and p95 of an answer by kind of question and in all. */
export async function servedSearch({ port, url }) {
  const started = performance.now();
  while ((await fetch(`${url}/api/search.json?q=loop`)).status === 503) await pause(20);
  const ready = performance.now() - started;
  const asked = queries(ofKind);
  const path = ({ query, typing }) =>
    `/api/search${typing ? '/typing' : ''}.json?${new URLSearchParams({ q: query, count: '8' })}`;
  const ask = some => load({ port, connections: 1, questions: some.length, path: at => path(some[at]) });
  await ask(asked.filter((_, at) => at % 5 === 0));
  const { latencies, others } = await ask(asked);
  if (others > 0) throw new Error(`search: ${others} answers with an unexpected status`);
  const both = values => ({ p50: quantile(values, 0.5), p95: quantile(values, 0.95) });
  const kinds = new Set(asked.map(({ kind }) => kind));
  const own = kind => latencies.filter((_, at) => asked[at].kind === kind);
  return { ready, all: both(latencies), kinds: Object.fromEntries([...kinds].map(kind => [kind, both(own(kind))])) };
}

/** The index of the server alone: milliseconds and megabytes of a process that makes it. */
export async function serverIndex(folder, temporary) {
  return built('index', folder, join(temporary, 'index'), await bundle(temporary));
}

/** Files of a site without a server: how they are made, and what a browser has of them. */
export async function staticSearch(folder, temporary) {
  return madeAndAsked('shards', folder, temporary, await bundle(temporary));
}

/** The same of a peer; null where it cannot be installed. */
export async function peerSearch({ name, version, module }, folder, temporary, peers) {
  const own = installedAt({ name, version }, join(peers, name));
  return own === null ? null : madeAndAsked(name, folder, temporary, join(own, module));
}

async function madeAndAsked(kind, vault, temporary, module) {
  const folder = join(temporary, kind);
  try {
    const made = await built(kind, vault, folder, module);
    if (made === null) return { made: null };
    const asked = await askedInBrowser(kind, folder, module);
    return { made, files: filesIn(folder), asked: asked === null ? null : summary(asked) };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

function summary(asked) {
  const part = name => {
    const own = asked.map(each => each[name]);
    const milliseconds = own.map(each => each.milliseconds);
    return {
      p50: quantile(milliseconds, 0.5),
      worst: Math.max(...milliseconds),
      bytes: Math.max(...own.map(({ bytes }) => bytes)),
    };
  };
  const longest = Math.max(...asked.map(each => each.longest));
  return { opening: part('opening'), cold: part('cold'), warm: part('warm'), longest };
}

function filesIn(folder) {
  const files = readdirSync(folder, { recursive: true, withFileTypes: true }).filter(entry => entry.isFile());
  return {
    count: files.length,
    bytes: files.reduce((sum, file) => sum + statSync(join(file.parentPath, file.name)).size, 0),
  };
}

/** Milliseconds, and the peak of memory of the process and those it starts; null when it takes too long. */
async function built(kind, vault, folder, module) {
  const script = join(import.meta.dirname, 'search-builds.js');
  const started = performance.now();
  const child = spawn(process.execPath, ['--heap-growing-percent=60', script, kind, vault, folder, module], {
    stdio: ['ignore', 'ignore', 'inherit'],
  });
  const ended = once(child, 'exit');
  let megabytes = 0;
  while (child.exitCode === null && child.signalCode === null && performance.now() - started < limit) {
    megabytes = Math.max(megabytes, memoryOf(child.pid) || 0);
    await Promise.race([ended, pause(100)]);
  }
  const milliseconds = performance.now() - started;
  if (child.exitCode === null) {
    child.kill('SIGKILL');
    await ended;
    return null;
  }
  if (child.exitCode !== 0) throw new Error(`${kind} ended with ${child.exitCode}`);
  return { milliseconds, megabytes };
}

/** All of ours that these processes run. */
async function bundle(temporary) {
  const outfile = join(temporary, 'search.mjs');
  if (existsSync(outfile)) return outfile;
  return bundled(
    `export { openWiki } from './lib/wiki.ts';
    export { searchShards } from './lib/wiki/search-shards.ts';
    export { SearchFiles } from './lib/wiki/search-files.ts';
    export { SearchIndex } from './lib/search/search-index.ts';`,
    outfile,
  );
}
