/**
 * A document as JSON text, in pieces of a bounded size. Law: the pieces joined are one JSON value and a line end; the
 * items of an iterable stand on lines of their own, so that a diff of two documents shows what changed.
 */

/** A piece is given out when it has this many letters. */
const pieceLength = 1 << 16;

/** Characters that JSON may hold bare and a terminal would obey or misplace: C1 controls and marks of direction. */
const unseen = /[\u007f-\u009f\u061c\u200e\u200f\u2028\u2029\u202a-\u202e\u2066-\u2069\ufeff]/g;

/** The text of a document, piece by piece. */
export function* jsonText(document: object): Generator<string> {
  let piece = '';
  for (const part of parts(document)) {
    piece += part;
    if (piece.length < pieceLength) continue;
    yield piece.replace(unseen, escaped);
    piece = '';
  }
  yield `${piece.replace(unseen, escaped)}\n`;
}

/** Iterables that are no arrays are walked; what holds none of them is written at once. */
function* parts(value: unknown): Generator<string> {
  if (isIterable(value)) yield* listParts(value);
  else if (holdsIterable(value)) yield* recordParts(value);
  else yield textOf(value);
}

function* listParts(items: Iterable<unknown>): Generator<string> {
  let part = '';
  let before = '[\n';
  for (const item of items) {
    part += before;
    before = ',\n';
    if (isIterable(item) || holdsIterable(item)) {
      yield part;
      yield* parts(item);
      part = '';
    } else {
      part += textOf(item);
    }
    if (part.length < pieceLength) continue;
    yield part;
    part = '';
  }
  yield before === '[\n' ? '[]' : `${part}\n]`;
}

/** What stands between two lists is written at once. */
function* recordParts(record: object): Generator<string> {
  let before = '{';
  let plain: [key: string, value: unknown][] = [];
  const written = (): string => {
    const text = plain.length === 0 ? '' : before + textOf(Object.fromEntries(plain)).slice(1, -1);
    if (plain.length > 0) before = ',';
    plain = [];
    return text;
  };
  for (const [key, item] of Object.entries(record)) {
    if (isIterable(item) || holdsIterable(item)) {
      yield `${written()}${before}${textOf(key)}:`;
      before = ',';
      yield* parts(item);
    } else {
      plain.push([key, item]);
    }
  }
  yield `${written()}}`;
}

function textOf(value: unknown): string {
  return JSON.stringify(value) ?? 'null';
}

function isIterable(value: unknown): value is Iterable<unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value) && Symbol.iterator in value;
}

/** Whether one right inside the value is an iterable: documents hold them nowhere deeper. */
function holdsIterable(value: unknown): value is object {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return false;
  return Object.values(value).some(isIterable);
}

function escaped(character: string): string {
  return `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`;
}
