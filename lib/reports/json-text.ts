/**
 * A document as JSON text, in pieces of a bounded size. Law: the pieces joined are one JSON value and a line end; the
 * items of an iterable stand on lines of their own, so that a diff of two documents shows what changed.
 */

/** Letters of a piece, unless another number is asked for. */
const usual = 1 << 16;

/** Characters that JSON may hold bare and a terminal would obey or misplace: C1 controls and marks of direction. */
const unseen = /[\u007f-\u009f\u061c\u200e\u200f\u2028\u2029\u202a-\u202e\u2066-\u2069\ufeff]/g;

/** The text of a document, piece by piece; each is given out when it has this many letters. */
export function* jsonText(document: object, pieceLength = usual): Generator<string> {
  let piece = '';
  const open: Open[] = [opened(document, pieceLength)];
  for (let innermost = open.at(-1); innermost; innermost = open.at(-1)) {
    const { text, within } = innermost.write();
    piece += text;
    if (within === null) open.pop();
    else if (within !== 'more') open.push(opened(within, pieceLength));
    if (piece.length < pieceLength) continue;
    yield piece.replace(unseen, escaped);
    piece = '';
  }
  yield `${piece.replace(unseen, escaped)}\n`;
}

/** A list or a record of which a part is written. Generators within generators would take half of the time. */
interface Open {
  /** Writes on, up to the next thing that must be written `within` it first; null at the end. */
  write(): { readonly text: string; readonly within: object | 'more' | null };
}

function opened(value: object, pieceLength: number): Open {
  return isIterable(value) ? new OpenList(value, pieceLength) : new OpenRecord(value);
}

class OpenList implements Open {
  readonly #items: Iterator<unknown>;
  readonly #most: number;
  #before = '[\n';

  constructor(items: Iterable<unknown>, most: number) {
    this.#items = items[Symbol.iterator]();
    this.#most = most;
  }

  write(): ReturnType<Open['write']> {
    let text = '';
    while (text.length < this.#most) {
      const next = this.#items.next();
      if (next.done) return { text: text + (this.#before === '[\n' ? '[]' : '\n]'), within: null };
      text += this.#before;
      this.#before = ',\n';
      if (holdsList(next.value)) return { text, within: next.value };
      text += textOf(next.value);
    }
    return { text, within: 'more' };
  }
}

class OpenRecord implements Open {
  readonly #entries: readonly (readonly [key: string, value: unknown])[];
  #at = 0;
  #before = '{';

  constructor(record: object) {
    this.#entries = Object.entries(record);
  }

  /** What stands between two lists is written at once. */
  write(): ReturnType<Open['write']> {
    const from = this.#at;
    while (this.#at < this.#entries.length && !holdsList(this.#entries[this.#at]?.[1])) this.#at++;
    let text = this.#plain(from, this.#at);
    const [key, value] = this.#entries[this.#at++] ?? [];
    if (key === undefined) return { text: text + (this.#before === '{' ? '{}' : '}'), within: null };
    text += `${this.#before}${textOf(key)}:`;
    this.#before = ',';
    return { text, within: value as object };
  }

  #plain(from: number, to: number): string {
    const inner = textOf(Object.fromEntries(this.#entries.slice(from, to))).slice(1, -1);
    if (inner === '') return '';
    const text = this.#before + inner;
    this.#before = ',';
    return text;
  }
}

function textOf(value: unknown): string {
  return JSON.stringify(value) ?? 'null';
}

function isIterable(value: unknown): value is Iterable<unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value) && Symbol.iterator in value;
}

/** Whether the value, or one right inside it, is an iterable that is no array: documents hold them nowhere deeper. */
function holdsList(value: unknown): value is object {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return false;
  return Symbol.iterator in value || Object.values(value).some(isIterable);
}

function escaped(character: string): string {
  return `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`;
}
