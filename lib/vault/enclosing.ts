/** A folder that was opened alone may be a part of what its owner has in mind: of the Obsidian vault around it. */
import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';

/** Absolute path of the nearest folder above this one that is an Obsidian vault; null when there is none. */
export function enclosingVault(root: string): string | null {
  for (let [folder, above] = [root, dirname(root)]; above !== folder; [folder, above] = [above, dirname(above)]) {
    if (existsSync(join(above, '.obsidian'))) return above;
  }
  return null;
}
