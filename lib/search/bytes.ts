/** Numbers as bytes: seven bits a byte, the eighth says that another follows. */

export class ByteWriter {
  #bytes: Uint8Array;
  #length = 0;

  constructor(room = 1024) {
    this.#bytes = new Uint8Array(room);
  }

  get length(): number {
    return this.#length;
  }

  /** @param value from 0 to 2^31 - 1 */
  number(value: number): void {
    if (this.#length + 5 > this.#bytes.length) this.#grow(5);
    const bytes = this.#bytes;
    let rest = value;
    while (rest > 127) {
      bytes[this.#length++] = (rest & 127) | 128;
      rest >>>= 7;
    }
    bytes[this.#length++] = rest;
  }

  /** Copies what stands between two offsets of other bytes. */
  copy(from: Uint8Array, start: number, end: number): void {
    const count = end - start;
    if (this.#length + count > this.#bytes.length) this.#grow(count);
    if (count < 24) for (let i = start; i < end; i++) this.#bytes[this.#length++] = from[i] as number;
    else {
      this.#bytes.set(from.subarray(start, end), this.#length);
      this.#length += count;
    }
  }

  /** What was written; in bytes of just that length, unless hardly any room is left over. */
  taken(): Uint8Array {
    const isFull = this.#length > this.#bytes.length * 0.95;
    return isFull ? this.#bytes.subarray(0, this.#length) : this.#bytes.slice(0, this.#length);
  }

  #grow(by: number): void {
    const more = new Uint8Array(Math.max(this.#length + by, Math.ceil(this.#bytes.length * 1.5)));
    more.set(this.#bytes.subarray(0, this.#length));
    this.#bytes = more;
  }
}

/** Reads numbers one after the other. */
export class ByteReader {
  constructor(
    readonly bytes: Uint8Array,
    public at: number,
  ) {}

  number(): number {
    const { bytes } = this;
    let byte = bytes[this.at++] as number;
    if (byte < 128) return byte;
    let value = byte & 127;
    for (let shift = 7; ; shift += 7) {
      byte = bytes[this.at++] as number;
      value |= (byte & 127) << shift;
      if (byte < 128) return value;
    }
  }

  /** Passes over so many numbers. */
  skip(count: number): void {
    const { bytes } = this;
    let at = this.at;
    for (let left = count; left > 0;) if ((bytes[at++] as number) < 128) left--;
    this.at = at;
  }
}
