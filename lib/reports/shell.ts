/**
 * Commands that a reader is meant to copy into a terminal. Law: a name comes out of anybody's note, so a command is
 * offered only when the name, in double quotes, is one inert word to a POSIX shell, to PowerShell and to cmd alike.
 */

/** Expansions, escapes, everything that some shell takes for a double quote, history marks and control characters. */
const special = /["$`\\%\u201c-\u201f\p{C}]|!(?![ =(]|$)/u;

/** `backlit new` for a page of that name; null when no quoting is safe everywhere. */
export function newCommand(name: string): string | null {
  return special.test(name) ? null : `npx backlit new ${name.startsWith('-') ? '-- ' : ''}"${name}"`;
}
