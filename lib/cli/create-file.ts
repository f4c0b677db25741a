/**
 * Writes a file that is not there yet. Law: it appears whole or not at all, it never replaces another, and it never
 * lands outside the folder it belongs to, whatever symbolic links lie on the way.
 */
import { randomUUID } from 'node:crypto';
import {
  closeSync,
  constants,
  copyFileSync,
  existsSync,
  fsyncSync,
  linkSync,
  mkdirSync,
  openSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { dirname, join } from 'node:path';
import { WikiError } from '../model.ts';
import { pathWithin } from './folder.ts';

/** @throws {WikiError} `exists`, or `bad-usage` when it cannot be written there. */
export function createFile(root: string, path: string, text: string): void {
  try {
    const file = join(root, path);
    refuseOutside(root, dirname(file), path);
    mkdirSync(dirname(file), { recursive: true });
    placeWhole(file, path, text);
  } catch (cause) {
    if (cause instanceof WikiError) throw cause;
    throw new WikiError('bad-usage', `“${path}” cannot be written: ${reason(cause)}.`, null, { cause });
  }
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

function placeWhole(file: string, path: string, text: string): void {
  const temporary = join(dirname(file), `.backlit-${randomUUID()}.tmp`);
  try {
    synced(temporary, 'wx', fd => writeFileSync(fd, text));
    putThere(temporary, file);
  } catch (cause) {
    if (!isCode(cause, ['EEXIST'])) throw cause;
    throw new WikiError('exists', `There is already a file at “${path}”.`, null, { cause });
  } finally {
    rmSync(temporary, { force: true });
  }
  // Windows knows no handles of folders.
  if (process.platform !== 'win32') synced(dirname(file), 'r');
}

/** Gives a file its name, unless something has it. */
function putThere(temporary: string, file: string): void {
  try {
    linkSync(temporary, file);
  } catch (error) {
    // Some file systems know no hard links; an exclusive copy does not overwrite either.
    if (!isCode(error, ['EPERM', 'ENOSYS', 'ENOTSUP', 'EOPNOTSUPP', 'EXDEV'])) throw error;
    copyFileSync(temporary, file, constants.COPYFILE_EXCL);
    synced(file, 'r+');
  }
}

/** Opens, acts, and waits until the disk has it. */
function synced(path: string, flags: string, act: (fd: number) => void = () => undefined): void {
  const fd = openSync(path, flags);
  try {
    act(fd);
    fsyncSync(fd);
  } finally {
    closeSync(fd);
  }
}

function isCode(error: unknown, codes: readonly string[]): boolean {
  return error instanceof Error && 'code' in error && codes.includes(String(error.code));
}

/** Node's message without the paths of this machine: `EACCES: permission denied`. */
function reason(error: unknown): string {
  const [, text] = /^([A-Z]+: [^,]+)/.exec(error instanceof Error ? error.message : '') ?? [];
  return text ?? String(error);
}
