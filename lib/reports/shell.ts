/**
 * Commands that a reader is meant to copy into a terminal. Law: a name comes out of anybody's note, so a command is
 * offered only when the name, in double quotes, is one inert word to a POSIX shell, to PowerShell and to cmd alike.
 */
import { unfitness } from './new-name.ts';

/** Expansions, escapes, everything that some shell takes for a double quote, history marks and control characters. */
const special = /["$`\\%\u201c-\u201f\p{C}]|!(?![ =(]|$)/u;

/** What most names are: words of letters and figures, which nothing takes for anything else. */
const plain = /^[a-z0-9]+(?: [a-z0-9]+)*$/i;

/** `backlit` for a folder; null when no quoting is safe everywhere. */
export function openCommand(folder: string): string | null {
  return special.test(folder) ? null : `npx backlit "${folder}"`;
}

/** `backlit new` for a page of that name; null when no quoting is safe everywhere, or no note can have the name. */
export function newCommand(name: string): string | null {
  if (!plain.test(name) && (special.test(name) || unfitness(name) !== null)) return null;
  return `npx backlit new ${name.startsWith('-') ? '-- ' : ''}"${name}"`;
}
