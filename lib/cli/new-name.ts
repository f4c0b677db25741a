/** Which names a new note may have: a link must be able to hold it, and the vault must read it. */
import { WikiError } from '../model.ts';

/** Signs that end or change a link wherever they stand in it, and what no name should hold. */
const unlinkable = /[#|^[\]\\\u0000-\u001f\u007f-\u009f]|%%/;

/** The name, trimmed. @throws {WikiError} `bad-usage` when a note of that name could not be linked or read. */
export function linkableName(asked: string): string {
  const name = asked.trim();
  const [sign] = unlinkable.exec(name) ?? [];
  if (sign !== undefined) throw refused(name, `a link cannot hold “${sign}”`);
  if (name.startsWith('/')) throw refused(name, 'names begin at the root of the vault, without a slash');
  for (const segment of name.split('/').map(each => each.trim())) {
    if (segment === '' || /^\.md$/i.test(segment)) throw refused(name, 'a part of it is empty');
    if (segment === '..') throw refused(name, 'it leads out of the vault');
    if (segment.startsWith('.')) throw refused(name, 'what begins with a dot is not read');
    if (segment === 'node_modules') throw refused(name, 'node_modules is not read');
  }
  return name;
}

function refused(name: string, reason: string): WikiError {
  return new WikiError('bad-usage', `“${name}” cannot be the name of a note: ${reason}.`);
}
