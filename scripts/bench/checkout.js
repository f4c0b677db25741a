/**
 * Ten thousand files changed at once, as by a checkout: how long until all of it is told, and how soon pages are answered
 * meanwhile. The files are written by a process of its own, as git would: this module, run with the folder, its number of
 * notes and `branch` or `main`.
 */
import { fork } from 'node:child_process';
import { once } from 'node:events';
import { rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { pathOf, textOf } from '../generate-vault.js';
import { load } from './load.js';
import { quantile } from './statistics.js';
import { slugOf } from './vaults.js';

const most = 10_000;
/** So many of them, evenly, link to what nobody wrote: a page of more would be work that readers wait for. */
const linking = 50;
/** What they link to. */
const target = 'Only on the branch';
/** Longest that a server may take to tell it all, in milliseconds. */
const longest = 120_000;

/**
 * Milliseconds from the first file on: `told`, until the page of what the branch links to counts every link; `p50` and
 * `p99` of the pages that one reader asks for in that time, and on the way back.
 */
export async function checkout(server, folder, notes) {
  const there = await change(server, folder, notes, 'branch').catch(error => ({ error }));
  // What a measurement changes it puts back.
  const back = await change(server, folder, notes, 'main');
  if (there.error !== undefined) throw there.error;
  const latencies = [...there.latencies, ...back.latencies];
  return { told: there.told, p50: quantile(latencies, 0.5), p99: quantile(latencies, 0.99) };
}

async function change({ port, url }, folder, notes, branch) {
  const writer = fork(fileURLToPath(import.meta.url), [folder, String(notes), branch]);
  await once(writer, 'message');
  writer.send('go');
  const started = performance.now();
  const since = () => performance.now() - started;
  let told = null;
  const reading = read(port, notes, () => told !== null);
  const [code] = await once(writer, 'exit');
  if (code !== 0) throw new Error('The files were not written.');
  const wanted = branch === 'branch' ? linking : 0;
  while ((await linksTold(url)) !== wanted) {
    if (since() > longest) throw new Error('What was checked out is not told.');
    await pause(250);
  }
  told = since();
  return { told, latencies: await reading };
}

/** One reader, who goes from page to page; how long each took. */
async function read(port, notes, isOver) {
  const latencies = [];
  while (!isOver()) {
    const answer = await load({ port, connections: 1, questions: 1, path: () => anyPage(notes) });
    latencies.push(...answer.latencies);
  }
  return latencies;
}

/** Half of the time one of a thousand that many ask for, else any. */
function anyPage(notes) {
  const any = count => Math.floor(Math.random() * count);
  return `/notes/${slugOf(any(2) === 0 ? any(notes) : (any(1000) * 7919) % notes)}`;
}

/** Links to the target, as its page counts them. */
async function linksTold(url) {
  const page = await (await fetch(`${url}/notes/${target.replaceAll(' ', '-')}`)).text();
  return Number(/([\d,]+) mentions? in/.exec(page)?.[1].replaceAll(',', '') ?? 0);
}

/** Git removes a file and writes another. What is in them is made before, as git has it at hand. */
async function write(folder, notes, branch) {
  const count = Math.min(notes, most);
  const texts = Array.from({ length: count }, (_, i) => {
    const note = Math.floor((i * notes) / count);
    const link = (i + 1) % (count / linking) === 0 ? `[[${target}]]` : 'no link';
    const more = branch === 'branch' ? `\nA sentence with ${link}.\n` : '';
    return { path: join(folder, `${pathOf(note)}.md`), text: textOf(note, notes) + more };
  });
  process.send('ready');
  await once(process, 'message');
  for (const { path, text } of texts) {
    rmSync(path);
    writeFileSync(path, text);
  }
  process.disconnect();
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  await write(process.argv[2], Number(process.argv[3]), process.argv[4]);
}
