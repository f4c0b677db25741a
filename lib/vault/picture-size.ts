/**
 * How large a picture is, by the first bytes of its file: what a page must know to keep its place before it is loaded.
 *
 * Law: it looks at what it is given and never throws; a size it cannot tell is null, which costs no more than a jump.
 */

export interface PictureSize {
  readonly width: number;
  readonly height: number;
}

/** @param head the beginning of the file, 64 kB of which nearly always do. */
export function pictureSize(head: Buffer): PictureSize | null {
  try {
    const size = sizeIn(head);
    return size !== null && size.width > 0 && size.height > 0 ? size : null;
  } catch (error) {
    // A file that ends in the middle of its own header.
    if (error instanceof RangeError) return null;
    throw error;
  }
}

function sizeIn(head: Buffer): PictureSize | null {
  if (head.length < 12) return null;
  if (startsWith(head, '\x89PNG\r\n\x1a\n')) return { width: head.readUInt32BE(16), height: head.readUInt32BE(20) };
  if (startsWith(head, 'GIF8')) return { width: head.readUInt16LE(6), height: head.readUInt16LE(8) };
  if (startsWith(head, '\xff\xd8')) return jpeg(head);
  if (startsWith(head, 'RIFF') && startsWith(head, 'WEBP', 8)) return webp(head);
  if (startsWith(head, 'ftypavi', 4) || startsWith(head, 'ftypmif1', 4)) return avif(head);
  if (startsWith(head, 'BM')) return { width: Math.abs(head.readInt32LE(18)), height: Math.abs(head.readInt32LE(22)) };
  return svg(head.toString('utf8'));
}

function startsWith(head: Buffer, text: string, at = 0): boolean {
  return head.toString('latin1', at, at + text.length) === text;
}

/** Segments follow one another until the frame, which tells the size; an earlier one may tell that it is turned. */
function jpeg(head: Buffer): PictureSize | null {
  let turned = false;
  for (let at = 2; head[at] === 0xff;) {
    const marker = head.readUInt8(at + 1);
    // Bytes between segments.
    if (marker === 0xff) {
      at++;
      continue;
    }
    if (marker === 0xe1) turned ||= isTurned(head, at + 4);
    // Frames of all codings; among their numbers are those of three tables.
    if (marker >= 0xc0 && marker <= 0xcf && marker !== 0xc4 && marker !== 0xc8 && marker !== 0xcc) {
      const [height, width] = [head.readUInt16BE(at + 5), head.readUInt16BE(at + 7)];
      return turned ? { width: height, height: width } : { width, height };
    }
    at += 2 + head.readUInt16BE(at + 2);
  }
  return null;
}

/** Whether EXIF says that the picture lies on its side, as those of telephones often do. */
function isTurned(head: Buffer, at: number): boolean {
  if (!startsWith(head, 'Exif\0\0', at)) return false;
  const tiff = at + 6;
  const little = startsWith(head, 'II', tiff);
  const number = (from: number): number => (little ? head.readUInt16LE(from) : head.readUInt16BE(from));
  const directory = tiff + (little ? head.readUInt32LE(tiff + 4) : head.readUInt32BE(tiff + 4));
  for (let i = 0; i < number(directory); i++) {
    const entry = directory + 2 + i * 12;
    if (number(entry) === 0x0112) return number(entry + 8) >= 5;
  }
  return false;
}

function webp(head: Buffer): PictureSize | null {
  switch (head.toString('latin1', 12, 16)) {
    case 'VP8X':
      return { width: head.readUIntLE(24, 3) + 1, height: head.readUIntLE(27, 3) + 1 };
    case 'VP8L': {
      const bits = head.readUInt32LE(21);
      return { width: (bits & 0x3fff) + 1, height: ((bits >>> 14) & 0x3fff) + 1 };
    }
    case 'VP8 ':
      return { width: head.readUInt16LE(26) & 0x3fff, height: head.readUInt16LE(28) & 0x3fff };
    default:
      return null;
  }
}

/** The largest extent in it is that of the picture: parts and thumbnails are smaller. */
function avif(head: Buffer): PictureSize | null {
  let largest: PictureSize | null = null;
  for (let at = head.indexOf('ispe'); at >= 0; at = head.indexOf('ispe', at + 4)) {
    const size = { width: head.readUInt32BE(at + 8), height: head.readUInt32BE(at + 12) };
    if (largest === null || size.width * size.height > largest.width * largest.height) largest = size;
  }
  const rotation = head.indexOf('irot');
  const turned = rotation >= 0 && (head.readUInt8(rotation + 4) & 1) === 1;
  return turned && largest !== null ? { width: largest.height, height: largest.width } : largest;
}

/** Its own measures in pixels, else those of what it shows. */
function svg(text: string): PictureSize | null {
  const tag = /<svg\s[^>]*>/i.exec(text)?.[0];
  if (tag === undefined) return null;
  const pixels = (name: string): number => {
    const found = new RegExp(`\\s${name}\\s*=\\s*["']\\s*(\\d{1,6}(?:\\.\\d+)?)(?:px)?\\s*["']`, 'i').exec(tag)?.[1];
    return Math.round(Number(found ?? 0));
  };
  const [width, height] = [pixels('width'), pixels('height')];
  if (width > 0 && height > 0) return { width, height };
  const box = /\sviewBox\s*=\s*["']\s*[-\d.]+[\s,]+[-\d.]+[\s,]+([\d.]+)[\s,]+([\d.]+)\s*["']/i.exec(tag);
  if (box === null) return null;
  const [wide, high] = [Number(box[1]), Number(box[2])];
  if (!(wide > 0 && high > 0)) return null;
  if (width > 0) return { width, height: Math.round((width * high) / wide) };
  if (height > 0) return { width: Math.round((height * wide) / high), height };
  return { width: Math.round(wide), height: Math.round(high) };
}
