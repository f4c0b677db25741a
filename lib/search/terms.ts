/**
 * A sorted list of words in few bytes: each word is told by how much of the one before it begins with, and the rest.
 * Every sixteenth is told whole, so that a word is found by halving.
 *
 * Words sort by their UTF-16 units, each of which is kept in one to three bytes.
 */
import { ByteReader, ByteWriter } from './bytes.ts';

const blockSize = 16;

export class Terms {
  readonly size: number;
  readonly #bytes: Uint8Array;
  /** Where each block begins. */
  readonly #blocks: Uint32Array;

  constructor(size: number, bytes: Uint8Array, blocks: Uint32Array) {
    this.size = size;
    this.#bytes = bytes;
    this.#blocks = blocks;
  }

  /** Bytes it takes. */
  get bytes(): number {
    return this.#bytes.length + this.#blocks.byteLength;
  }

  /** Place of a word; -1 when it is not in the list. */
  find(word: string): number {
    const at = this.from(word);
    return at < this.size && this.at(at) === word ? at : -1;
  }

  /** Place of the first word that is not before this one. */
  from(word: string): number {
    let low = 0;
    let high = this.#blocks.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (this.#head(middle) < word) low = middle + 1;
      else high = middle;
    }
    if (low === 0) return 0;
    const first = (low - 1) * blockSize;
    let at = first;
    for (const each of this.walk(first, Math.min(this.size, first + blockSize))) {
      if (each >= word) return at;
      at++;
    }
    return at;
  }

  /** The places of the words that begin so: from the first to before the second. */
  beginning(prefix: string): readonly [from: number, to: number] {
    const from = this.from(prefix);
    // No word holds this unit, which is no character.
    return [from, this.from(`${prefix}\uffff`)];
  }

  at(place: number): string {
    const [word = ''] = this.walk(place, place + 1);
    return word;
  }

  /** The words from one place to before another. */
  *walk(from = 0, to = this.size): Generator<string> {
    if (from >= to) return;
    const block = Math.floor(from / blockSize);
    const reader = new ByteReader(this.#bytes, this.#blocks[block] as number);
    let word = '';
    for (let place = block * blockSize; place < to; place++) {
      const shared = reader.number();
      word = word.slice(0, shared) + readUnits(reader);
      if (place >= from) yield word;
    }
  }

  #head(block: number): string {
    const reader = new ByteReader(this.#bytes, this.#blocks[block] as number);
    reader.number();
    return readUnits(reader);
  }
}

/** Makes the list from words given in their order. */
export class TermsWriter {
  readonly #bytes = new ByteWriter();
  readonly #blocks: number[] = [];
  #size = 0;
  #last = '';

  add(word: string): void {
    let shared = 0;
    if (this.#size % blockSize === 0) this.#blocks.push(this.#bytes.length);
    else {
      const most = Math.min(word.length, this.#last.length);
      while (shared < most && word.charCodeAt(shared) === this.#last.charCodeAt(shared)) shared++;
    }
    this.#bytes.number(shared);
    this.#bytes.number(word.length - shared);
    for (let i = shared; i < word.length; i++) this.#bytes.number(word.charCodeAt(i));
    this.#last = word;
    this.#size++;
  }

  taken(): Terms {
    return new Terms(this.#size, this.#bytes.taken(), Uint32Array.from(this.#blocks));
  }
}

function readUnits(reader: ByteReader): string {
  const length = reader.number();
  let word = '';
  for (let i = 0; i < length; i++) word += String.fromCharCode(reader.number());
  return word;
}

/** The words of several sorted lists in one order, each once, with the places it has in them (-1 for none). */
export function* merged(lists: readonly Terms[]): Generator<readonly [word: string, places: readonly number[]]> {
  const walks = lists.map(list => list.walk());
  const heads = walks.map(walk => walk.next());
  const next = lists.map(() => 0);
  for (;;) {
    let least: string | null = null;
    for (const { done, value } of heads) {
      if (done !== true && (least === null || value < least)) least = value;
    }
    if (least === null) return;
    const word = least;
    const places = heads.map(({ done, value }, list) => {
      if (done === true || value !== word) return -1;
      heads[list] = (walks[list] as Generator<string>).next();
      const place = next[list] as number;
      next[list] = place + 1;
      return place;
    });
    yield [word, places];
  }
}
