/** What is written → the key it is kept under, and back; the links of a note as the graph takes them. */
import type { LinkKind, Note, NoteId } from '../model.ts';

/** In the order of their numbers. */
export const kinds: readonly LinkKind[] = ['wiki', 'embed', 'markdown', 'property'];

/** The links of a note in their order, as little as can be handed from one thread to another. */
export interface WrittenLinks {
  /** By link: the key of what it asks for. */
  readonly keys: readonly string[];
  /** The headings and blocks that are named, each once; '', for links that name none, is the first. */
  readonly anchors: readonly string[];
  /** By link: kind, anchor, start, end, line, column. */
  readonly numbers: readonly number[];
}

/** How many numbers tell a link. */
export const numbersEach = 6;

export function writtenLinks({ id, links }: Pick<Note, 'id' | 'links'>): WrittenLinks {
  const keys: string[] = [];
  const anchors = new Anchors();
  const numbers: number[] = [];
  for (const link of links) {
    const { start, end, line, column } = link.span;
    keys.push(keyOf(link.kind, link.target, id));
    numbers.push(kinds.indexOf(link.kind), anchors.number(link.heading, link.block), start, end, line, column);
  }
  return { keys, anchors: anchors.texts, numbers };
}

/** Numbers what the links of a note name of their targets, which of most links is nothing. */
class Anchors {
  readonly texts = [''];
  #numbers: Map<string, number> | null = null;

  number(heading: string | null, block: string | null): number {
    if (heading === null && block === null) return 0;
    const text = anchorOf(heading, block);
    this.#numbers ??= new Map();
    let number = this.#numbers.get(text);
    if (number === undefined) {
      number = this.texts.push(text) - 1;
      this.#numbers.set(text, number);
    }
    return number;
  }
}

/** What a link names of its target, in one text: `#heading`, then `\0block`. */
function anchorOf(heading: string | null, block: string | null): string {
  if (heading === null) return block === null ? '' : `\0${block}`;
  return block === null ? `#${heading}` : `#${heading}\0${block}`;
}

/** The parts of that text. */
export function anchorParts(anchor: string): { readonly heading: string | null; readonly block: string | null } {
  const block = anchor.indexOf('\0');
  return {
    heading: anchor === '' || block === 0 ? null : block < 0 ? anchor.slice(1) : anchor.slice(1, block),
    block: block < 0 ? null : anchor.slice(block + 1),
  };
}

const selfKey = '\0\0';

/**
 * Links with the same key are spelled alike and want the same: a bare name wants the same wherever it stands, a path
 * that may be relative, or a Markdown destination, in all notes of a folder. An embed may want a file alone.
 */
export function keyOf(kind: LinkKind, target: string, id: NoteId): string {
  if (target === '') return selfKey;
  const isPlaced = kind === 'markdown' || target.charCodeAt(0) === 46;
  if (!isPlaced && kind !== 'embed') return target;
  const mark = kind === 'markdown' ? 'm' : kind === 'embed' ? 'e' : 'w';
  return `\0${mark}${isPlaced ? id.slice(0, id.lastIndexOf('/') + 1) : ''}\0${target}`;
}

/** The target of a key. */
export function targetOf(key: string): string {
  return key.charCodeAt(0) === 0 ? key.slice(key.indexOf('\0', 1) + 1) : key;
}

/** What a key is of: a bare name in brackets, a Markdown destination, or something else that must be looked at. */
export function kindOf(key: string): 'name' | 'markdown' | 'other' {
  if (key.charCodeAt(0) !== 0) return 'name';
  return key.charCodeAt(1) === 109 ? 'markdown' : 'other';
}
