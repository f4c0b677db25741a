/**
 * The writers: a process of its own that changes the vault while it is read, and puts everything back in the end.
 *
 *     node scripts/soak/writing.js FOLDER NOTES CHANGES_PER_SECOND
 *
 * Tells the process that started it `{ note, words }` of every note it saved. Told `branch` or `main`, it does what a
 * checkout does: writes ten thousand files at once. Told `end`, or left alone, it restores the vault and ends.
 */
import { existsSync, mkdirSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathOf } from '../generate-vault.js';
import { nameOf, writeNote } from '../bench/vaults.js';

const [folder, notes, perSecond] = [process.argv[2], Number(process.argv[3]), Number(process.argv[4])];
const extra = join(folder, 'written meanwhile');
/** Notes that are saved over and over, all over the vault, so that it does not grow. */
const saved = Math.min(notes, 1000);
/** Notes that come, get another name and go. */
const guests = 100;
const inCheckout = Math.min(notes, 10_000);
/** What a note was saved with last. */
const addedTo = new Map();
let onBranch = false;
let step = 0;

function change() {
  step++;
  const turn = Math.floor(step / 10);
  const guest = join(extra, `loop unwritten ${turn % guests}.md`);
  const renamed = join(extra, `stream unwritten ${turn % guests}.md`);
  if (step % 10 === 3) writeFileSync(guest, `# Guest ${step}\n\nLeads to [[${nameOf(step % notes)}]].\n`);
  else if (step % 10 === 6 && existsSync(guest)) renameSync(guest, renamed);
  else if (step % 10 === 9) rmSync(renamed, { force: true });
  else save(Math.floor(((step * 37) % saved) * (notes / saved)));
}

function save(note) {
  const words = `Saved in step ${step}`;
  addedTo.set(note, `\n${words}, leads to [[${nameOf((step * 101) % notes)}]] and [[a new page ${step % 50}]].\n`);
  writeNote(folder, notes, note, addedTo.get(note));
  process.send({ note, words });
}

/** Git removes a file and writes another. */
function checkout(branch) {
  for (let i = 0; i < inCheckout; i++) {
    const note = Math.floor((i * notes) / inCheckout);
    const more = branch ? `\nOnly on this branch, with [[a page of the branch ${i % 100}]].\n` : '';
    rmSync(join(folder, `${pathOf(note)}.md`));
    writeNote(folder, notes, note, (addedTo.get(note) ?? '') + more);
  }
  onBranch = branch;
}

function restore() {
  rmSync(extra, { recursive: true, force: true });
  if (onBranch) checkout(false);
  for (const note of addedTo.keys()) writeNote(folder, notes, note);
}

mkdirSync(extra, { recursive: true });
setInterval(change, 1000 / perSecond);
process.on('message', told => {
  if (told === 'end') process.disconnect();
  else checkout(told === 'branch');
});
process.on('disconnect', () => {
  restore();
  process.exit(0);
});
// A terminal sends it to all processes; the one that started this one says when to end.
process.on('SIGINT', () => undefined);
