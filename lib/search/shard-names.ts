/** Names of files after what is in them: eight letters and digits that no file system confuses. */
import type { ByteReader } from './bytes.ts';

const digits = 'abcdefghijklmnopqrstuvwxyz234567';
const ending = '.bin';
const bytesOfName = 5;

/** @param salt another one gives another name, where two files would have the same */
export function nameOf(content: Uint8Array, salt = 0): string {
  // FNV-1a twice, from two beginnings: 40 bits are enough to tell some ten thousand files apart.
  let [a, b] = [0x811c9dc5 ^ salt, 0x01000193 ^ content.length];
  for (let at = 0; at < content.length; at++) {
    const byte = content[at] as number;
    a = Math.imul(a ^ byte, 0x01000193);
    b = Math.imul(b ^ byte ^ (a >>> 13), 0x5bd1e995);
  }
  a ^= a >>> 15;
  b ^= b >>> 13;
  return nameFromBytes(Uint8Array.from([a, a >>> 8, a >>> 16, b, b >>> 8]));
}

/** A name in five bytes. */
export function nameBytes(name: string): Uint8Array {
  let bits = 0n;
  for (const letter of name.slice(0, -ending.length)) bits = (bits << 5n) | BigInt(digits.indexOf(letter));
  return Uint8Array.from({ length: bytesOfName }, (_, at) =>
    Number((bits >> BigInt(8 * (bytesOfName - 1 - at))) & 255n),
  );
}

/** The name that stands where the reader is. */
export function nameFrom(reader: ByteReader): string {
  const { bytes, at } = reader;
  reader.at += bytesOfName;
  return nameFromBytes(bytes.subarray(at, at + bytesOfName));
}

function nameFromBytes(bytes: Uint8Array): string {
  let bits = 0n;
  for (const byte of bytes) bits = (bits << 8n) | BigInt(byte);
  let name = '';
  for (let at = 7; at >= 0; at--) name += digits[Number((bits >> BigInt(5 * at)) & 31n)] as string;
  return name + ending;
}
