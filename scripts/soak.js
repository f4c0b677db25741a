/**
 * Weeks in half an hour: readers ask for all kinds of pages while the vault changes under the server, with a checkout of
 * ten thousand files in the middle. Prints what happened in each minute, and in the end whether every answer was right
 * and memory stood still. Everything stays on this machine.
 *
 *     node scripts/soak.js                            30 minutes, 100,000 notes
 *     node scripts/soak.js --minutes 5 --notes 10000
 *     node scripts/soak.js --questions 200 --changes 20    a second; else 40 and 2
 *     node scripts/soak.js --vaults FOLDER            keeps the vault there, and takes one that is there
 *     node scripts/soak.js --write                    writes the verdict to docs/benchmark.md
 *
 * Needs a build. Ends with 1 when an answer was wrong or memory grew. Ctrl+C ends it early, with its verdict.
 */
import { fork } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { parseArgs } from 'node:util';
import { conditions, writeSection } from './bench/document.js';
import { positive } from './bench/options.js';
import { memoryOf, serve } from './bench/serving.js';
import { count } from './bench/statistics.js';
import { vaultOf } from './bench/vaults.js';
import { Readers } from './soak/asking.js';
import { heading, Minutes } from './soak/minutes.js';
import { question, reports } from './soak/questions.js';
import { Truth } from './soak/truth.js';

const { values } = parseArgs({
  options: {
    minutes: { type: 'string', default: '30' },
    notes: { type: 'string', default: '100000' },
    questions: { type: 'string', default: '40' },
    changes: { type: 'string', default: '2' },
    vaults: { type: 'string' },
    write: { type: 'boolean', default: false },
  },
});
const minutes = positive('minutes', values.minutes);
const notes = positive('notes', values.notes);
const questions = positive('questions', values.questions);
const changes = positive('changes', values.changes);
const readersAtOnce = 8;
/** Seconds from one report on the whole vault to the next. */
const betweenReports = 20;

const temporary = mkdtempSync(join(tmpdir(), 'backlit-soak-'));
const folder = vaultOf(resolve(values.vaults ?? temporary), notes);
const seen = new Minutes();
const end = new AbortController();
for (const signal of ['SIGINT', 'SIGTERM']) process.once(signal, () => end.abort());

process.stdout.write(`${heading.join('\n')}\n`);
const server = await serve(folder, notes);
try {
  await soak();
} finally {
  await server.stop();
  rmSync(temporary, { recursive: true, force: true });
}
const { isGood, lines } = seen.verdict();
process.stdout.write(`\n${lines.join('\n')}\n`);
process.exitCode = isGood ? 0 : 1;
if (values.write) writeSection('Under load', [`${conditions()} · ${count(notes)} notes`, '', ...lines]);

async function soak() {
  const readers = new Readers(server.port);
  const truth = new Truth(readers);
  const writers = fork(join(import.meta.dirname, 'soak/writing.js'), [folder, String(notes), String(changes)]);
  writers.on('message', saved => truth.saved(saved));
  await searchable(readers);
  let report = 0;
  const loops = [
    ...Array.from({ length: readersAtOnce }, () =>
      every(readersAtOnce / questions, () => readers.ask(question(notes))),
    ),
    every(betweenReports, () => readers.ask(reports[report++ % reports.length])),
  ];
  try {
    for (let minute = 0; minute < minutes && !end.signal.aborted; minute++) {
      if (minute === Math.floor(minutes / 2)) writers.send('branch');
      if (minute === Math.floor(minutes / 2) + 1) writers.send('main');
      const memory = await leastMemory();
      const [asked, told] = [readers.take(), truth.take()];
      const faults = [...asked.faults, ...told.faults];
      process.stdout.write(`${seen.add({ answers: asked.answers, times: told.times, faults, memory })}\n`);
    }
  } finally {
    end.abort();
    writers.removeAllListeners('message');
    await Promise.all([...loops, truth.settled()]);
    const ended = once(writers, 'exit');
    if (writers.connected) writers.send('end');
    await ended;
    readers.close();
  }
}

/** The index of the search is made after all notes are read; a question before is answered with 503. */
async function searchable(readers) {
  for (let second = 0; second < 300 && !end.signal.aborted; second++) {
    if (!(await readers.text('/api/search.json?q=loop')).startsWith('{"error"')) return;
    await pause(1000);
  }
}

/** Runs again and again, so many seconds from one beginning to the next; what comes late comes at once. */
async function every(seconds, run) {
  let next = performance.now() + seconds * 1000 * Math.random();
  while (!end.signal.aborted) {
    await pause(Math.max(0, next - performance.now()));
    next = Math.max(next, performance.now() - seconds * 1000) + seconds * 1000;
    await run();
  }
}

/** Memory of the server in the minute from now, in megabytes: the least, which is what it holds. */
async function leastMemory() {
  let least = Infinity;
  for (let second = 0; second < 60 && !end.signal.aborted; second += 5) {
    await pause(5000);
    least = Math.min(least, memoryOf(server.pid));
  }
  return least;
}
