/** Questions about folders of this machine. */
import { realpathSync, statSync } from 'node:fs';
import { isAbsolute, relative, sep } from 'node:path';

/** Whether a path is a folder that can be looked into. */
export function isFolder(path: string): boolean {
  try {
    return statSync(path).isDirectory();
  } catch {
    return false;
  }
}

/** The path of something that exists as seen from a folder, `/` between its parts; null when it lies elsewhere. */
export function pathWithin(folder: string, path: string): string | null {
  const parts = relative(realpathSync(folder), realpathSync(path)).split(sep);
  return parts[0] === '..' || isAbsolute(parts.join(sep)) ? null : parts.join('/');
}
