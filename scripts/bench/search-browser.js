/** A search index on a host of nothing but files, asked in a browser: how soon it answers, how much it loads. */
import { createReadStream, existsSync, statSync } from 'node:fs';
import { once } from 'node:events';
import { createServer } from 'node:http';
import { extname, join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { readFileSync } from 'node:fs';
import { build } from 'esbuild';
import { chromium } from 'playwright-core';
import { root } from './processes.js';
import { queries } from './search-queries.js';

const browserPath = process.env.CHROMIUM ?? '/usr/bin/chromium';

/**
 * What the page runs for each kind of index: `open()`, when the search is opened; `ask(query)`, which settles with the
 * results of the first page.
 */
const askers = {
  shards: () => `
    import { shardsAsk } from ${JSON.stringify(join(root, 'lib/client/search-shards.ts'))};
    const answers = shardsAsk({ worker: '/worker.js', folder: '/index/' });
    window.ask = async query => (await answers(query, new AbortController().signal)).offer;
    window.open = () => window.ask('');`,
  pagefind: () => `
    const from = '/index/pagefind.js';
    let engine;
    window.open = async () => {
      engine = await import(from);
      await engine.init();
    };
    window.ask = async query => {
      const { results } = await engine.search(query);
      return Promise.all(results.slice(0, 8).map(result => result.data()));
    };`,
  minisearch: module => `
    import MiniSearch from ${JSON.stringify(module)};
    let index;
    window.open = async () => {
      index = MiniSearch.loadJSON(await (await fetch('/index/index.json')).text(), { fields: ['title', 'text'], storeFields: ['title', 'url'] });
    };
    window.ask = async query => index.search(query, { combineWith: 'AND', prefix: true, fuzzy: 0.2 }).slice(0, 8);`,
};

/**
 * The search is opened in a browser that has loaded nothing, and asked a query of each kind, then a second one:
 * milliseconds and bytes of all three, and the longest task of the page. Null without a browser.
 */
export async function askedInBrowser(kind, folder, module) {
  if (!existsSync(browserPath)) return null;
  const scripts = await bundled(askers[kind](module));
  const host = await hosted(folder, scripts);
  const browser = await chromium.launch({
    executablePath: browserPath,
    args: ['--headless', '--no-sandbox', '--disable-gpu', '--no-first-run', '--disable-background-networking'],
  });
  const found = [];
  try {
    // The first page of a browser pays for the browser.
    await askedOnce(browser, host, ['task', 'loop']);
    const [first, second] = [queries(2).filter((_, at) => at % 2 === 0), queries(2).filter((_, at) => at % 2 === 1)];
    for (const [at, { query }] of first.entries()) {
      found.push(await askedOnce(browser, host, [query, second[at].query]));
    }
  } finally {
    await browser.close();
    host.close();
  }
  return found;
}

async function askedOnce(browser, host, [first, second]) {
  const context = await browser.newContext();
  const page = await context.newPage();
  await page.goto(host.url);
  await page.waitForFunction(() => 'ask' in window);
  await page.evaluate(watchTasks);
  const timed = async query => {
    host.bytes = 0;
    const milliseconds = await page.evaluate(asked, query);
    return { milliseconds, bytes: host.bytes };
  };
  const found = { opening: await timed(null), cold: await timed(first), warm: await timed(second) };
  const longest = await page.evaluate(() => Math.max(0, ...window.tasks));
  await context.close();
  return { ...found, longest };
}

/** Runs in the page. */
function watchTasks() {
  window.tasks = [];
  new PerformanceObserver(list => window.tasks.push(...list.getEntries().map(({ duration }) => duration))).observe({
    type: 'longtask',
  });
}

/** Runs in the page: milliseconds of a question; of the opening, where there is none. */
async function asked(query) {
  const started = performance.now();
  await (query === null ? window.open() : window.ask(query));
  return performance.now() - started;
}

async function bundled(contents) {
  const options = { absWorkingDir: root, bundle: true, minify: true, format: 'esm', write: false, logLevel: 'error' };
  const [ask, worker] = await Promise.all([
    build({ ...options, stdin: { contents, resolveDir: root, loader: 'ts' } }),
    build({ ...options, entryPoints: ['lib/client/search-shards-worker.ts'] }),
  ]);
  return { '/ask.js': ask.outputFiles[0].text, '/worker.js': worker.outputFiles[0].text };
}

const types = { '.js': 'text/javascript', '.json': 'application/json', '.html': 'text/html', '.css': 'text/css' };
const html = '<!doctype html><html lang="en"><title>Search</title><script type="module" src="/ask.js"></script>';

/** Packs what is text, as hosts do, and counts what it sends of everything but the page. */
async function hosted(folder, scripts) {
  const packed = new Map();
  const host = { bytes: 0, url: '', close: () => server.closeAllConnections() || server.close() };
  const server = createServer(({ url }, response) => {
    const { pathname } = new URL(url, 'http://localhost');
    const path = join(folder, pathname.replace(/^\/index\//, ''));
    const text = pathname === '/' ? html : scripts[pathname];
    const type = types[extname(pathname || '.html')] ?? (pathname === '/' ? 'text/html' : 'application/octet-stream');
    if (text === undefined && !(existsSync(path) && statSync(path).isFile())) return response.writeHead(404).end();
    response.setHeader('Content-Type', type);
    if (text === undefined && type === 'application/octet-stream') {
      host.bytes += statSync(path).size;
      return createReadStream(path).pipe(response);
    }
    if (!packed.has(pathname)) packed.set(pathname, gzipSync(text ?? readFileSync(path)));
    const body = packed.get(pathname);
    if (pathname !== '/' && pathname !== '/ask.js') host.bytes += body.length;
    return response.setHeader('Content-Encoding', 'gzip').end(body);
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  host.url = `http://127.0.0.1:${server.address().port}/`;
  return host;
}
