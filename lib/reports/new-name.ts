/** Which names a new note may have: a link must be able to hold the name, and the vault must read the file. */

const control = /[\u0000-\u001f\u007f-\u009f]/;
/** Signs that end a link's name or change it, wherever they stand. */
const unlinkable = /[#|\\]|\[\[|\]\]|%%/;

/** Why no note can have this name, as the end of a sentence; null when one can. */
export function unfitness(name: string): string | null {
  if (control.test(name)) return 'it holds a control character';
  const [sign] = unlinkable.exec(name) ?? [];
  if (sign !== undefined) return `a link cannot hold “${sign}”`;
  if (name.startsWith('[')) return 'a link cannot begin with “[”';
  if (name.endsWith(']')) return 'a link cannot end with “]”';
  if (name.startsWith('/')) return 'names begin at the root of the vault, without a slash';
  for (const part of name.split('/').map(each => each.trim())) {
    if (part === '' || /^\.md$/i.test(part)) return 'a part of it is empty';
    if (part === '..') return 'it leads out of the vault';
    if (part.startsWith('.')) return 'what begins with a dot is not read';
    if (part === 'node_modules') return 'node_modules is not read';
  }
  return null;
}
