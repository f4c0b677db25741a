/** Parts of Backlit without its command and its server, bundled for a process of their own: one vault does not weigh on the next. */
import { execFileSync } from 'node:child_process';
import { join } from 'node:path';
import { build } from 'esbuild';
import { root } from './processes.js';

/** Runs a module with a bundle of some source files, which export what it needs, and with more arguments; what it prints is JSON. */
export async function runWith(sources, module, args, temporary) {
  const bundle = join(temporary, 'inside.mjs');
  await build({
    stdin: { contents: sources.map(source => `export * from './${source}';`).join('\n'), resolveDir: root },
    bundle: true,
    platform: 'node',
    format: 'esm',
    target: 'node20',
    logLevel: 'error',
    banner: { js: "import { createRequire } from 'node:module'; const require = createRequire(import.meta.url);" },
    outfile: bundle,
  });
  return JSON.parse(execFileSync(process.execPath, [module, bundle, ...args], { encoding: 'utf8' }));
}
