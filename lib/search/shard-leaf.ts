/** A note in a leaf: what its readers see, stretch by stretch, each with the line it begins in. */
import type { Note, NoteId } from '../model.ts';
import { ByteReader } from './bytes.ts';
import { nameFrom } from './shard-names.ts';
import { marksIn } from './marks.ts';
import type { Phrase } from './query.ts';
import type { ShownNote } from './shown-note.ts';
import type { Stretch } from './stretch.ts';

export const stretchKinds: readonly Stretch['kind'][] = ['text', 'heading', 'code'];

/** Its kind by number; of a heading also its `id` on the page. */
export type LeafStretch = readonly [kind: number, line: number, text: string, anchor?: string];

export interface LeafNote {
  readonly id: string;
  readonly title: string;
  readonly titleFrom: Note['titleFrom'];
  readonly aliases: readonly string[];
  /** Of its page. */
  readonly url: string;
  /** The line that its text begins in, after front matter. */
  readonly line: number;
  readonly stretches: readonly LeafStretch[];
}

/** In place of offsets in a source that is not there, lines. */
export function shownLeaf({ id, title, titleFrom, line, stretches }: LeafNote): ShownNote {
  return {
    id: id as NoteId,
    title,
    titleFrom,
    bodyStart: line,
    stretches: stretches.map(([kind, start, text]) => ({
      kind: stretchKinds[kind] ?? 'text',
      text,
      from: 0,
      to: text.length,
      start,
      targets: [],
      source: offset => start + breaksBefore(text, offset),
    })),
    anchors: () => stretches.flatMap(([kind, , , anchor]) => (stretchKinds[kind] === 'heading' ? [anchor ?? ''] : [])),
    lineOf: start => start,
  };
}

/** Whether a phrase stands in what can be read of a note, or in one of its names. */
export function says({ id, title, aliases, stretches }: LeafNote, phrase: Phrase): boolean {
  const texts = [id, title, ...aliases, ...stretches.map(([, , text]) => text)];
  return texts.some(text => marksIn(text, 0, text.length, [phrase]).length > 0);
}

function breaksBefore(text: string, offset: number): number {
  let breaks = 0;
  for (let at = text.indexOf('\n'); at >= 0 && at < offset; at = text.indexOf('\n', at + 1)) breaks++;
  return breaks;
}

/** A leaf by its name, and the number of its first note. */
export interface PlacedLeaf {
  readonly name: string;
  readonly first: number;
}

/** The last leaf of a shelf, or of all shelves, that does not begin behind a note. */
export function leafOf(shelf: readonly PlacedLeaf[], note: number): PlacedLeaf | undefined {
  let [low, high] = [0, shelf.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((shelf[middle] as PlacedLeaf).first <= note) low = middle + 1;
    else high = middle;
  }
  return shelf[low - 1];
}

/** Files one after the other, each with how many notes it has. */
export function readPlaced(bytes: Uint8Array, first: number): readonly PlacedLeaf[] {
  const reader = new ByteReader(bytes, 0);
  const placed: PlacedLeaf[] = [];
  for (let note = first; reader.at < bytes.length;) {
    const count = reader.number();
    placed.push({ name: nameFrom(reader), first: note });
    note += count;
  }
  return placed;
}
