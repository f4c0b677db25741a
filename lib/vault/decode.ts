/** Bytes → text: UTF-8, or UTF-16 by its byte order mark. What is not valid is shown as U+FFFD and told. */
import { isAscii, isUtf8 } from 'node:buffer';
import type { Flaw } from '../model.ts';
import { mojibakeIn } from './mojibake.ts';

export interface Decoded {
  /** Without byte order mark, well-formed, without NUL. */
  readonly text: string;
  readonly flaw: Flaw | null;
}

const replacement = '\ufffd';

/** Decodes the bytes of a note. */
export function decode(bytes: Uint8Array): Decoded {
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  // As most notes are: their bytes are their letters.
  if (isAscii(buffer) && !buffer.includes(0)) return { text: buffer.toString('latin1'), flaw: null };
  if (startsWith(buffer, [0xff, 0xfe, 0, 0]) || startsWith(buffer, [0, 0, 0xfe, 0xff])) {
    return { text: '', flaw: badEncoding('', 0, 'it is UTF-32, which is not read') };
  }
  if (startsWith(buffer, [0xff, 0xfe])) return { text: utf16(buffer.subarray(2)), flaw: null };
  if (startsWith(buffer, [0xfe, 0xff])) return { text: utf16(swapped(buffer.subarray(2))), flaw: null };
  const body = startsWith(buffer, [0xef, 0xbb, 0xbf]) ? buffer.subarray(3) : buffer;
  const unmarked = unmarkedUtf16(body);
  if (unmarked !== null) {
    const detail = 'it looks like UTF-16 without a byte order mark and was read as such';
    return { text: unmarked, flaw: badEncoding(unmarked, 0, detail) };
  }
  const raw = body.toString('utf8');
  const text = raw.includes('\0') ? raw.replaceAll('\0', replacement) : raw;
  if (isUtf8(body)) return { text, flaw: mayBeMojibake(body, text) ? mojibakeIn(text) : null };
  const at = text.indexOf(replacement);
  return { text, flaw: badEncoding(text, Math.max(0, at), `it is not valid UTF-8 from offset ${Math.max(0, at)} on`) };
}

/** All of it begins with one of Â to ô, in UTF-8 the byte C3; plain ASCII has as many units as bytes. */
function mayBeMojibake(body: Buffer, text: string): boolean {
  return text.length !== body.length && body.includes(0xc3);
}

function startsWith(buffer: Buffer, bytes: readonly number[]): boolean {
  return bytes.every((byte, index) => buffer[index] === byte);
}

function utf16(buffer: Buffer): string {
  return buffer.toString('utf16le').toWellFormed().replaceAll('\0', replacement);
}

function swapped(buffer: Buffer): Buffer {
  return Buffer.from(buffer.subarray(0, buffer.length & ~1)).swap16();
}

/** ASCII written as UTF-16: every second byte of the beginning is NUL. */
function unmarkedUtf16(buffer: Buffer): string | null {
  const looked = Math.min(buffer.length & ~1, 256);
  if (looked < 4) return null;
  const counts: [number, number] = [0, 0];
  for (let i = 0; i < looked; i++) if (buffer[i] === 0) counts[(i & 1) as 0 | 1]++;
  if (counts[1] > looked * 0.4 && counts[0] === 0) return utf16(buffer);
  return counts[0] > looked * 0.4 && counts[1] === 0 ? utf16(swapped(buffer)) : null;
}

function badEncoding(text: string, at: number, detail: string): Flaw {
  const before = text.slice(0, at).split(/\r\n?|\n/);
  const column = (before.at(-1) ?? '').length + 1;
  return {
    rule: 'bad-encoding',
    span: { start: at, end: at, line: before.length, column },
    detail,
    hint: 'Save the file as UTF-8.',
  };
}
