/**
 * The built command, with the code that V8 made of it at the end of the build, so that a start need not compile it. V8
 * itself refuses what another version of it has made, or one with other settings, and compiles the source then.
 */
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { setFlagsFromString } from 'node:v8';
import { Script } from 'node:vm';

// Left to itself, V8 lets the heap grow to several times of what lives in it before it looks for garbage.
setFlagsFromString('--heap-growing-percent=60');

/** Where the build keeps that code. */
export const codeOf = dist => join(dist, 'cli.code');

/** Starts the command that is built in this folder; returns its script. */
export function start(dist) {
  const source = readFileSync(join(dist, 'cli.cjs'), 'latin1');
  const cachedData = existsSync(codeOf(dist)) ? readFileSync(codeOf(dist)) : undefined;
  // Its name is part of the code, which must not tell where it was built.
  const script = new Script(`(require => {${source}\n})`, { filename: 'cli.cjs', cachedData });
  process.env.BACKLIT_BUILD = dist;
  // All it needs is in it, but what Node brings.
  script.runInThisContext()(process.getBuiltinModule);
  return script;
}
