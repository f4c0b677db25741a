/** Tags as names: `#Python/Async`, `#python/async` and `#python//async` are one tag, below `#python`. */
import type { Name } from '../model.ts';
import { encodePath } from './address.ts';
import { fold } from './fold.ts';

/** What a tag is filed under. */
export function tagKey(tag: string): Name {
  return segmentsOf(fold(tag)).join('/') as Name;
}

/** The tag itself and all that it is below of, the outermost first: `a`, `a/b`, `a/b/c`. */
export function tagsAbove(tag: string): readonly string[] {
  const segments = segmentsOf(tag);
  return segments.map((_, index) => segments.slice(0, index + 1).join('/'));
}

/** Address of its page. */
export function tagAddress(tag: string): string {
  return `/tags/${encodePath(tagKey(tag))}`;
}

function segmentsOf(tag: string): string[] {
  return tag.split('/').filter(Boolean);
}
