/** Several segments as one, without the notes that died. Long work: it comes in steps. */
import { ByteReader, ByteWriter } from './bytes.ts';
import type { NoteId } from '../model.ts';
import { fields } from './note.ts';
import { headShift, inBody, once, Segment, type SegmentParts } from './segment.ts';
import { writeHead } from './segment-writer.ts';
import { merged, TermsWriter, type Terms } from './terms.ts';

/** Words between two steps. */
const stride = 256;

export function* merging(segments: readonly Segment[]): Generator<void, Segment> {
  const renumbered = segments.map(segment => new Int32Array(segment.size));
  const notes = mergedNotes(segments, renumbered);
  const words = yield* mergedWords(segments, renumbered);
  const backward = yield* mergedBackward(segments);
  return new Segment({ ...notes, ...words, backward });
}

/** The notes that live, one segment's after the other's. @param renumbered filled with their new numbers, -1 for the dead */
function mergedNotes(
  segments: readonly Segment[],
  renumbered: readonly Int32Array[],
): Pick<SegmentParts, 'notes' | 'ends' | 'shortTexts' | 'shortStarts'> {
  const notes: NoteId[] = [];
  const alive = segments.reduce((sum, segment) => sum + segment.alive, 0);
  const ends = new Uint32Array(alive * fields.length);
  const shortStarts = new Uint32Array(alive + 1);
  const shortTexts = new ByteWriter();
  segments.forEach((segment, at) => {
    const numbers = renumbered[at] as Int32Array;
    for (let note = 0; note < segment.size; note++) {
      numbers[note] = segment.dead[note] === 1 ? -1 : notes.length;
      if (segment.dead[note] === 1) continue;
      ends.set(segment.ends.subarray(note * fields.length, (note + 1) * fields.length), notes.length * fields.length);
      const [from, to] = [segment.shortStarts[note] as number, segment.shortStarts[note + 1] as number];
      shortTexts.copy(segment.shortTexts, from, to);
      notes.push(segment.notes[note] as NoteId);
      shortStarts[notes.length] = shortTexts.length;
    }
  });
  return { notes, ends, shortTexts: shortTexts.taken(), shortStarts };
}

function* mergedWords(
  segments: readonly Segment[],
  renumbered: readonly Int32Array[],
): Generator<void, Pick<SegmentParts, 'terms' | 'starts' | 'postings'>> {
  const terms = new TermsWriter();
  const postings = new ByteWriter(segments.reduce((sum, segment) => sum + segment.postings.length, 0));
  const starts = [0];
  for (const [word, places] of merged(segments.map(segment => segment.terms))) {
    const before = postings.length;
    let last = -1;
    places.forEach((place, at) => {
      if (place >= 0) last = copyPostings(segments[at] as Segment, place, renumbered[at] as Int32Array, last, postings);
    });
    if (postings.length === before) continue;
    terms.add(word);
    if (starts.push(postings.length) % stride === 0) yield;
  }
  return { terms: terms.taken(), starts: Uint32Array.from(starts), postings: postings.taken() };
}

/** @param last the note that the postings end with so far; returns the one they end with then */
function copyPostings(
  { starts, postings }: Segment,
  place: number,
  renumbered: Int32Array,
  last: number,
  to: ByteWriter,
): number {
  const reader = new ByteReader(postings, starts[place] as number);
  const end = starts[place + 1] as number;
  let written = last;
  for (let note = -1; reader.at < end;) {
    const head = reader.number();
    note += head >>> headShift;
    const count = (head & once) === 0 ? reader.number() : 1;
    const from = reader.at;
    reader.skip(count);
    const now = renumbered[note] as number;
    if (now < 0) continue;
    writeHead(to, now - written, (head & inBody) !== 0, count);
    to.copy(postings, from, reader.at);
    written = now;
  }
  return written;
}

function* mergedBackward(segments: readonly Segment[]): Generator<void, Terms> {
  const terms = new TermsWriter();
  let added = 0;
  for (const [word] of merged(segments.map(segment => segment.backward))) {
    terms.add(word);
    if (++added % stride === 0) yield;
  }
  return terms.taken();
}
