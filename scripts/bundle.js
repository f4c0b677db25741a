/** What esbuild makes: everything of the product but the server. `watch` rebuilds on every change (development). */
import { build, context } from 'esbuild';
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { readFileSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';

export const root = join(import.meta.dirname, '..');

const dist = join(root, 'dist');

/** For node: gray-matter is CommonJS and asks for `require`. What it needs is in the bundle, but for what Node brings. */
const node = {
  absWorkingDir: root,
  bundle: true,
  platform: 'node',
  format: 'esm',
  target: 'node20',
  logLevel: 'warning',
  banner: { js: 'const require = process.getBuiltinModule;' },
};

/** One file, whose parts run when they are first asked for. */
const command = {
  absWorkingDir: root,
  entryPoints: { cli: 'lib/cli/main.ts' },
  bundle: true,
  platform: 'node',
  format: 'cjs',
  outExtension: { '.js': '.cjs' },
  target: 'node20',
  logLevel: 'warning',
  outdir: dist,
};

const processes = {
  ...node,
  entryPoints: {
    preload: 'lib/site/preload.ts',
    'render-worker': 'lib/render/worker.ts',
    'search-worker': 'lib/wiki/search-worker.ts',
    'reading-worker': 'lib/wiki/reading-worker.ts',
    'files-worker': 'lib/vault/files-worker.ts',
  },
  splitting: true,
  outdir: dist,
  chunkNames: 'chunks/[name]-[hash]',
};

/** The address of each asset holds a hash of what is in it, so that browsers may keep it for ever. */
const browser = {
  absWorkingDir: root,
  bundle: true,
  minify: true,
  platform: 'browser',
  format: 'esm',
  target: ['es2022', 'chrome111', 'firefox113', 'safari16.4'],
  logLevel: 'warning',
  outdir: join(dist, 'assets'),
  entryNames: '[name].[hash]',
  chunkNames: '[name].[hash]',
  assetNames: '[name].[hash]',
  metafile: true,
};

/** What draws diagrams is large, so each kind of diagram is a part of its own. */
const frame = {
  ...browser,
  entryPoints: ['lib/client/diagram-frame.ts'],
  splitting: true,
};

/** @param frameName the document of the frame that draws. */
const assets = frameName => ({
  ...browser,
  entryPoints: [
    'lib/styles/index.css',
    'lib/styles/code.css',
    'lib/styles/diagram.css',
    'lib/styles/graph.css',
    'lib/styles/math.css',
    'lib/styles/search-dialog.css',
    'lib/styles/mark.svg',
    'lib/client/page.ts',
    'lib/client/preview-card.ts',
    'lib/client/search-dialog.ts',
    'lib/client/diagram.ts',
    'lib/client/graph.ts',
    'lib/client/graph-stage.ts',
    'lib/client/graph-worker.ts',
  ],
  define: { frameName: JSON.stringify(frameName) },
  loader: { '.svg': 'copy', '.woff2': 'file' },
  plugins: [
    { name: 'woff2', setup: build => build.onLoad({ filter: /katex\.css$/ }, onlyWoff2) },
    { name: 'manifest', setup: build => build.onEnd(writeManifest) },
  ],
});

/** `watch`: without the command, of which development has no use. */
export async function bundle({ watch = false } = {}) {
  const contexts = await Promise.all(
    [...(watch ? [] : [command]), processes, assets(await bundleFrame())].map(options => context(options)),
  );
  await Promise.all(contexts.map(each => each.rebuild()));
  if (watch) await Promise.all(contexts.map(each => each.watch()));
  else await Promise.all(contexts.map(each => each.dispose()));
  if (watch) return;
  toAscii(join(dist, 'cli.cjs'));
  keepCode();
}

/** V8 reads a script of single bytes in half the time. esbuild escapes all but regular expressions and comments. */
function toAscii(path) {
  const escaped = character => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`;
  writeFileSync(path, readFileSync(path, 'utf8').replace(/[^\0-\x7f]/g, escaped));
}

/** Lets the command check the sample vault, and keeps the code that V8 made of it. */
function keepCode() {
  const { status, stderr } = spawnSync(process.execPath, [join(root, 'scripts/keep-code.js'), dist], {
    encoding: 'utf8',
  });
  if (status !== 0) throw new Error(`the command does not start: ${stderr}`);
}

/** @returns the name of its document. */
async function bundleFrame() {
  const { metafile } = await build(frame);
  const script = outputsOf(metafile).get('lib/client/diagram-frame.ts');
  const font = "-apple-system, BlinkMacSystemFont, 'Segoe UI', Roboto, 'Noto Sans', 'Liberation Sans', sans-serif";
  const html =
    `<!doctype html><html lang="en"><meta charset="utf-8"><title>Diagrams</title><style>:root{font-family:${font}}</style>` +
    `<body><script type="module" crossorigin src="${script}"></script></body></html>\n`;
  const name = `diagram-frame.${createHash('sha256').update(html).digest('hex').slice(0, 8).toUpperCase()}.html`;
  writeFileSync(join(dist, 'assets', name), html);
  return name;
}

/** Every browser that understands the rest of the styles reads this form of a font. */
function onlyWoff2({ path }) {
  const css = readFileSync(path, 'utf8');
  return { contents: css.replace(/, url\([^)]*\.(?:woff|ttf)\) format\("\w+"\)/g, ''), loader: 'css' };
}

/** `manifest.json`: the role of each asset → its file. */
function writeManifest({ metafile }) {
  if (metafile === undefined) return;
  const files = outputsOf(metafile);
  const [style, script] = [name => files.get(`lib/styles/${name}.css`), name => files.get(`lib/client/${name}.ts`)];
  const manifest = {
    css: style('index'),
    script: script('page'),
    live: true,
    preview: script('preview-card'),
    search: { script: script('search-dialog'), style: style('search-dialog') },
    graph: { stage: script('graph-stage'), worker: script('graph-worker') },
    icon: files.get('lib/styles/mark.svg'),
    needs: {
      math: [style('math')],
      code: [style('code')],
      diagram: [style('diagram'), script('diagram')],
      graph: [style('graph'), script('graph')],
    },
  };
  writeFileSync(join(dist, 'assets/manifest.json'), `${JSON.stringify(manifest, null, 2)}\n`);
}

/** Entry → name of the file that was made of it. */
function outputsOf({ outputs }) {
  return new Map(Object.entries(outputs).map(([path, { entryPoint }]) => [entryPoint, basename(path)]));
}
