/** Addresses under which a file can be changed: in an editor on this machine, and where its source lives on the web. */
import type { FileId } from '../model.ts';
import { encodePath } from '../names/address.ts';
import { baseOf } from '../names/paths.ts';

/** What each editor has registered with the system. Sublime Text needs a package for it, Obsidian has no lines. */
const editors: ReadonlyMap<string, string> = new Map([
  ['vscode', 'vscode://file{path}:{line}:{column}'],
  ['vscode-insiders', 'vscode-insiders://file{path}:{line}:{column}'],
  ['vscodium', 'vscodium://file{path}:{line}:{column}'],
  ['cursor', 'cursor://file{path}:{line}:{column}'],
  ['windsurf', 'windsurf://file{path}:{line}:{column}'],
  ['zed', 'zed://file{path}:{line}:{column}'],
  ['idea', 'idea://open?file={path}&line={line}&column={column}'],
  ['webstorm', 'webstorm://open?file={path}&line={line}&column={column}'],
  ['sublime', 'subl://open?url=file://{path}&line={line}&column={column}'],
  ['textmate', 'txmt://open?url=file://{path}&line={line}&column={column}'],
  ['obsidian', 'obsidian://open?path={path}'],
]);

/** A place in a file of a vault. */
export interface EditedPlace {
  /** Absolute path of the vault. */
  readonly root: string;
  readonly id: FileId;
  readonly line: number;
  readonly column: number;
}

/** @param editor an editor's name, or a template of its address. */
export function editorAddress(editor: string, { root, id, line, column }: EditedPlace): string {
  const folder = root.replaceAll('\\', '/').replace(/\/+$/, '');
  const fields: Readonly<Record<string, string>> = {
    vault: encodeURIComponent(baseOf(folder)),
    file: encodePath(id),
    line: String(line),
    column: String(column),
  };
  return (editors.get(editor) ?? editor)
    .replace(/(.{0,2})\{path\}/g, (_all, before: string) => withPath(before, `${folder}/${id}`))
    .replace(/\{(vault|file|line|column)\}/g, (_all, field: string) => fields[field] as string);
}

/**
 * The path where a query begins to tell it (`=`) is what the system calls it; elsewhere it begins with one slash, on
 * Windows too (`vscode://file//home` would open nothing).
 */
function withPath(before: string, path: string): string {
  if (before.endsWith('=')) return before + encodeURIComponent(path.toWellFormed());
  const rooted = encodePath(path.replace(/^(?!\/)/, '/')).replace(/^\/([a-z])%3A/i, '/$1:');
  return /[^/]\/$/.test(before) ? before.slice(0, -1) + rooted : before + rooted;
}

/** @param template an address with `{path}`. */
export function editAddress(template: string, id: FileId): string {
  return template.replaceAll('{path}', () => encodePath(id));
}
