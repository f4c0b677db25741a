/**
 * Paths ↔ addresses: the only place that slugs. Blanks become `-`, nothing else changes; the rest of an address is
 * percent-encoding. Which of several equal slugs a page gets is decided by `wiki/addresses`.
 */
import type { Name } from '../model.ts';
import { fold } from './fold.ts';

/** Printable ASCII without dots, as most paths are. */
const plain = /^[ -\-/-~]*$/;

/**
 * The slug of a vault path without `.md`. A segment of one or two dots would be walked by every browser, even
 * percent-encoded, so it gets a tilde.
 */
export function slugOf(path: string): string {
  if (plain.test(path)) return path.replaceAll(' ', '-');
  const slug = path.normalize('NFC').replace(/[\s\u00a0]/gu, '-');
  return slug.includes('.') ? slug.replace(/(^|\/)(\.\.?)(?=\/|$)/g, '$1$2~') : slug;
}

/** Slugs with the same key collide: equal but for case. */
export function addressKey(path: string): Name {
  return fold(slugOf(path));
}

/** Nothing of it is percent-encoded. */
const encoded = /^[\w\-.~!*'()/]*$/;

/** A path as part of an address: every segment percent-encoded, lone surrogates replaced. */
export function encodePath(path: string): string {
  if (encoded.test(path)) return path;
  return path.split('/').map(encodeSegment).join('/');
}

function encodeSegment(segment: string): string {
  return encodeURIComponent(segment.toWellFormed());
}
