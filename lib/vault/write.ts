/**
 * Writes whole files. Law: at every moment, a fall of the power included, the old file or the new one stands there and
 * nothing between; a new file never takes another's place.
 */
import { randomUUID } from 'node:crypto';
import {
  accessSync,
  constants,
  copyFileSync,
  closeSync,
  fchmodSync,
  fchownSync,
  fsyncSync,
  linkSync,
  openSync,
  realpathSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
  type Stats,
} from 'node:fs';
import { dirname, join } from 'node:path';
import { WikiError } from '../model.ts';

/**
 * Writes a file, in the place of the one that is there or anew. The old one's permissions stay; of a symbolic link, the
 * file it leads to is written.
 * @param told how the path is named in an error.
 * @throws {WikiError} `cannot-write`; the old file is as it was then.
 */
export function writeWhole(path: string, bytes: string | Uint8Array, told = path): void {
  try {
    const old = statSync(path, { throwIfNoEntry: false });
    const file = old === undefined ? path : realpathSync(path);
    if (old !== undefined) refuseReadOnly(file, old);
    throughTemporary(file, bytes, old, temporary => renameSync(temporary, file));
  } catch (cause) {
    throw cannotWrite(told, cause);
  }
}

/**
 * Writes a file that is not there yet.
 * @throws {WikiError} `exists`, or `cannot-write`.
 */
export function createWhole(path: string, bytes: string | Uint8Array, told = path): void {
  try {
    throughTemporary(path, bytes, undefined, temporary => putThere(temporary, path));
  } catch (cause) {
    if (!isCode(cause, ['EEXIST'])) throw cannotWrite(told, cause);
    throw new WikiError('exists', `There is already a file at “${told}”.`, null, { cause });
  }
}

/** What stopped the writing of a file, without the paths of this machine: `EACCES: permission denied`. */
export function cannotWrite(told: string, cause: unknown): WikiError {
  if (cause instanceof WikiError) return cause;
  const message = cause instanceof Error ? cause.message : String(cause);
  const reason = /^[A-Z]+: [^,]+/.exec(message)?.[0] ?? message;
  return new WikiError('cannot-write', `“${told}” cannot be written: ${reason}.`, null, { cause });
}

/** A rename asks only the folder for leave; a file that its owner has locked is to stay as it is. */
function refuseReadOnly(file: string, { mode }: Stats): void {
  if ((mode & 0o222) === 0) throw new Error('it is read-only');
  accessSync(file, constants.W_OK);
}

/** Writes beside the file, and lets `put` give it the name once the disk has it. */
function throughTemporary(
  file: string,
  bytes: string | Uint8Array,
  old: Stats | undefined,
  put: (temporary: string) => void,
): void {
  const temporary = join(dirname(file), `.backlit-${randomUUID()}.tmp`);
  try {
    synced(temporary, 'wx', fd => {
      writeFileSync(fd, bytes);
      if (old !== undefined) keepRights(fd, old);
    });
    put(temporary);
  } finally {
    rmSync(temporary, { force: true });
  }
  // Windows knows no handles of folders.
  if (process.platform !== 'win32') synced(dirname(file), 'r');
}

function keepRights(fd: number, old: Stats): void {
  try {
    fchownSync(fd, old.uid, old.gid);
  } catch (error) {
    // Only the superuser gives files away; whoever may write here may have the file.
    if (!isCode(error, ['EPERM', 'EINVAL', 'ENOSYS', 'ENOTSUP'])) throw error;
  }
  fchmodSync(fd, old.mode & 0o777);
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
