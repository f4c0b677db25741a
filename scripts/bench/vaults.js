/** The vaults that are measured: generated, and kept where that is asked for. What a measurement changes it puts back. */
import { existsSync, mkdirSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { generateVault, pathOf, textOf } from '../generate-vault.js';

/** The folder of a generated vault of so many notes below `vaults`; made only when it is not there. */
export function vaultOf(vaults, notes) {
  return madeOnce(join(vaults, String(notes)), folder => generateVault(folder, notes));
}

/** Notes that link to the hub. */
export const backlinks = 30_000;

/** A vault in which every note links to one, `Hub.md`. */
export function hubVault(vaults) {
  return madeOnce(join(vaults, `hub-${backlinks}`), folder => {
    for (let note = 0; note < backlinks; note++) {
      const within = join(folder, `part ${Math.floor(note / 1000)}`);
      if (note % 1000 === 0) mkdirSync(within, { recursive: true });
      const text = `# Note ${note}\n\nA sentence that leads to the [[Hub]], and one that goes on to [[Note ${note + 1}]].\n`;
      writeFileSync(join(within, `Note ${note}.md`), text);
    }
    writeFileSync(join(folder, 'Hub.md'), '# Hub\n\nWhere all of them lead.\n');
  });
}

/** A vault that was made only in part must not be taken for one: it gets its name when it is whole. */
function madeOnce(folder, make) {
  if (existsSync(folder)) return folder;
  const part = `${folder}.part`;
  rmSync(part, { recursive: true, force: true });
  mkdirSync(part, { recursive: true });
  make(part);
  renameSync(part, folder);
  return folder;
}

/** Address of a note as somebody would write it; the server leads to the right one. */
export function addressOf(note) {
  return `/notes/${pathOf(note).split('/').map(encodeURIComponent).join('/')}`;
}

/** The address itself, to which others lead, as far as it stands behind `/notes/`. */
export function slugOf(note) {
  return pathOf(note).replaceAll(' ', '-');
}

/** Writes a note as it was generated, with some more text. */
export function writeNote(folder, notes, note, more = '') {
  writeFileSync(join(folder, `${pathOf(note)}.md`), textOf(note, notes) + more);
}

/** What a link to the note says. */
export function nameOf(note) {
  return pathOf(note).split('/').at(-1);
}
