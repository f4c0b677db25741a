/**
 * What hits show: notes as their readers see them, some to a file, so that a hit costs one of them.
 *
 *     number of a note ─▶ shelf (which leaves there are, of how many notes each) ─▶ leaf (the notes)
 *
 * Laws: a leaf says nothing of other notes, so that it stays what it is while its notes do; where leaves begin depends
 * on what is near alone, so that a new note moves few others.
 */
import { ByteWriter } from './bytes.ts';
import { shownNote } from './hit.ts';
import type { SearchedNote } from './note.ts';
import { stretchKinds, type LeafNote, type LeafStretch } from './shard-leaf.ts';
import { nameBytes } from './shard-names.ts';
import { headingText } from './shown-note.ts';

/** Takes a file, and tells its name. */
export type Keep = (content: Uint8Array) => string;

/** Characters of a leaf of several notes, about. */
const ofLeaf = 4000;
/** One note in so many begins a leaf, whatever stood before it. */
const freshStart = 16;
const leavesOfShelf = 32;

export class LeavesWriter {
  readonly #keep: Keep;
  readonly #shelves = new ByteWriter();
  #shelf = new ByteWriter();
  #leaves = 0;
  #notesOfShelf = 0;
  #leaf: string[] = [];
  #length = 0;

  constructor(keep: Keep) {
    this.#keep = keep;
  }

  /** Notes in their order. */
  add(searched: SearchedNote, url: string): void {
    const text = JSON.stringify(leafNote(searched, url));
    const isFresh = hashOf(searched.note.id) % freshStart === 0;
    if (this.#leaf.length > 0 && (isFresh || this.#length + text.length > ofLeaf)) this.#endLeaf();
    this.#leaf.push(text);
    this.#length += text.length;
  }

  /** @returns all shelves, each with how many notes it has. */
  taken(): Uint8Array {
    if (this.#leaf.length > 0) this.#endLeaf();
    if (this.#leaves > 0) this.#endShelf();
    return this.#shelves.taken();
  }

  #endLeaf(): void {
    const name = this.#keep(new TextEncoder().encode(`[${this.#leaf.join(',')}]`));
    writePlaced(this.#shelf, this.#leaf.length, name);
    this.#notesOfShelf += this.#leaf.length;
    this.#leaf = [];
    this.#length = 0;
    if (++this.#leaves === leavesOfShelf) this.#endShelf();
  }

  #endShelf(): void {
    writePlaced(this.#shelves, this.#notesOfShelf, this.#keep(this.#shelf.taken()));
    this.#shelf = new ByteWriter();
    this.#leaves = 0;
    this.#notesOfShelf = 0;
  }
}

function writePlaced(writer: ByteWriter, notes: number, name: string): void {
  writer.number(notes);
  const bytes = nameBytes(name);
  writer.copy(bytes, 0, bytes.length);
}

function leafNote(searched: SearchedNote, url: string): LeafNote {
  const { id, title, titleFrom, bodyStart, stretches, anchors } = shownNote(searched);
  const lineOf = lines(searched.text);
  const ids = anchors();
  let headings = 0;
  return {
    id,
    title,
    titleFrom,
    aliases: searched.note.aliases,
    url,
    line: lineOf(bodyStart),
    stretches: stretches.map((stretch): LeafStretch => {
      const { kind, text, from, to, source } = stretch;
      if (kind !== 'heading') return [stretchKinds.indexOf(kind), lineOf(source(from)), text.slice(from, to)];
      return [stretchKinds.indexOf(kind), lineOf(stretch.start), headingText(stretch), ids[headings++] ?? ''];
    }),
  };
}

/** Tells the lines of a text, quickly for many offsets of it. */
function lines(text: string): (offset: number) => number {
  const ends = Array.from(text.matchAll(/\r\n?|\n/g), ({ index }) => index);
  return offset => {
    let [low, high] = [0, ends.length];
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((ends[middle] as number) < offset) low = middle + 1;
      else high = middle;
    }
    return low + 1;
  };
}

export function hashOf(text: string): number {
  let hash = 0x811c9dc5;
  for (let at = 0; at < text.length; at++) hash = Math.imul(hash ^ text.charCodeAt(at), 0x01000193);
  return (hash ^ (hash >>> 15)) >>> 0;
}
