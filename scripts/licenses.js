/** Before publishing: `dist/LICENSES.txt`, because the authors of what is bundled ask that their words come along. */
import { readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { build } from 'esbuild';
import { root } from './bundle.js';

const forNode = ['lib/cli/main.ts', 'lib/render/worker.ts', 'lib/wiki/search-worker.ts', 'lib/site/respond.ts'];
const forBrowsers = ['lib/client/diagram-frame.ts', 'lib/client/graph-stage.ts', 'lib/client/graph-worker.ts'];

const ours = [...(await bundled(forNode, 'node')), ...(await bundled(forBrowsers, 'browser'))];
const names = [...new Set([...ours, ...beside(join(root, 'dist/server/node_modules'))])].sort();
writeFileSync(join(root, 'dist/LICENSES.txt'), names.map(licenseOf).join(`\n${'-'.repeat(80)}\n\n`));

/** Packages whose code esbuild or Next put into ours. */
async function bundled(entryPoints, platform) {
  const { metafile } = await build({
    absWorkingDir: root,
    entryPoints,
    outdir: 'unwritten',
    bundle: true,
    write: false,
    metafile: true,
    platform,
    format: 'esm',
    logLevel: 'error',
  });
  return Object.keys(metafile.inputs).flatMap(path => /^node_modules\/((?:@[^/]+\/)?[^/]+)/.exec(path)?.[1] ?? []);
}

/** Packages that lie as they are beside the server. */
function beside(folder) {
  return readdirSync(folder).flatMap(name =>
    name.startsWith('@') ? readdirSync(join(folder, name)).map(each => `${name}/${each}`) : [name],
  );
}

function licenseOf(name) {
  const folder = join(root, 'node_modules', name);
  const { version, license } = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'));
  const file = readdirSync(folder).find(each => /^licen[cs]e(?:\.(?:md|txt))?$/i.test(each));
  const words = file === undefined ? '' : readFileSync(join(folder, file), 'utf8').trim();
  return `${name} ${version}: ${license ?? 'in its own words'}\n\n${words}\n`;
}
