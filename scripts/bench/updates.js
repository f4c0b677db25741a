/**
 * One change in the index, in process: how long the wiki takes to read a saved note again and to have all its links and
 * backlinks true. Runs as a process of its own, so that one vault does not weigh on the next.
 */
import { fileURLToPath, pathToFileURL } from 'node:url';
import { runWith } from './inside.js';
import { quantile } from './statistics.js';
import { pathOf } from '../generate-vault.js';
import { nameOf, writeNote } from './vaults.js';

const changes = 1000;
/** Made before those, as the first ones also pay for code that runs for the first time. */
const warmUp = 100;
/** Notes that the changes link to. */
const linkedTo = 10;

/** Milliseconds, p50 and p99: `update`, the change itself; `asked`, with the backlinks of the note it links to. */
export async function updates(folder, notes, temporary) {
  return runWith(['lib/wiki.ts'], fileURLToPath(import.meta.url), [folder, String(notes)], temporary);
}

async function measure(bundle, folder, notes) {
  const { openWiki } = await import(pathToFileURL(bundle).href);
  const wiki = openWiki(folder);
  await wiki.exact;
  const [update, asked] = [[], []];
  for (let change = -warmUp; change < changes; change++) {
    // Those that are linked to come after them: no note tells of a link to itself.
    const note = Math.floor((Math.abs(change) * (notes - linkedTo)) / changes);
    const linked = notes - 1 - (Math.abs(change) % linkedTo);
    const words = `\nSentence ${change} leads to [[${nameOf(linked)}]] and to [[a page unwritten as yet ${change}]].\n`;
    writeNote(folder, notes, note, words);
    const started = performance.now();
    const told = wiki.refresh([`${pathOf(note)}.md`]);
    const updated = performance.now() - started;
    const { mentions } = wiki.backlinks(`${pathOf(linked)}.md`, { from: 0, count: 200 });
    const answered = performance.now() - started;
    if (told === null || !mentions.some(({ from }) => from === `${pathOf(note)}.md`)) {
      throw new Error('A change was not seen.');
    }
    if (change >= 0) {
      update.push(updated);
      asked.push(answered);
    }
    writeNote(folder, notes, note);
    wiki.refresh([`${pathOf(note)}.md`]);
  }
  const both = values => ({ p50: quantile(values, 0.5), p99: quantile(values, 0.99) });
  return { update: both(update), asked: both(asked) };
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const [bundle, folder, notes] = process.argv.slice(2);
  process.stdout.write(JSON.stringify(await measure(bundle, folder, Number(notes))));
}
