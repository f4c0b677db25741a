/**
 * Makes `dist`, the product: the command, the render worker, what browsers load, and the server.
 *
 *     dist/cli.cjs, cli.code   the command, and what V8 made of it
 *     dist/render-worker.js    renders a note within a time budget
 *     dist/files-worker.js     opens the files of a vault ahead of who reads them
 *     dist/reading-worker.js   helps to read a large vault
 *     dist/search-worker.js    keeps the index of what the notes say, and answers from it
 *     dist/preload.js          the guard before the server
 *     dist/chunks/             what these share, and what loads when it is needed
 *     dist/assets/             stylesheet, script and mark, hashed, and manifest.json
 *     dist/server/             Next's standalone server
 *     dist/complete            written last: without it nothing here counts
 *
 * `--if-stale` does nothing when no source is newer than `dist/complete`.
 */
import { spawn } from 'node:child_process';
import {
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { root, bundle } from './bundle.js';

const dist = join(root, 'dist');
const complete = join(dist, 'complete');
const sources = [
  'app',
  'lib',
  'scripts',
  'backlit.schema.json',
  'next.config.js',
  'tsconfig.json',
  'package.json',
  'package-lock.json',
];

if (!process.argv.includes('--if-stale') || isStale()) await build();

async function build() {
  const begun = new Date();
  process.stderr.write('Building Backlit…\n');
  rmSync(dist, { recursive: true, force: true });
  mkdirSync(dist);
  await Promise.all([bundle(), nextBuild()]);
  placeServer();
  writeFileSync(complete, '');
  // A source that was saved meanwhile is newer than what was built.
  utimesSync(complete, begun, begun);
  process.stderr.write(`Built in ${((Date.now() - begun.getTime()) / 1000).toFixed(1)} s.\n`);
}

function isStale() {
  if (!existsSync(complete)) return true;
  const built = statSync(complete).mtimeMs;
  return sources.some(source => isNewer(join(root, source), built));
}

/** A folder counts too: a file that was removed leaves its mark there. */
function isNewer(path, built) {
  const stat = statSync(path);
  if (stat.mtimeMs > built) return true;
  return stat.isDirectory() && readdirSync(path).some(name => isNewer(join(path, name), built));
}

/** `next build`; its words are shown only when it fails. */
async function nextBuild() {
  const next = join(root, 'node_modules/next/dist/bin/next');
  const child = spawn(process.execPath, [next, 'build'], {
    cwd: root,
    env: { ...process.env, NODE_ENV: 'production', NEXT_TELEMETRY_DISABLED: '1' },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const said = [];
  child.stdout.on('data', text => said.push(text));
  child.stderr.on('data', text => said.push(text));
  const status = await new Promise(settle => child.on('close', settle));
  if (status === 0) return;
  process.stderr.write(Buffer.concat(said));
  throw new Error('next build failed');
}

/**
 * Moves the standalone server to its place. What it leaves behind: files of ours that Next takes for its own because
 * somebody opens files, what resizes images (native code, and nothing here resizes any), and the path of this folder,
 * so that the product can run anywhere.
 */
function placeServer() {
  const server = join(dist, 'server');
  renameSync(join(root, '.next/standalone'), server);
  for (const name of readdirSync(server)) {
    if (!['.next', 'node_modules', 'server.js'].includes(name)) rmSync(join(server, name), { recursive: true });
  }
  for (const name of ['@img', 'sharp', 'detect-libc', 'semver']) {
    rmSync(join(server, 'node_modules', name), { recursive: true, force: true });
  }
  writeFileSync(join(server, 'package.json'), '{ "type": "module" }\n');
  for (const file of ['server.js', '.next/required-server-files.json']) {
    const path = join(server, file);
    writeFileSync(path, readFileSync(path, 'utf8').replaceAll(JSON.stringify(root), '"."'));
  }
}
