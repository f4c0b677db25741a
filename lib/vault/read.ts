/** One note's file → its text, its hash and what is wrong with its bytes. One bad file costs one flaw, never the vault. */
import { hash } from 'node:crypto';
import { closeSync, fstatSync, openSync, readSync } from 'node:fs';
import { join } from 'node:path';
import type { FileId, Flaw } from '../model.ts';
import { decode } from './decode.ts';

/** A file as it was read. */
export interface FileText {
  readonly text: string;
  /** Of the bytes. */
  readonly hash: string;
  /** Milliseconds. */
  readonly modified: number;
  readonly flaws: readonly Flaw[];
}

/** What tells one content of a file from another. */
export function hashOf(bytes: Uint8Array): string {
  return hash('sha1', bytes, 'base64url');
}

/** Larger notes have a name and a page, but their text is not read. */
const largest = 64 * 1024 * 1024;
const nowhere = { start: 0, end: 0, line: 1, column: 1 };

/** Reads notes one after the other into the same buffer, which is several times faster than one buffer each. */
export class NoteFiles {
  readonly #root: string;
  #buffer = Buffer.allocUnsafeSlow(256 * 1024);

  constructor(root: string) {
    this.#root = root;
  }

  /** @returns null when the file is gone. */
  read(id: FileId): FileText | null {
    let file: number | undefined;
    try {
      file = openSync(join(this.#root, id), 'r');
      const { size, mtimeMs } = fstatSync(file);
      if (size > largest) {
        const detail = `it has ${Math.round(size / 1024 / 1024)} MB and is not read`;
        return flawed(`too large ${size} ${mtimeMs}`, mtimeMs, {
          rule: 'too-large',
          span: nowhere,
          detail,
          hint: null,
        });
      }
      const bytes = this.#bytes(file, size);
      const { text, flaw } = decode(bytes);
      return { text, hash: hashOf(bytes), modified: mtimeMs, flaws: flaw === null ? [] : [flaw] };
    } catch (cause) {
      const { code } = cause as NodeJS.ErrnoException;
      if (code === 'ENOENT' || code === 'ENOTDIR') return null;
      const detail = `it cannot be read (${code ?? 'unknown error'})`;
      return flawed(`unreadable ${code}`, 0, {
        rule: 'unreadable',
        span: nowhere,
        detail,
        hint: 'Check its permissions.',
      });
    } finally {
      if (file !== undefined) closeSync(file);
    }
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

function flawed(hashed: string, modified: number, flaw: Flaw): FileText {
  return { text: '', hash: hashed, modified, flaws: [flaw] };
}
