/**
 * Words one edit away: a letter too much, too few, another, or two swapped. Whatever the edit, one half of the word is
 * whole, so that only words with the same beginning, or the same end, are looked at.
 */
import type { Segment } from './segment.ts';
import { backward } from './segment-writer.ts';

/** In a shorter word a letter is too much of it. */
export const shortestCorrected = 5;

/** Words of a segment one edit away from this one. */
export function nearWords(word: string, { terms, backward: turned }: Pick<Segment, 'terms' | 'backward'>): Set<string> {
  const near = new Set<string>();
  const half = word.length >> 1;
  for (const each of terms.walk(...terms.beginning(word.slice(0, half)))) {
    if (isOneEdit(word, each)) near.add(each);
  }
  for (const each of turned.walk(...turned.beginning(backward(word.slice(half))))) {
    const found = backward(each);
    if (isOneEdit(word, found)) near.add(found);
  }
  // Two letters swapped in the middle leave no half whole.
  const swapped = word.slice(0, half - 1) + (word[half] ?? '') + (word[half - 1] ?? '') + word.slice(half + 1);
  if (swapped !== word && terms.find(swapped) >= 0) near.add(swapped);
  return near;
}

export function isOneEdit(a: string, b: string): boolean {
  if (a === b || Math.abs(a.length - b.length) > 1) return false;
  const shorter = Math.min(a.length, b.length);
  let start = 0;
  while (start < shorter && a.charCodeAt(start) === b.charCodeAt(start)) start++;
  let end = 0;
  while (end < shorter - start && a.charCodeAt(a.length - 1 - end) === b.charCodeAt(b.length - 1 - end)) end++;
  const [left, right] = [a.length - start - end, b.length - start - end];
  if (left <= 1 && right <= 1) return true;
  return left === 2 && right === 2 && a[start] === b[start + 1] && a[start + 1] === b[start];
}
