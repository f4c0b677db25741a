/**
 * Prints how fast Backlit is on generated vaults, next to what each figure should be. Seconds drift between machines and
 * hours; ratios within one run hold, so that whole processes are given as multiples of one that only reads every byte.
 *
 *     npm run bench                           1,000 and 10,000 notes
 *     npm run bench -- --sizes 1000,100000    other sizes
 *     npm run bench -- --vaults FOLDER        keeps the vaults there, and takes those that are there
 *     npm run bench -- --parts served,hub     not all of it: processes, changes, served, search, files, hub
 *     npm run bench -- --peers FOLDER         installs other programs there from the registry, and measures them too
 *     npm run bench -- --write                writes docs/benchmark.md
 */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { bodyTimes } from './bench/bodies.js';
import { savedNote } from './bench/changes.js';
import { checkout } from './bench/checkout.js';
import { conditions, writeSection } from './bench/document.js';
import { positive, some } from './bench/options.js';
import { firstTimes, firstView, hubPage, rates } from './bench/pages.js';
import { installed, limit, measured } from './bench/peers.js';
import { best, command, readEveryByte } from './bench/processes.js';
import { Table } from './bench/rows.js';
import { peerSearch, searchPeers, servedSearch, serverIndex, staticSearch } from './bench/search.js';
import { memoryOf, serve } from './bench/serving.js';
import { count, duration, kilobytes, megabytes, times } from './bench/statistics.js';
import { updates } from './bench/updates.js';
import { backlinks, hubVault, vaultOf } from './bench/vaults.js';

const { values } = parseArgs({
  options: {
    sizes: { type: 'string', default: '1000,10000' },
    vaults: { type: 'string' },
    parts: { type: 'string', default: 'processes,changes,served,search,files,hub' },
    peers: { type: 'string' },
    write: { type: 'boolean', default: false },
  },
});
const sizes = values.sizes.split(',').map(size => positive('sizes', size));
const parts = some('parts', values.parts, ['processes', 'changes', 'served', 'search', 'files', 'hub']);
const temporary = mkdtempSync(join(tmpdir(), 'backlit-bench-'));
const vaults = resolve(values.vaults ?? temporary);
const table = new Table();
/** Beyond, only the index of the server is made: sites of files have fewer notes. */
const mostStatic = 20_000;

try {
  const peers = values.peers === undefined ? [] : installed(resolve(values.peers));
  let before = null;
  for (const notes of sizes) {
    const folder = vaultOf(vaults, notes);
    const measure = async (part, how) => {
      if (!parts.has(part)) return;
      say(`${count(notes)} notes: ${part}`);
      await how();
    };
    await measure('processes', () => (before = wholeProcesses(folder, notes, { peers, before })));
    await measure('changes', () => changed(folder, notes));
    await measure('served', () => served(folder, notes));
    await measure('search', () => indexed(folder, notes));
    await measure('files', () => searchedFiles(folder, notes));
  }
  const lines = [conditions(), '', ...table.lines(sizes)];
  if (parts.has('hub')) lines.push('', await hub());
  process.stdout.write(`${lines.join('\n')}\n`);
  if (values.write) writeSection('Figures', lines);
} finally {
  rmSync(temporary, { recursive: true, force: true });
}

/** @returns how long `check` took, for the next size. */
function wholeProcesses(folder, notes, { peers, before }) {
  const rounds = notes > 50_000 ? 2 : 5;
  const read = readEveryByte(folder, rounds);
  const ratio = milliseconds => `${duration(milliseconds)} · ${times(milliseconds / read)}`;
  const check = best([command, 'check', folder, '--format', 'json', '--warn-only'], { rounds });
  const missing = best([command, 'missing', folder, '--json'], { rounds });
  table.set('read', notes, duration(read));
  table.set('check', notes, ratio(check.milliseconds));
  table.set('memory', notes, megabytes(check.megabytes));
  table.set('missing', notes, `${ratio(missing.milliseconds)}, ${megabytes(missing.megabytes)}`);
  if (before !== null && notes === before.notes * 10) {
    table.set('linear', notes, times(check.milliseconds / before.milliseconds));
  }
  for (const peer of peers) {
    if (peer.program === null) {
      table.set(peer.row, notes, 'not available here');
      continue;
    }
    const found = measured(peer, folder, temporary);
    const { milliseconds, megabytes: memory } = found ?? { milliseconds: limit };
    const share = `${times(milliseconds / check.milliseconds)} \`check\``;
    const told = found === null ? `> ${duration(limit)} · > ${share}` : `${ratio(milliseconds)}, ${megabytes(memory)}`;
    table.set(peer.row, notes, found === null ? told : `${told}, ${share}`);
  }
  return { notes, milliseconds: check.milliseconds };
}

async function changed(folder, notes) {
  const { update, asked } = await updates(folder, notes, temporary);
  table.set('update', notes, both(update));
  table.set('asked', notes, both(asked));
  const { fresh, known } = await bodyTimes(folder, notes, temporary);
  table.set('bodyFresh', notes, both(fresh));
  table.set('bodyKnown', notes, both(known));
}

async function served(folder, notes) {
  const server = await serve(folder, notes);
  try {
    table.set('listens', notes, duration(server.listens));
    table.set('ready', notes, duration(server.ready));
    table.set('first', notes, both(await firstTimes(server, notes)));
    const { kept, made, route, node } = await rates(server, notes);
    const share = ({ perSecond }) => `${count(perSecond)} · ${count((perSecond / route.perSecond) * 100)} %`;
    table.set('kept', notes, share(kept));
    table.set('keptLatency', notes, both(kept));
    table.set('made', notes, share(made));
    table.set('madeLatency', notes, both(made));
    table.set('route', notes, `${count(route.perSecond)}, ${count(node.perSecond)}`);
    const { html, style, script } = await firstView(server, Math.floor(notes / 2));
    table.set(
      'view',
      notes,
      `${kilobytes(html + style + script)}: ${[html, style, script].map(kilobytes).join(' + ')}`,
    );
    const change = await savedNote(server, folder, notes);
    table.set('version', notes, duration(change.version));
    table.set('pages', notes, duration(change.pages));
    table.set('browser', notes, change.browser === null ? 'no Chromium here' : duration(change.browser));
    table.set('served', notes, megabytes(memoryOf(server.pid)));
    await asked(server, notes);
    const { told, ...pages } = await checkout(server, folder, notes);
    table.set('checkout', notes, duration(told));
    table.set('checkoutPages', notes, both(pages));
  } finally {
    await server.stop();
  }
}

async function asked(server, notes) {
  const { ready, all, kinds } = await servedSearch(server);
  const [name, slowest] = Object.entries(kinds).reduce((worst, each) => (each[1].p95 > worst[1].p95 ? each : worst));
  const told = ({ p50, p95 }) => `${duration(p50)} · ${duration(p95)}`;
  table.set('searchReady', notes, duration(ready));
  table.set('search', notes, told(all));
  table.set('searchWorst', notes, `${name}: ${told(slowest)}`);
}

async function indexed(folder, notes) {
  const index = await serverIndex(folder, temporary);
  table.set('searchIndex', notes, index === null ? `> ${duration(limit)}` : made(index));
}

async function searchedFiles(folder, notes) {
  if (notes > mostStatic) return;
  const ours = await staticSearch(folder, temporary);
  inBrowser('shards', notes, ours, ours);
  for (const peer of values.peers === undefined ? [] : searchPeers) {
    inBrowser(peer.name, notes, await peerSearch(peer, folder, temporary, resolve(values.peers)), ours);
  }
}

/** A peer is also told as a multiple of ours. */
function inBrowser(name, notes, found, ours) {
  if (found === null || found.made === null) {
    table.set(name, notes, found === null ? 'not available here' : `> ${duration(limit)}`);
    return;
  }
  const ratio = (own, other) => (found === ours || other === 0 ? '' : ` (${times(own / other)})`);
  const { files } = found;
  table.set(name, notes, made(found.made) + ratio(found.made.milliseconds, ours.made.milliseconds));
  table.set(`${name}Files`, notes, `${count(files.count)}, ${megabytes(files.bytes / 1e6)}`);
  if (found.asked === null || ours.asked === null) return;
  const told = (own, other) =>
    `${duration(own.p50)} · ${duration(own.worst)}: ≤ ${kilobytes(own.bytes)}${ratio(own.p50, other.p50)}`;
  for (const part of ['opening', 'cold', 'warm']) {
    const row = `${name}${part[0].toUpperCase()}${part.slice(1)}`;
    table.set(row, notes, told(found.asked[part], ours.asked[part]));
  }
  table.set(`${name}Task`, notes, found.asked.longest === 0 ? 'none over 50 ms' : duration(found.asked.longest));
}

function made({ milliseconds, megabytes: peak }) {
  return `${duration(milliseconds)}, ${megabytes(peak)}`;
}

async function hub() {
  say(`a page with ${count(backlinks)} backlinks`);
  const server = await serve(hubVault(vaults), backlinks);
  try {
    const { bytes, first, again } = await hubPage(server);
    return (
      `The page of a note with ${count(backlinks)} backlinks: ${kilobytes(bytes)} gzip, ${duration(first)} when it is ` +
      `asked for first, ${duration(again)} each time it is put together again (to reach: ≤ 50 kB, ≤ 20 ms).`
    );
  } finally {
    await server.stop();
  }
}

function both({ p50, p99 }) {
  return `${duration(p50)} · ${duration(p99)}`;
}

function say(text) {
  process.stderr.write(`${text}\n`);
}
