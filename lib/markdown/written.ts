/**
 * Where the parts of a link stand in the source, for whoever wants to change one of them and nothing else.
 * Law: a place that is not known for certain is not told.
 */
import type { Link } from '../model.ts';
import { afterBlanks, labelEnd, normalizeLabel, readDestination, titleEnd } from './definitions.ts';
import { isExternal, targetParts, wikiLinkSides, type LinkOrder } from './reading.ts';

/** A stretch of the source, `end` excluded. */
export interface Stretch {
  readonly start: number;
  readonly end: number;
}

export interface WrittenLink {
  /** Without blanks around it, fragment and query; empty for a link to its own note. */
  readonly target: Stretch;
  /** The last segment between `#`, without blanks around it; null when there is none. */
  readonly heading: Stretch | null;
  /** Between double brackets; as a destination; as a destination between `<` and `>`. */
  readonly form: 'wiki' | 'bare' | 'angle';
}

/**
 * Finds the parts of the links of a text; null where they are not certain.
 * @param order that of its wiki links.
 */
export function writtenLinks(text: string, order: LinkOrder): (link: Link) => WrittenLink | null {
  let definitions: Definitions | null = null;
  return link => {
    if (link.kind !== 'markdown') return wikiLink(text, link, order);
    const { start, end } = link.span;
    if (text[end - 1] === ')') return markdownLink(text, resources(text, start, end), link);
    definitions ??= definitionsIn(text);
    return markdownLink(text, definitions.get(normalizeLabel(labelOf(text.slice(start, end)))) ?? [], link);
  };
}

/** Where a destination may begin, by the label of the reference. */
type Definitions = ReadonlyMap<string, readonly number[]>;

/**
 *     ![[ Note#Heading#Below |label]]
 *         ^target      ^heading
 */
function wikiLink(text: string, { kind, span, block }: Link, order: LinkOrder): WrittenLink {
  // In front matter the `!` of an embed is not part of the link.
  const isEmbed = kind === 'embed' || (kind === 'property' && text[span.start - 1] === '!');
  const inside = span.start + (kind === 'embed' ? 3 : 2);
  const { wanted } = wikiLinkSides(text.slice(inside, span.end - 2), isEmbed ? 'target-first' : order);
  const [start, end] = [inside + wanted[0], inside + wanted[1]];
  const side = text.slice(start, end);
  const hash = side.indexOf('#');
  if (hash < 0) return { target: trimmed(text, { start, end }), heading: null, form: 'wiki' };
  const target = trimmed(text, { start, end: start + hash });
  const last = trimmed(text, { start: start + side.lastIndexOf('#') + 1, end });
  return { target, heading: block !== null || last.start === last.end ? null : last, form: 'wiki' };
}

function trimmed(text: string, { start, end }: Stretch): Stretch {
  const part = text.slice(start, end);
  // `trim` would take U+FEFF for a blank, which is part of a name.
  const before = /^[^\S\ufeff]*/u.exec(part)?.[0].length ?? 0;
  const after = before === part.length ? 0 : (/[^\S\ufeff]*$/u.exec(part)?.[0].length ?? 0);
  return { start: start + before, end: end - after };
}

/** The only one of these places at which the link's own destination stands. */
function markdownLink(text: string, places: readonly number[], link: Link): WrittenLink | null {
  const fitting = places.flatMap(place => destinationAt(text, place, link) ?? []);
  return fitting.length === 1 ? (fitting[0] as WrittenLink) : null;
}

/** Where a destination may begin, of `[label](destination "title")`: its brackets must end where the link does. */
function resources(text: string, start: number, end: number): readonly number[] {
  const places: number[] = [];
  for (const { index } of text.slice(start, end).matchAll(/\]\(/g)) {
    const from = afterBlanks(text, start + index + 2, end);
    const destination = readDestination(text, from, end);
    if (destination === null) continue;
    const gap = afterBlanks(text, destination.end, end);
    const title = gap > destination.end ? titleEnd(text, gap, end, new Set()) : -1;
    if (afterBlanks(text, Math.max(gap, title), end) === end - 1) places.push(from);
  }
  return places;
}

const definitionStart = /^(?:[ \t]*(?:>|[-+*]|\d{1,9}[.)]))*[ \t]*\[/gm;

/** Where the destinations of all that looks like the definition of a reference begin. */
function definitionsIn(text: string): Definitions {
  const places = new Map<string, number[]>();
  for (const { index, 0: opening } of text.matchAll(definitionStart)) {
    const start = index + opening.length;
    const close = labelEnd(text, start, text.length);
    if (close < 0 || text[close + 1] !== ':') continue;
    const label = normalizeLabel(text.slice(start, close));
    const place = afterBlanks(text, close + 2, text.length);
    const known = places.get(label);
    if (known) known.push(place);
    else places.set(label, [place]);
  }
  return places;
}

/** Of `[text][label]`, `[label][]`, `[label]` and their images. */
function labelOf(reference: string): string {
  const whole = reference.endsWith('[]') ? reference.slice(0, -2) : reference;
  const open = /(?<!\\)\[(?:[^[\]\\]|\\[^])*\]$/u.exec(whole)?.index ?? 0;
  return whole.slice(open).replace(/^!?\[|\]$/g, '');
}

/** The parts of a destination that says, letter for letter, what the link says. */
function destinationAt(text: string, at: number, link: Link): WrittenLink | null {
  const destination = readDestination(text, at, text.length);
  if (destination === null || isExternal(destination.url)) return null;
  const form = text[at] === '<' ? 'angle' : 'bare';
  const start = form === 'angle' ? at + 1 : at;
  const end = form === 'angle' ? destination.end - 1 : destination.end;
  const source = text.slice(start, end);
  const parts = targetParts(source);
  // Escapes and entities make the source longer than what it says.
  if (source !== destination.url || parts === null || source.trim() !== source) return null;
  if (parts.target !== link.target || parts.heading !== link.heading || parts.block !== link.block) return null;
  const hash = source.indexOf('#');
  const query = source.slice(0, hash < 0 ? source.length : hash).indexOf('?');
  const path = query >= 0 ? query : hash < 0 ? source.length : hash;
  return {
    target: trimmed(text, { start, end: start + path }),
    heading: hash < 0 || link.block !== null ? null : { start: start + source.lastIndexOf('#') + 1, end },
    form,
  };
}
