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
    yield piece;
    piece = '';
  }
  yield `${piece}\n`;
}

/** Iterables that are no arrays are walked; what holds none of them is written at once. */
function* parts(value: unknown): Generator<string> {
  if (!holdsIterable(value)) {
    yield (JSON.stringify(value) ?? 'null').replace(unseen, escaped);
  } else if (isIterable(value)) {
    let before = '[\n';
    for (const item of value) {
      yield before;
      yield* parts(item);
      before = ',\n';
    }
    yield before === '[\n' ? '[]' : '\n]';
  } else {
    let before = '{';
    for (const [key, item] of Object.entries(value)) {
      yield `${before}${JSON.stringify(key)}:`;
      yield* parts(item);
      before = ',';
    }
    yield '}';
  }
}

function isIterable(value: unknown): value is Iterable<unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value) && Symbol.iterator in value;
}

/** Whether the value, or one right inside it, is an iterable: documents hold them nowhere deeper. */
function holdsIterable(value: unknown): value is object {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return false;
  return isIterable(value) || Object.values(value).some(isIterable);
}

function escaped(character: string): string {
  return `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`;
}
