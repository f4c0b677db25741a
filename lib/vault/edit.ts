/**
 * Replaces stretches of a file's text. Law: every byte outside of them stays what it was, the byte order mark, the line
 * endings and the encoding included; a file of which that cannot be said is not edited at all.
 */
import { decode } from './decode.ts';

/** A stretch of the decoded text and what takes its place. */
export interface Replacement {
  readonly start: number;
  readonly end: number;
  readonly text: string;
}

/** A file before and after; the texts begin with the byte order mark where there is one. */
export interface EditedFile {
  readonly before: string;
  readonly after: string;
  readonly bytes: Uint8Array;
}

/** @returns null when the bytes are not, to the last one, what their text says. */
export function edited(bytes: Uint8Array, replacements: readonly Replacement[]): EditedFile | null {
  const { mark, encode } = encodingOf(bytes);
  const { text } = decode(bytes);
  const before = mark + text;
  if (!encode(before).equals(bytes)) return null;
  const after = mark + replaced(text, replacements);
  return { before, after, bytes: encode(after) };
}

/** A text with these stretches replaced; they do not overlap. */
export function replaced(text: string, replacements: readonly Replacement[]): string {
  const pieces: string[] = [];
  let at = 0;
  for (const { start, end, text: piece } of [...replacements].sort((a, b) => a.start - b.start)) {
    pieces.push(text.slice(at, start), piece);
    at = end;
  }
  pieces.push(text.slice(at));
  return pieces.join('');
}

interface Encoding {
  readonly mark: '' | '\ufeff';
  encode(text: string): Buffer;
}

function encodingOf(bytes: Uint8Array): Encoding {
  const [first, second, third] = bytes;
  if (first === 0xff && second === 0xfe) return { mark: '\ufeff', encode: text => Buffer.from(text, 'utf16le') };
  if (first === 0xfe && second === 0xff)
    return { mark: '\ufeff', encode: text => Buffer.from(text, 'utf16le').swap16() };
  const isMarked = first === 0xef && second === 0xbb && third === 0xbf;
  return { mark: isMarked ? '\ufeff' : '', encode: text => Buffer.from(text, 'utf8') };
}
