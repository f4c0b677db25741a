/** Sizes of pictures, from headers as their formats have them. */
import { describe, expect, test } from 'vitest';
import { pictureSize } from '../../lib/vault/picture-size.ts';

const bytes = (...parts: readonly (string | number | readonly number[])[]): Buffer =>
  Buffer.concat(
    parts.map(part => (typeof part === 'string' ? Buffer.from(part, 'latin1') : Buffer.from([part].flat()))),
  );
const zeros = (count: number): number[] => Array.from({ length: count }, () => 0);

const frame = [0xff, 0xc2, 0, 17, 8, 0, 30, 0, 40, 3];
const exif = (orientation: number): number[] => [
  ...bytes(
    [0xff, 0xe1, 0, 34],
    'Exif\0\0II',
    [42, 0, 8, 0, 0, 0, 1, 0],
    [0x12, 1, 3, 0, 1, 0, 0, 0, orientation, 0, 0, 0],
    zeros(4),
  ),
];

const pictures: Record<string, Buffer> = {
  PNG: bytes('\x89PNG\r\n\x1a\n', [0, 0, 0, 13], 'IHDR', [0, 0, 0, 40, 0, 0, 0, 30]),
  GIF: bytes('GIF89a', [40, 0, 30, 0], zeros(4)),
  BMP: bytes('BM', zeros(16), [40, 0, 0, 0], [226, 255, 255, 255]),
  JPEG: bytes([0xff, 0xd8, 0xff, 0xe0, 0, 4, 0, 0], frame),
  'JPEG with filling between segments': bytes([0xff, 0xd8, 0xff, 0xdb, 0, 4, 0, 0, 0xff, 0xff], frame),
  'JPEG that stands upright': bytes([0xff, 0xd8], exif(1), frame),
  'WebP, lossy': bytes('RIFF', zeros(4), 'WEBPVP8 ', zeros(10), [40, 0, 30, 0]),
  'WebP, lossless': bytes('RIFF', zeros(4), 'WEBPVP8L', zeros(4), [0x2f], [39, 0x40, 7, 0]),
  'WebP, extended': bytes('RIFF', zeros(4), 'WEBPVP8X', zeros(8), [39, 0, 0, 29, 0, 0]),
  AVIF: bytes([0, 0, 0, 28], 'ftypavif', zeros(16), 'ispe', zeros(4), [0, 0, 0, 40, 0, 0, 0, 30]),
  'AVIF that is turned': bytes([0, 0, 0, 28], 'ftypavif', 'ispe', zeros(4), [0, 0, 0, 30, 0, 0, 0, 40], 'irot', 1),
  SVG: Buffer.from('<?xml version="1.0"?>\n<svg xmlns="x" width="40px" height=\'30\' viewBox="0 0 1 1">'),
  'SVG by what it shows': Buffer.from('<svg viewBox="-5 -5 40 30">'),
  'SVG by its width': Buffer.from('<svg width="40" height="100%" viewBox="0,0,8,6">'),
};

test.each(Object.entries(pictures))('%s', (_, head) => {
  expect(pictureSize(head)).toEqual({ width: 40, height: 30 });
});

test('a photograph on its side is as high as it is wide', () => {
  expect(pictureSize(bytes([0xff, 0xd8], exif(6), frame))).toEqual({ width: 30, height: 40 });
});

describe('what tells no size', () => {
  test.each([
    ['nothing', Buffer.alloc(0)],
    ['text', Buffer.from('a text that is no picture')],
    ['a PNG of no width', bytes('\x89PNG\r\n\x1a\n', zeros(16))],
    ['an SVG in other units', Buffer.from('<svg width="10em" height="5em">')],
    ['an SVG of no extent', Buffer.from('<svg viewBox="0 0 0 0">')],
    ['an SVG without measures', Buffer.from('<svg xmlns="x"><path/></svg>')],
  ])('%s', (_, head) => expect(pictureSize(head)).toBeNull());

  test('any picture that ends too soon', () => {
    for (const [name, head] of Object.entries(pictures)) {
      for (let end = 0; end < head.length; end++) {
        expect(() => pictureSize(head.subarray(0, end)), `${name} of ${end} bytes`).not.toThrow();
      }
    }
  });
});
