/**
 * What a reader of Markdown finds in one note. Two readers make it, the linear scanner and the syntax tree;
 * law: on every text of which the scanner is sure, both make the same Reading.
 */
import type { LinkKind } from '../model.ts';

/** A link as it stands in the text. Offsets are UTF-16 units into the text given to the reader. */
export interface FoundLink extends LinkParts {
  readonly kind: LinkKind;
  readonly start: number;
  readonly end: number;
}

export interface LinkParts {
  /** As written before `#`, on its side of `|`, trimmed; a Markdown destination with escapes and entities decoded, percent signs as they are. */
  readonly target: string;
  /** Segments between `#`, trimmed, joined by `#`; null when there are none. */
  readonly heading: string | null;
  /** Without `^`. */
  readonly block: string | null;
  readonly label: string | null;
}

export interface FoundHeading {
  readonly depth: 1 | 2 | 3 | 4 | 5 | 6;
  /** Plain text as a reader sees it, trimmed: markup, HTML tags, escapes, a closing `^id` and link marks gone, comments left out. */
  readonly text: string;
  readonly start: number;
  readonly end: number;
}

export interface FoundBlock {
  /** As written, without `^`: letters, digits and `-`. */
  readonly id: string;
  /** Offsets of `^id` itself. */
  readonly start: number;
  readonly end: number;
}

export interface FoundTag {
  /** Without `#`. */
  readonly text: string;
  readonly start: number;
}

export interface Reading {
  readonly links: readonly FoundLink[];
  readonly headings: readonly FoundHeading[];
  readonly blocks: readonly FoundBlock[];
  readonly tags: readonly FoundTag[];
  /** The body's first block is an H1: candidate for the title. */
  readonly leadingHeading: boolean;
}

/** Which side of the first `|` a wiki link's target stands on: the left one, or the right one as in GitHub's wikis. */
export type LinkOrder = 'target-first' | 'text-first';

/** Longest text between `[[` and `]]` that is still a link. */
export const longestWikiLink = 1000;

/** White space and zero-width characters: a target of nothing else is no target. */
const nothing = /^[\s\u00a0\u200b-\u200d\u2060\ufeff]*$/u;

/** Printable ASCII without `#` and `|` and without blanks at its ends: a target and nothing else, as most links are. */
const plainTarget = /^[!-"$-{}~](?:[ -"$-{}~]*[!-"$-{}~])?$/;

/**
 * Divides the text between `[[` and `]]`:
 *
 *     [[Coroutine Explained#Example|coroutines]]
 *       ^target             ^heading ^label
 *
 * @param order that of the note's wiki links; an embed (`![[file|300]]`) always has its target first.
 * @returns null when it names nothing, so that the brackets are text: `[[ ]]`, `[[#]]`.
 */
export function wikiLinkParts(inner: string, order: LinkOrder): LinkParts | null {
  if (plainTarget.test(inner)) return { target: inner, heading: null, block: null, label: null };
  const { wanted, label } = wikiLinkSides(inner, order);
  const parts = targetParts(inner.slice(wanted[0], wanted[1]));
  if (parts === null) return null;
  const { target, heading, block } = parts;
  return { target, heading, block, label: label === null ? null : presence(inner.slice(label[0], label[1])) };
}

interface Sides {
  readonly wanted: readonly [start: number, end: number];
  readonly label: readonly [start: number, end: number] | null;
}

/** Where the two sides of the first `|` (or `\|`) stand between `[[` and `]]`; without one there is no label. */
export function wikiLinkSides(inner: string, order: LinkOrder): Sides {
  const bar = inner.indexOf('|');
  if (bar < 0) return { wanted: [0, inner.length], label: null };
  const before = [0, inner[bar - 1] === '\\' ? bar - 1 : bar] as const;
  const after = [bar + 1, inner.length] as const;
  return order === 'target-first' ? { wanted: before, label: after } : { wanted: after, label: before };
}

/** Divides `path#heading`, `path#h1#h2`, `path#^block` at its first `#`; null when it names nothing. */
export function targetParts(wanted: string): Omit<LinkParts, 'label'> | null {
  if (plainTarget.test(wanted)) return { target: wanted, heading: null, block: null };
  const hash = wanted.indexOf('#');
  const written = hash < 0 ? wanted : wanted.slice(0, hash);
  const target = plainTarget.test(written) ? written : pathOf(written);
  let heading: string | null = null;
  let block: string | null = null;
  if (hash >= 0) {
    const fragment = wanted.slice(hash + 1).trim();
    if (plainTarget.test(fragment) && !fragment.startsWith('^')) return { target, heading: fragment, block };
    const caret = /(?:^|#)\s*\^([^#]*)$/u.exec(fragment);
    block = caret === null ? null : presence(caret[1] as string);
    heading = segments(caret === null ? fragment : fragment.slice(0, caret.index));
  }
  return target === '' && heading === null && block === null ? null : { target, heading, block };
}

function pathOf(written: string): string {
  const path = trimmed(written);
  return nothing.test(path) ? '' : path;
}

/** Without blanks at the ends; `trim` would take U+FEFF for one, which is part of a name. */
function trimmed(text: string): string {
  return text.replace(/^[^\S\ufeff]+|[^\S\ufeff]+$/gu, '');
}

function segments(fragment: string): string | null {
  const named = fragment
    .split('#')
    .map(part => part.trim())
    .filter(part => !nothing.test(part));
  return named.length > 0 ? named.join('#') : null;
}

function presence(text: string): string | null {
  return nothing.test(text) ? null : text.trim();
}

/** What a wiki link without a label shows: `Note › Heading`. */
export function shownText(parts: LinkParts): string {
  if (parts.label !== null) return parts.label;
  const shown = parts.target === '' ? [] : [parts.target];
  if (parts.heading !== null) shown.push(...parts.heading.split('#'));
  if (parts.block !== null) shown.push(`^${parts.block}`);
  return shown.join(' › ');
}

/** A destination with a scheme (of two letters or more, so that `C:` is none) or `//` leaves the vault. */
export function isExternal(destination: string): boolean {
  return /^(?:[a-z][a-z0-9+.-]+:|\/\/)/iu.test(destination);
}
