/** What a page says of a file: its kind, its size, the place in it that is meant, and the place it takes. */
import type { FileFacts, ShownLink } from '../model.ts';

const kinds: ReadonlyMap<string, string> = new Map([
  ['base', 'Obsidian base'],
  ['canvas', 'canvas'],
  ['excalidraw', 'Excalidraw drawing'],
  ['ipynb', 'Jupyter notebook'],
]);

/** Pixels that keep a picture's place before it is loaded: its own, or in its proportions as wide as is wanted. */
export function placeOf(facts: FileFacts | undefined, wanted: number | null): { width: number; height: number } | null {
  const { width, height } = facts ?? { width: null, height: null };
  if (width === null || height === null) return null;
  return wanted === null
    ? { width, height }
    : { width: wanted, height: Math.max(1, Math.round((wanted * height) / width)) };
}

/** `PDF, 1.2 MB, page 3`; '' when nothing is known. */
export function factsText({ file, href, facts }: ShownLink): string {
  if (file === null || facts === undefined) return '';
  const extension = /\.([^./]{1,8})$/.exec(file)?.[1];
  const told = [sizeText(facts.bytes)];
  if (extension !== undefined) told.unshift(kinds.get(extension.toLowerCase()) ?? extension.toUpperCase());
  const page = /#(?:.*&)?page=(\d{1,6})\b/.exec(href ?? '')?.[1];
  if (page !== undefined) told.push(`page ${page}`);
  return told.join(', ');
}

/** In the largest unit of which there is at least one. */
export function sizeText(bytes: number): string {
  if (bytes < 1000) return bytes === 1 ? '1 byte' : `${bytes} bytes`;
  const units = ['kB', 'MB', 'GB'];
  let size = bytes / 1000;
  let unit = 0;
  while (size >= 999.5 && unit < units.length - 1) {
    size /= 1000;
    unit++;
  }
  return `${size < 9.95 ? size.toFixed(1) : Math.round(size)} ${units[unit]}`;
}
