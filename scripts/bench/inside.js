/** Parts of Backlit without its command and its server, bundled for a process of their own: one vault does not weigh on the next. */
import { execFileSync } from 'node:child_process';
import { join } from 'node:path';
import { build } from 'esbuild';
import { root } from './processes.js';

/** Bundles source files of ours, given as a module that exports what is needed of them. */
export async function bundled(contents, outfile) {
  await build({
    absWorkingDir: root,
    stdin: { contents, resolveDir: root },
    bundle: true,
    platform: 'node',
    format: 'esm',
    target: 'node20',
    logLevel: 'error',
    banner: { js: "import { createRequire } from 'node:module'; const require = createRequire(import.meta.url);" },
    outfile,
  });
  return outfile;
}

/** Runs a module with a bundle of some source files and with more arguments; what it prints is JSON. */
export async function runWith(sources, module, args, temporary) {
  const contents = sources.map(source => `export * from './${source}';`).join('\n');
  const bundle = await bundled(contents, join(temporary, 'inside.mjs'));
  return JSON.parse(execFileSync(process.execPath, [module, bundle, ...args], { encoding: 'utf8' }));
}
