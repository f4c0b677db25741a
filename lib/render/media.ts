/** What a file is to a page, judged by its extension; and what the label of an embed says of its size and place. */

export type Media = 'note' | 'image' | 'audio' | 'video' | 'other';

const kinds: ReadonlyMap<string, Media> = new Map([
  ['md', 'note'],
  ...'avif bmp gif ico jpeg jpg png svg webp'.split(' ').map(each => [each, 'image'] as const),
  ...'3gp flac m4a mp3 oga ogg opus wav'.split(' ').map(each => [each, 'audio'] as const),
  ...'mkv mov mp4 ogv webm'.split(' ').map(each => [each, 'video'] as const),
  ...'base canvas csv json pdf zip'.split(' ').map(each => [each, 'other'] as const),
]);

/** Kind of the file at a path; null when its extension tells nothing, as in `v1.2 notes`. */
export function mediaOf(path: string): Media | null {
  const extension = /\.([^./\\]+)$/.exec(path)?.[1];
  return extension === undefined ? null : (kinds.get(extension.toLowerCase()) ?? null);
}

export interface Caption {
  /** Null when the label says nothing but size and place. */
  readonly text: string | null;
  readonly width: number | null;
  readonly height: number | null;
  readonly align: 'left' | 'center' | 'right' | null;
}

const places: ReadonlyMap<string, 'left' | 'center' | 'right'> = new Map([
  ['left', 'left'],
  ['center', 'center'],
  ['centre', 'center'],
  ['right', 'right'],
]);

/** Divides `caption|center|640x480`: a last part of digits is the size. */
export function captionOf(label: string | null): Caption {
  const parts = (label ?? '').split(/\\?\|/).map(part => part.trim());
  const size = /^(\d{1,5})(?:x(\d{1,5}))?$/i.exec(parts.at(-1) as string);
  if (size) parts.pop();
  const align = parts.map(part => places.get(part.toLowerCase())).find(Boolean) ?? null;
  const text = parts.filter(part => part !== '' && !places.has(part.toLowerCase())).join(' ');
  return {
    text: text === '' ? null : text,
    width: size ? Number(size[1]) : null,
    height: size?.[2] === undefined ? null : Number(size[2]),
    align,
  };
}

/** Last segment of a path. */
export function fileName(path: string): string {
  return path.slice(path.lastIndexOf('/') + 1);
}
