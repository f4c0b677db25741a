/**
 * Which heading a fragment means. Headings compare by their text without markup, HTML, escapes and the signs that
 * a link cannot hold, folded; or by their anchor. `H1#H2` is the H2 that stands below the H1.
 */
import type { Block, Heading } from '../model.ts';
import { fold } from '../names/fold.ts';

/** The places of a note that a link can point to. */
export interface Anchors {
  readonly headings: readonly Heading[];
  readonly blocks: readonly Block[];
}

export interface HeadingIndex {
  /** The first heading that the segments of a fragment, joined by `#`, lead to. */
  find(fragment: string): Heading | null;
}

interface Entry {
  readonly heading: Heading;
  readonly name: string;
  /** The heading in whose section this one stands. */
  readonly parent: Entry | null;
}

/** Indexes the headings of one note; a question then costs a look-up and a walk up the sections. */
export function headingIndex(headings: readonly Heading[]): HeadingIndex {
  const byName = new Map<string, Entry[]>();
  const entries: Entry[] = [];
  let byAnchor: Map<string, Entry[]> | null = null;
  const open: Entry[] = [];
  for (const heading of headings) {
    while ((open.at(-1)?.heading.depth ?? 0) >= heading.depth) open.pop();
    const entry: Entry = { heading, name: comparable(heading.text), parent: open.at(-1) ?? null };
    open.push(entry);
    entries.push(entry);
    add(byName, entry.name, entry);
  }
  const called = (segment: string): readonly Entry[] => {
    const named = byName.get(comparable(segment)) ?? byName.get(comparable(decoded(segment)));
    if (named) return named;
    if (byAnchor === null) {
      byAnchor = new Map();
      for (const entry of entries) add(byAnchor, entry.heading.anchor.toLowerCase(), entry);
    }
    return byAnchor.get(decoded(segment).toLowerCase()) ?? [];
  };

  return {
    find(fragment) {
      const [whole] = called(fragment);
      if (whole) return whole.heading;
      const segments = fragment.split('#');
      const last = segments.pop() ?? '';
      return called(last).find(entry => standsBelow(entry, segments))?.heading ?? null;
    },
  };
}

function add(entries: Map<string, Entry[]>, key: string, entry: Entry): void {
  const known = entries.get(key);
  if (known) known.push(entry);
  else entries.set(key, [entry]);
}

/** Whether the sections around a heading bear these names, from the outside in; others may lie between them. */
function standsBelow(entry: Entry, segments: readonly string[]): boolean {
  let left = segments.length;
  for (let above = entry.parent; above && left > 0; above = above.parent) {
    if (isCalled(above, segments[left - 1] ?? '')) left--;
  }
  return left === 0;
}

function isCalled({ name, heading }: Entry, segment: string): boolean {
  const plain = decoded(segment);
  return (
    name === comparable(segment) || name === comparable(plain) || heading.anchor.toLowerCase() === plain.toLowerCase()
  );
}

/** Markup and escapes vanish; a sign that cannot stand in a link parts words, as a blank does. */
function comparable(text: string): string {
  const shown = text.replace(/!?\[([^[\]]*)\]\([^()]*\)/g, '$1').replace(/<[^<>]*>|%%|==|~~|[*_`\\]/g, '');
  return fold(shown.replace(/\[\[|\]\]|[#|^:]/g, ' '));
}

/** A segment without percent signs: Markdown links may have it encoded. */
function decoded(segment: string): string {
  if (!segment.includes('%')) return segment;
  try {
    return decodeURIComponent(segment);
  } catch {
    return segment;
  }
}
