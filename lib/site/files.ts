/**
 * `/files/<path>`: the attachments of the vault, as they are. Law: whatever they hold, they run nothing: SVG and HTML
 * are shown in a sandbox, no type is guessed, and nothing but a regular file inside the vault is opened.
 */
import { constants } from 'node:fs';
import { open, type FileHandle } from 'node:fs/promises';
import type { Readable } from 'node:stream';
import type { AttachmentId } from '../model.ts';
import type { Wiki } from '../wiki.ts';
import { mediaType } from './media-types.ts';
import { parseRange } from './ranges.ts';
import type { Reply } from './reply.ts';

/** Sandboxed without scripts; its own inline styles may show, because most SVG needs them. */
const sandbox =
  "sandbox; default-src 'none'; img-src 'self' data:; media-src 'self'; style-src 'unsafe-inline'; frame-ancestors 'none'";

/** Browsers show a PDF with a reader of their own, which a sandbox would keep from starting. */
const documentPolicy = "default-src 'none'; style-src 'unsafe-inline'; object-src 'self'; frame-ancestors 'none'";

/** Null when the vault has no such attachment. */
export async function fileReply(wiki: Wiki, path: string, headers: Pick<Headers, 'get'>): Promise<Reply | null> {
  const real = wiki.attachmentPath(path as AttachmentId);
  if (real === null) return null;
  const file = await openRegular(real);
  if (file === null) return null;
  const { size, mtimeMs, ino } = await file.stat();
  const etag = `"${[ino, size, Math.trunc(mtimeMs)].map(each => each.toString(36)).join('-')}"`;
  const type = mediaType(path);
  const common = {
    'Content-Type': type,
    'Content-Security-Policy': type === 'application/pdf' ? documentPolicy : sandbox,
    'Cache-Control': 'no-cache',
    'Accept-Ranges': 'bytes',
    ETag: etag,
  };
  const ifRange = headers.get('if-range');
  const range = ifRange === null || ifRange === etag ? parseRange(headers.get('range'), size) : 'whole';
  if (range === 'unsatisfiable') {
    await file.close();
    return { status: 416, headers: { ...common, 'Content-Range': `bytes */${size}` }, body: null };
  }
  const { start, end } = range === 'whole' ? { start: 0, end: size - 1 } : range;
  const length = end - start + 1;
  const partial = range === 'whole' ? {} : { 'Content-Range': `bytes ${start}-${end}/${size}` };
  return {
    status: range === 'whole' ? 200 : 206,
    headers: { ...common, ...partial, 'Content-Length': String(length) },
    body: await streamed(file, start, length),
  };
}

/** Opens without waiting (a pipe has no end) and without following a link that took the file's place since. */
async function openRegular(path: string): Promise<FileHandle | null> {
  let file: FileHandle | undefined;
  try {
    file = await open(path, constants.O_RDONLY | constants.O_NONBLOCK | constants.O_NOFOLLOW);
    if ((await file.stat()).isFile()) return file;
  } catch {
    // Gone, or not ours to read: to the outside both are "not there".
  }
  await file?.close();
  return null;
}

async function streamed(file: FileHandle, start: number, length: number): Promise<Readable | null> {
  if (length === 0) {
    await file.close();
    return null;
  }
  // The descriptor is closed with the stream, also when the reader goes away.
  return file.createReadStream({ start, end: start + length - 1, autoClose: true });
}
