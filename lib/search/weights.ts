/**
 * What a word in a field is worth (BM25F): a title says more than an alias, that more than a heading, that more than
 * the text; a word in a long field says less; and the tenth time says hardly more than the ninth.
 */
import { fields, type Field } from './note.ts';

const worth: Readonly<Record<Field, number>> = {
  title: 14,
  alias: 11,
  heading: 5,
  tag: 5,
  path: 2,
  body: 1,
  target: 0.4,
};

/** How much the length of a field counts, from 0 to 1. */
const byLength: Readonly<Record<Field, number>> = {
  title: 0.5,
  alias: 0.3,
  heading: 0.4,
  tag: 0.2,
  path: 0.3,
  body: 0.5,
  target: 0.5,
};

/** What halves a word's share, as weight. */
export const saturation = 1.5;

export const worths = Float64Array.from(fields, field => worth[field]);
export const lengthShares = Float64Array.from(fields, field => byLength[field]);

/** What so much weight in a note comes to, at most 1. */
export function saturated(weight: number): number {
  return weight / (saturation + weight);
}

/** How telling a word is that so many of all notes have. */
export function telling(withIt: number, notes: number): number {
  return Math.log(1 + (notes - withIt + 0.5) / (withIt + 0.5));
}

/** Of a note to which nothing leads. */
export const unlifted = 1;

/** The lift of a note to which so many links of others go: mild, so that it decides between equals. */
export function lift(links: number): number {
  return unlifted + 0.05 * Math.log2(1 + links);
}
