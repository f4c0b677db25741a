/** What the server gives for a page: how many a second, how soon, and how many bytes. */
import { gunzipSync } from 'node:zlib';
import { get } from 'node:http';
import { emptyNodeServer, emptyRouteHandler } from './baselines.js';
import { load } from './load.js';
import { median, quantile } from './statistics.js';
import { addressOf } from './vaults.js';

const rounds = 3;
const milliseconds = 1500;

/**
 * Answers a second over eight connections, best of some rounds, each of which asks everybody in turn: `kept`, pages that
 * were asked before; `made`, pages whose text was rendered before and which are put together again; `route` and `node`,
 * servers that do nothing.
 */
export async function rates({ port, url }, notes) {
  const paths = await canonical(url, spread(notes, 50));
  const [route, node] = await Promise.all([emptyRouteHandler(), emptyNodeServer()]);
  let asked = 0;
  const kinds = {
    kept: { port, path: question => paths[question % paths.length] },
    // An address that was never asked before, of a page that was.
    made: { port, path: question => `${paths[question % paths.length]}?${asked++}` },
    route: { ...route, path: () => '/' },
    node: { ...node, path: () => '/' },
  };
  try {
    const found = {};
    for (const kind of Object.values(kinds)) await load({ ...kind, milliseconds: milliseconds / 3 });
    for (let round = 0; round < rounds; round++) {
      for (const [name, kind] of Object.entries(kinds)) {
        const { perSecond, latencies, others } = await load({ ...kind, milliseconds });
        if (others > 0) throw new Error(`${name}: ${others} answers with an unexpected status`);
        if (perSecond < (found[name]?.perSecond ?? 0)) continue;
        found[name] = { perSecond, p50: median(latencies), p99: quantile(latencies, 0.99) };
      }
    }
    return found;
  } finally {
    await Promise.all([route.stop(), node.stop()]);
  }
}

/** Latencies of pages that nobody has asked for yet, one after the other. */
export async function firstTimes({ port, url }, notes) {
  const paths = await canonical(url, spread(notes, 203).slice(3));
  const { latencies } = await load({
    port,
    connections: 1,
    questions: paths.length,
    path: question => paths[question],
  });
  return { p50: median(latencies), p99: quantile(latencies, 0.99) };
}

/** Bytes, compressed, of all that a browser loads to show a note: the page, its stylesheets and its scripts. */
export async function firstView({ url }, note) {
  const [address] = await canonical(url, [note]);
  const page = await compressed(url + address);
  const sum = async pattern => {
    const files = [...page.text.matchAll(pattern)].map(([, file]) => compressed(url + file));
    return (await Promise.all(files)).reduce((bytes, file) => bytes + file.bytes, 0);
  };
  const style = await sum(/<link [^>]*?rel="stylesheet"[^>]*?href="([^"]+)"/g);
  const script = await sum(/<script [^>]*?src="([^"]+)"/g);
  if (style === 0 || script === 0) throw new Error('The page names no stylesheet or no script.');
  return { html: page.bytes, style, script };
}

/** The page of a note with very many backlinks: bytes, and milliseconds first and each time that it is made again. */
export async function hubPage({ port, url }) {
  const path = '/notes/Hub';
  const { latencies: first } = await load({ port, connections: 1, questions: 1, path: () => path });
  let asked = 0;
  const again = { port, connections: 1, questions: 100, path: () => `${path}?${asked++}` };
  // As for other pages, the first ones also pay for code that runs for the first time.
  await load(again);
  const { latencies } = await load(again);
  return { bytes: (await compressed(url + path)).bytes, first: first[0], again: median(latencies) };
}

/** So many notes, evenly over the vault, none of them one of its hubs, which are the first. */
function spread(notes, count) {
  const first = Math.floor(notes / 10);
  return Array.from({ length: count }, (_, i) => first + Math.floor((i * (notes - first)) / count));
}

/** The addresses to which the server leads; asking for those does not make the pages. */
async function canonical(url, notes) {
  return Promise.all(
    notes.map(async note => {
      const answer = await fetch(url + addressOf(note), { method: 'HEAD', redirect: 'manual' });
      return answer.headers.get('location')?.replace(/\?.*/, '') ?? addressOf(note);
    }),
  );
}

/** An answer as a browser gets it: its text, and the bytes that were sent. */
function compressed(address) {
  return new Promise((settle, fail) => {
    const request = get(address, { headers: { 'Accept-Encoding': 'gzip' } }, response => {
      const chunks = [];
      response.on('data', chunk => chunks.push(chunk));
      response.once('end', () => {
        const body = Buffer.concat(chunks);
        const plain = response.headers['content-encoding'] === 'gzip' ? gunzipSync(body) : body;
        settle({ bytes: body.length, text: plain.toString() });
      });
    });
    request.once('error', fail);
  });
}
