/** What esbuild makes: everything of the product but the server. `watch` rebuilds on every change (development). */
import { context } from 'esbuild';
import { writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';

export const root = join(import.meta.dirname, '..');

const dist = join(root, 'dist');

/** For node: gray-matter is CommonJS and asks for `require`. */
const node = {
  absWorkingDir: root,
  bundle: true,
  platform: 'node',
  format: 'esm',
  target: 'node20',
  logLevel: 'warning',
  banner: { js: "import { createRequire } from 'node:module'; const require = createRequire(import.meta.url);" },
};

const command = {
  ...node,
  entryPoints: { cli: 'lib/cli/main.ts' },
  splitting: true,
  outdir: dist,
  chunkNames: 'chunks/[name]-[hash]',
};

const processes = {
  ...node,
  entryPoints: { preload: 'lib/site/preload.ts', 'render-worker': 'lib/render/worker.ts' },
  outdir: dist,
};

/** The address of each asset holds a hash of what is in it, so that browsers may keep it for ever. */
const assets = {
  absWorkingDir: root,
  bundle: true,
  minify: true,
  platform: 'browser',
  format: 'esm',
  target: ['es2022', 'chrome111', 'firefox113', 'safari16.4'],
  logLevel: 'warning',
  entryPoints: {
    style: 'lib/styles/index.css',
    live: 'lib/client/live.ts',
    report: 'lib/client/report.ts',
    mark: 'lib/styles/mark.svg',
  },
  loader: { '.svg': 'copy' },
  outdir: join(dist, 'assets'),
  entryNames: '[name].[hash]',
  metafile: true,
  plugins: [{ name: 'manifest', setup: build => build.onEnd(writeManifest) }],
};

export async function bundle({ watch = false } = {}) {
  const contexts = await Promise.all([command, processes, assets].map(options => context(options)));
  await Promise.all(contexts.map(each => each.rebuild()));
  if (watch) await Promise.all(contexts.map(each => each.watch()));
  else await Promise.all(contexts.map(each => each.dispose()));
}

/** `manifest.json`: the role of each asset → its file. */
function writeManifest({ metafile }) {
  if (metafile === undefined) return;
  const files = Object.keys(metafile.outputs).map(path => basename(path));
  const named = entry => files.find(file => file.startsWith(`${entry}.`));
  const manifest = { css: named('style'), script: named('live'), island: named('report'), icon: named('mark') };
  writeFileSync(join(dist, 'assets/manifest.json'), `${JSON.stringify(manifest, null, 2)}\n`);
}
