/**
 * What is told of the other files of a vault by their size and their first bytes. Law: a file is opened again only when
 * its stamp has changed, and it is known which files were looked at, so that a page which shows one can be made anew.
 */
import { closeSync, constants, fstatSync, openSync, readSync, statSync } from 'node:fs';
import { join } from 'node:path';
import type { AttachmentId, FileFacts } from '../model.ts';
import { extensionOf } from '../names/paths.ts';
import { pictureSize, type PictureSize } from './picture-size.ts';

const pictures: ReadonlySet<string> = new Set('apng avif bmp gif jpeg jpg png svg webp'.split(' '));

/** Most headers end before the first, all but those with a large profile or preview before the second. */
const heads = [64 * 1024, 1024 * 1024];

type Facts = Pick<FileFacts, 'bytes' | 'width' | 'height'>;

interface Looked {
  readonly stamp: number;
  readonly facts: Facts;
}

export class Attachments {
  readonly #root: string;
  readonly #looked = new Map<AttachmentId, Looked>();

  constructor(root: string) {
    this.#root = root;
  }

  /** Null when the file is gone. */
  facts(id: AttachmentId): Facts | null {
    const stats = this.#stats(id);
    if (stats === null) {
      this.#looked.delete(id);
      return null;
    }
    const known = this.#looked.get(id);
    if (known?.stamp === stats.ctimeMs) return known.facts;
    const size = pictures.has(extensionOf(id)) ? readSize(join(this.#root, id)) : null;
    const facts = { bytes: stats.size, width: size?.width ?? null, height: size?.height ?? null };
    this.#looked.set(id, { stamp: stats.ctimeMs, facts });
    return facts;
  }

  /** Whether a file that was looked at is another one since. */
  hasChanged(id: AttachmentId): boolean {
    const known = this.#looked.get(id);
    if (known === undefined || this.#stats(id)?.ctimeMs === known.stamp) return false;
    this.#looked.delete(id);
    return true;
  }

  #stats(id: AttachmentId): { readonly size: number; readonly ctimeMs: number } | null {
    try {
      return statSync(join(this.#root, id), { throwIfNoEntry: false }) ?? null;
    } catch {
      return null;
    }
  }
}

/** Opens without waiting, as a pipe has no end. */
function readSize(path: string): PictureSize | null {
  let file: number | undefined;
  try {
    file = openSync(path, constants.O_RDONLY | constants.O_NONBLOCK);
    if (!fstatSync(file).isFile()) return null;
    for (const length of heads) {
      const head = Buffer.alloc(length);
      const read = readSync(file, head, 0, length, 0);
      const size = pictureSize(head.subarray(0, read));
      if (size !== null || read < length) return size;
    }
    return null;
  } catch {
    // Gone, or not ours to read: who asks for it will be told.
    return null;
  } finally {
    if (file !== undefined) closeSync(file);
  }
}
