/** The licences of what is bundled: their authors ask that their words come along. */
import { readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { build } from 'esbuild';
import { root } from './bundle.js';

/** Writes one file with the licence of every package whose code is in the product. */
export async function writeLicenses(file, servedModules) {
  const { metafile } = await build({
    absWorkingDir: root,
    entryPoints: ['lib/cli/main.ts', 'lib/render/worker.ts', 'lib/site/respond.ts'],
    outdir: 'unwritten',
    bundle: true,
    write: false,
    metafile: true,
    platform: 'node',
    format: 'esm',
    logLevel: 'error',
  });
  const bundled = Object.keys(metafile.inputs).flatMap(path => /^node_modules\/((?:@[^/]+\/)?[^/]+)/.exec(path)?.[1] ?? []);
  const names = [...new Set([...bundled, ...servedModules])].sort();
  writeFileSync(file, names.map(licenseOf).join(`\n${'-'.repeat(80)}\n\n`));
}

function licenseOf(name) {
  const folder = join(root, 'node_modules', name);
  const { version, license } = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'));
  const text = readdirSync(folder).find(each => /^licen[cs]e(?:\.(?:md|txt))?$/i.test(each));
  const words = text === undefined ? '' : readFileSync(join(folder, text), 'utf8');
  return `${name} ${version}: ${license}\n\n${words.trim()}\n`;
}
