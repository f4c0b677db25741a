#!/usr/bin/env node
/** Starts the built command; in a clone without a build it makes that first. */
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { start } from './command.js';

const [major, minor] = process.versions.node.split('.').map(Number);
if (major < 20 || (major === 20 && minor < 19)) {
  process.stderr.write(`backlit: this is Node.js ${process.version}; Backlit needs 20.19 or newer.\n`);
  process.exit(2);
}

const root = fileURLToPath(new URL('..', import.meta.url));
const dist = join(root, 'dist');

if (!existsSync(join(dist, 'complete'))) {
  process.stderr.write('backlit: not built yet, building once.\n');
  // Results stand on stdout, so that the build may only speak on stderr.
  const { status } = spawnSync(process.execPath, [join(root, 'scripts/build.js')], { stdio: ['ignore', 2, 2] });
  if (status !== 0) process.exit(2);
}

start(dist);
