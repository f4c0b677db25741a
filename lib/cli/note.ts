/** A NOTE argument: its path, with or without `.md`, or anything that resolves from the root of the vault. */
import { existsSync } from 'node:fs';
import { resolve } from 'node:path';
import { WikiError, type FileId, type NoteId } from '../model.ts';
import type { Wiki } from '../wiki.ts';
import { pathWithin } from './folder.ts';
import { series } from './printed.ts';
import type { Terminal } from './terminal.ts';

/** @throws {WikiError} `note-not-found`, with the nearest names. */
export function askedNote(spelling: string, wiki: Wiki, terminal: Terminal): NoteId {
  const id = askedFile(spelling, wiki, terminal);
  if (wiki.isNote(id)) return id;
  throw new WikiError(
    'note-not-found',
    `“${id}” is not a note.`,
    'Attachments have backlinks, and no links of their own.',
  );
}

/** The same, for what may also be asked of an attachment. */
export function askedFile(spelling: string, wiki: Wiki, terminal: Terminal): FileId {
  const asked = wiki.find(spelling);
  const target = asked.state === 'missing' ? wiki.find(inVault(spelling, wiki.root, terminal.cwd) ?? spelling) : asked;
  if (target.state === 'missing') throw notFound(spelling, wiki);
  if (target.state === 'ambiguous') {
    terminal.say(`“${spelling}” could also mean ${target.others.join(', ')}; this is about ${target.id}.`);
  }
  return target.id;
}

/** A shell completes paths from the folder one stands in, which need not be the vault. */
function inVault(spelling: string, root: string, cwd: string): string | null {
  const path = resolve(cwd, spelling);
  return existsSync(path) ? pathWithin(root, path) : null;
}

function notFound(spelling: string, wiki: Wiki): WikiError {
  const nearest = wiki.nearest(spelling, 3).map(({ path, reason }) => `${path} (${reason})`);
  const hint = nearest.length === 0 ? null : `Did you mean ${series(nearest, 'or')}?`;
  return new WikiError('note-not-found', `No note is called “${spelling}”.`, hint);
}
