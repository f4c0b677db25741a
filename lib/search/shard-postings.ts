/**
 * Where words stand, as a shard tells it: in the body how often, elsewhere also where, so that it can be ranked without
 * knowing anything else of the note but how long its body is.
 *
 *     [notes on, only in the body? once?] [how often]
 *     [notes on] [fields] [how long the field is] [how often] [which heading] [how long it is] [which word of it] …
 */
import { ByteReader, ByteWriter } from './bytes.ts';
import { fields } from './note.ts';
import { headShift, inBody, once } from './segment.ts';

export const bodyField = fields.indexOf('body');
/** Titles, aliases and headings are rows of short texts; the other fields are one text. */
export const shortFields = fields.indexOf('heading') + 1;

/** A word in a title, an alias or a heading: which of those of its field it is, how many places it has. */
export interface InShortText {
  readonly text: number;
  readonly length: number;
  readonly offset: number;
}

/** A word in a field of a note. */
export interface InField {
  readonly field: number;
  /** How many places the field has; of the body it is known from elsewhere, and 0 here. */
  readonly length: number;
  readonly count: number;
  readonly places: readonly InShortText[];
}

/** Notes that a word stands in, in their order. */
export interface Standings {
  readonly notes: readonly number[];
  /** By note: how often in its body. */
  readonly inBody: readonly number[];
  /** By note: where else; null where nowhere. */
  readonly elsewhere: readonly (readonly InField[] | null)[];
}

/** Of a note with a word in it. */
export interface Told {
  readonly note: number;
  /** Places in its body, counted from where that begins. */
  readonly inBody: readonly number[];
  readonly elsewhere: readonly InField[];
}

export class StandingsWriter {
  readonly bytes = new ByteWriter(64);
  #last = -1;

  add({ note, inBody: { length: count }, elsewhere }: Told): void {
    const { bytes } = this;
    const isInBody = elsewhere.length === 0;
    bytes.number(((note - this.#last) << headShift) | (isInBody ? inBody : 0) | (isInBody && count === 1 ? once : 0));
    this.#last = note;
    if (isInBody) {
      if (count > 1) bytes.number(count);
      return;
    }
    const inFields = elsewhere.reduce((bits, { field }) => bits | (1 << field), count > 0 ? 1 << bodyField : 0);
    bytes.number(inFields);
    if (count > 0) bytes.number(count);
    for (const { field, length, count: times, places } of elsewhere) {
      bytes.number(length);
      bytes.number(times);
      if (field >= shortFields) continue;
      for (const { text, length: own, offset } of places) {
        bytes.number(text);
        bytes.number(own);
        bytes.number(offset);
      }
    }
  }
}

export function readStandings(bytes: Uint8Array, from: number, to: number): Standings {
  const reader = new ByteReader(bytes, from);
  const notes: number[] = [];
  const inBodies: number[] = [];
  const elsewhere: (readonly InField[] | null)[] = [];
  for (let note = -1; reader.at < to;) {
    const head = reader.number();
    note += head >>> headShift;
    notes.push(note);
    if ((head & inBody) !== 0) {
      inBodies.push((head & once) !== 0 ? 1 : reader.number());
      elsewhere.push(null);
      continue;
    }
    const inFields = reader.number();
    inBodies.push((inFields & (1 << bodyField)) === 0 ? 0 : reader.number());
    elsewhere.push(readFields(reader, inFields));
  }
  return { notes, inBody: inBodies, elsewhere };
}

/** Where in the bodies a word stands: a part of its own, as most questions do without. */
export function writePlaces({ inBody: places }: Told, bytes: ByteWriter): void {
  let before = 0;
  for (const place of places) {
    bytes.number(place - before);
    before = place;
  }
}

/** By note of the standings, the places in its body. */
export function readPlaces(
  bytes: Uint8Array,
  from: number,
  { inBody: counts }: Standings,
): readonly (readonly number[])[] {
  const reader = new ByteReader(bytes, from);
  return counts.map(count => {
    let place = 0;
    return Array.from({ length: count }, () => (place += reader.number()));
  });
}

function readFields(reader: ByteReader, inFields: number): readonly InField[] {
  const found: InField[] = [];
  for (let field = 0; field < fields.length; field++) {
    if (field === bodyField || (inFields & (1 << field)) === 0) continue;
    const length = reader.number();
    const count = reader.number();
    const places: InShortText[] = [];
    const told = field < shortFields ? count : 0;
    while (places.length < told) {
      places.push({ text: reader.number(), length: reader.number(), offset: reader.number() });
    }
    found.push({ field, length, count, places });
  }
  return found;
}
