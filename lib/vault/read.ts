/** One note's file → its text, its hash and what is wrong with its bytes. One bad file costs one flaw, never the vault. */
import { hash } from 'node:crypto';
import { closeSync, fstatSync, openSync, readSync, statSync } from 'node:fs';
import { sep } from 'node:path';
import type { FileId, Flaw } from '../model.ts';
import { decode } from './decode.ts';

/** A file as it was read. */
export interface FileText {
  readonly text: string;
  /** Of the bytes. */
  readonly hash: string;
  /** Milliseconds. */
  readonly modified: number;
  /**
   * When anything about the file changed last, which nobody can set: the same file with the same stamp is unchanged.
   * `unsettled` for a file that changed in the moment it was read.
   */
  readonly stamp: number;
  readonly flaws: readonly Flaw[];
}

/** What tells one content of a file from another. */
export function hashOf(bytes: Uint8Array): string {
  return hash('sha1', bytes, 'base64url');
}

/** How long such a hash is. */
export const hashLength = 27;

/** A file of these bytes. */
export function decoded(bytes: Uint8Array, facts: Pick<FileText, 'hash' | 'modified' | 'stamp'>): FileText {
  const { text, flaw } = decode(bytes);
  const { hash: own, modified, stamp } = facts;
  return { text, hash: own, modified, stamp, flaws: flaw === null ? flawless : [flaw] };
}

/** Larger notes have a name and a page, but their text is not read. */
const largest = 64 * 1024 * 1024;
/** A stamp that no file bears. */
const unsettled = -1;
/** Milliseconds that the clock of a file system may stand still: meanwhile a file can change again and bear the same stamp. */
const standstill = 20;
const flawless: readonly Flaw[] = [];
const nowhere = { start: 0, end: 0, line: 1, column: 1 };

/** What ids are added to: nothing is to be put right in them, which takes its time. */
export function withSeparator(root: string): string {
  return root.endsWith(sep) ? root : root + sep;
}

/** Reads notes one after the other into the same buffer, which is several times faster than one buffer each. */
export class NoteFiles {
  readonly #root: string;
  #buffer = Buffer.allocUnsafeSlow(256 * 1024);

  constructor(root: string) {
    this.#root = withSeparator(root);
  }

  /** @returns null when the file is gone. */
  read(id: FileId): FileText | null {
    let file: number | undefined;
    try {
      file = openSync(this.#pathOf(id), 'r');
      const now = Date.now();
      const { size, mtimeMs, ctimeMs } = fstatSync(file);
      if (size > largest) {
        const detail = `it has ${Math.round(size / 1024 / 1024)} MB and is not read`;
        return flawed(
          `too large ${size} ${mtimeMs}`,
          { modified: mtimeMs, stamp: ctimeMs },
          {
            rule: 'too-large',
            span: nowhere,
            detail,
            hint: null,
          },
        );
      }
      const bytes = this.#bytes(file, size);
      return decoded(bytes, { hash: hashOf(bytes), modified: mtimeMs, stamp: settled(ctimeMs, now) });
    } catch (cause) {
      const { code } = cause as NodeJS.ErrnoException;
      if (code === 'ENOENT' || code === 'ENOTDIR') return null;
      const detail = `it cannot be read (${code ?? 'unknown error'})`;
      return flawed(
        `unreadable ${code}`,
        { modified: 0, stamp: 0 },
        {
          rule: 'unreadable',
          span: nowhere,
          detail,
          hint: 'Check its permissions.',
        },
      );
    } finally {
      if (file !== undefined) closeSync(file);
    }
  }

  /** The text of a file that bears this stamp still, and so needs no hash; null when it must be read anew. */
  textAt(id: FileId, stamp: number): string | null {
    if (stamp === unsettled) return null;
    let file: number | undefined;
    try {
      file = openSync(this.#pathOf(id), 'r');
      const { size, ctimeMs } = fstatSync(file);
      return ctimeMs === stamp && size <= largest ? decode(this.#bytes(file, size)).text : null;
    } catch {
      // `read` tells what is wrong with it.
      return null;
    } finally {
      if (file !== undefined) closeSync(file);
    }
  }

  /** The stamp of the file now; null when it is gone. */
  stamp(id: FileId): number | null {
    return statSync(this.#pathOf(id), { throwIfNoEntry: false })?.ctimeMs ?? null;
  }

  #pathOf(id: FileId): string {
    return this.#root + id;
  }

  /** All bytes of an open file, whatever it grew or shrank to since its size was asked. */
  #bytes(file: number, size: number): Buffer {
    if (this.#buffer.length <= size) this.#buffer = Buffer.allocUnsafeSlow(Math.min(largest + 1, size * 2));
    let length = 0;
    for (;;) {
      const read = readSync(file, this.#buffer, length, this.#buffer.length - length, null);
      length += read;
      if (read === 0 || length >= size) return this.#buffer.subarray(0, length);
    }
  }
}

/**
 * The stamp of a file that was read.
 * @param now before it was asked for
 */
export function settled(stamp: number, now: number): number {
  return now - stamp < standstill ? unsettled : stamp;
}

function flawed(hash: string, times: Pick<FileText, 'modified' | 'stamp'>, flaw: Flaw): FileText {
  return { text: '', hash, ...times, flaws: [flaw] };
}
