/**
 * The body of a page: a note's text and what its links mean → sanitised HTML, as a server makes it, in process. A note that
 * was rendered before is known by the hash of both. Runs as a process of its own.
 */
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { pathOf } from '../generate-vault.js';
import { runWith } from './inside.js';
import { root } from './processes.js';
import { quantile } from './statistics.js';

const bodies = 500;
/** Rendered before those, as the first ones also pay for code that runs for the first time. */
const warmUp = 200;

/** Milliseconds, p50 and p99: `fresh`, of notes that were not rendered yet; `known`, of those rendered last, again. */
export async function bodyTimes(folder, notes, temporary) {
  const args = [folder, String(notes), join(root, 'dist/render-worker.js')];
  return runWith(['lib/wiki.ts', 'lib/render/pool.ts'], fileURLToPath(import.meta.url), args, temporary);
}

async function measure(bundle, folder, notes, worker) {
  const { openWiki, renderer } = await import(pathToFileURL(bundle).href);
  const wiki = openWiki(folder);
  await wiki.exact;
  const pool = renderer({ worker });
  const render = async note => {
    const started = performance.now();
    const { text, links, ...options } = wiki.shown(`${pathOf(note)}.md`);
    const { html, timedOut } = await pool.render(text, links, { ...options, linkOrder: wiki.linkOrder });
    if (html === '' || timedOut) throw new Error('A note was not rendered.');
    return performance.now() - started;
  };
  const all = Array.from({ length: warmUp + bodies }, (_, at) => Math.floor((at * notes) / (warmUp + bodies)));
  const last = all.slice(-warmUp);
  const times = { fresh: [], known: [] };
  for (const note of all) times.fresh.push(await render(note));
  for (const note of [...last, ...last, ...last]) times.known.push(await render(note));
  await pool.dispose();
  const both = values => ({ p50: quantile(values, 0.5), p99: quantile(values, 0.99) });
  return { fresh: both(times.fresh.slice(warmUp)), known: both(times.known.slice(warmUp)) };
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const [bundle, folder, notes, worker] = process.argv.slice(2);
  process.stdout.write(JSON.stringify(await measure(bundle, folder, Number(notes), worker)));
}
