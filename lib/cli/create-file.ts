/**
 * Writes a file of the vault that is not there yet. Law: it never lands outside the folder it belongs to, whatever
 * symbolic links lie on the way.
 */
import { existsSync, mkdirSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { WikiError } from '../model.ts';
import { cannotWrite, createWhole } from '../wiki.ts';
import { pathWithin } from './folder.ts';

/** @throws {WikiError} `exists`, `bad-usage` when it would lie outside, or `cannot-write`. */
export function createFile(root: string, path: string, text: string): void {
  const file = join(root, path);
  try {
    refuseOutside(root, dirname(file), path);
    mkdirSync(dirname(file), { recursive: true });
  } catch (cause) {
    throw cannotWrite(path, cause);
  }
  createWhole(file, text, path);
}

function refuseOutside(root: string, folder: string, path: string): void {
  let there = folder;
  while (!existsSync(there)) there = dirname(there);
  if (pathWithin(root, there) !== null) return;
  throw new WikiError(
    'bad-usage',
    `“${path}” would lie outside the vault.`,
    'A folder on the way is a link to another place.',
  );
}
