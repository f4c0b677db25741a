/**
 * All links of a vault, packed into one array: the links of a file stand side by side, and those that are written
 * alike are chained, so that both directions cost what there is to tell.
 *
 *     file 7 ─▶ │link│link│link│        file 9 ─▶ │link│link│
 *                 │         └──────── written alike ────┘
 *                 └── ask, file, neighbours, place
 *
 * Law: an object for each link would take ten times the memory; links leave here as numbers, and only those that are
 * looked at become objects.
 */
import { grown } from '../names/grown.ts';

const fields = 9;
/** The last one: the kind in its two lowest bits, the anchor above them. */
const [ask, file, next, previous, start, end, line, column, kindAndAnchor] = [0, 1, 2, 3, 4, 5, 6, 7, 8];
const none = -1;

export class LinkRows {
  #links = new Int32Array(1024 * fields);
  /** Where the next block begins. */
  #length = 0;
  #live = 0;
  /** The file whose links are added. */
  #adding = 0;
  /** By file: its first link, and how many it has. */
  #first = new Int32Array(256);
  #count = new Int32Array(256);
  /** By ask: one of its links; the others hang on it. */
  #head = new Int32Array(1024).fill(none);

  /** How many links there are. */
  get size(): number {
    return this.#live;
  }

  /** Makes room for the links of a file that has none. */
  begin(fileNumber: number, count: number): void {
    this.#adding = fileNumber;
    if (count === 0) return;
    this.#first = grown(this.#first, fileNumber + 1, 0);
    this.#count = grown(this.#count, fileNumber + 1, 0);
    if (this.#length > 4096 && this.#length > 2 * this.#live) this.#closeGaps();
    this.#links = grown(this.#links, (this.#length + count) * fields, 0);
    this.#first[fileNumber] = this.#length;
  }

  /**
   * Adds one to the file that was begun last.
   * @param askNumber what is written
   * @param anchorNumber the heading or block it names; 0 for none
   * @param numbers of `WrittenLinks`, those of this link from `from` on
   */
  add(askNumber: number, anchorNumber: number, numbers: readonly number[], from: number): void {
    const number = this.#length++;
    const at = number * fields;
    const links = this.#links;
    if (askNumber >= this.#head.length) this.#head = grown(this.#head, askNumber + 1, none);
    const head = this.#head[askNumber] as number;
    links[at + ask] = askNumber;
    links[at + file] = this.#adding;
    links[at + next] = head;
    links[at + previous] = none;
    links[at + start] = numbers[from + 2] as number;
    links[at + end] = numbers[from + 3] as number;
    links[at + line] = numbers[from + 4] as number;
    links[at + column] = numbers[from + 5] as number;
    links[at + kindAndAnchor] = anchorNumber * 4 + (numbers[from] as number);
    if (head !== none) links[head * fields + previous] = number;
    this.#head[askNumber] = number;
    this.#count[this.#adding] = (this.#count[this.#adding] as number) + 1;
    this.#live++;
  }

  drop(fileNumber: number): void {
    const first = this.#first[fileNumber] ?? 0;
    const count = this.#count[fileNumber] ?? 0;
    if (count === 0) return;
    for (let number = first; number < first + count; number++) this.#unchain(number);
    this.#live -= count;
    this.#count[fileNumber] = 0;
    if (first + count === this.#length) this.#length = first;
  }

  /** The first link of a file; the others follow it. */
  firstOf(fileNumber: number): number {
    return this.#first[fileNumber] ?? 0;
  }

  countOf(fileNumber: number): number {
    return this.#count[fileNumber] ?? 0;
  }

  /** A link that is written so; -1 when there is none any more. */
  asking(askNumber: number): number {
    return this.#head[askNumber] ?? none;
  }

  /** The next one written alike; -1 after the last. */
  nextAsking(link: number): number {
    return this.#at(link, next);
  }

  /** How many links are written so. */
  lengthOf(askNumber: number): number {
    let count = 0;
    for (let link = this.asking(askNumber); link >= 0; link = this.nextAsking(link)) count++;
    return count;
  }

  ask(link: number): number {
    return this.#at(link, ask);
  }

  file(link: number): number {
    return this.#at(link, file);
  }

  start(link: number): number {
    return this.#at(link, start);
  }

  end(link: number): number {
    return this.#at(link, end);
  }

  line(link: number): number {
    return this.#at(link, line);
  }

  column(link: number): number {
    return this.#at(link, column);
  }

  kind(link: number): number {
    return this.#at(link, kindAndAnchor) & 3;
  }

  anchor(link: number): number {
    return this.#at(link, kindAndAnchor) >> 2;
  }

  #at(link: number, field: number): number {
    return this.#links[link * fields + field] as number;
  }

  #unchain(link: number): void {
    const after = this.#at(link, next);
    const before = this.#at(link, previous);
    if (before === none) this.#head[this.#at(link, ask)] = after;
    else this.#links[before * fields + next] = after;
    if (after !== none) this.#links[after * fields + previous] = before;
  }

  /** Moves the blocks together when half of the array is no longer used; each change pays for its own part of that. */
  #closeGaps(): void {
    const old = this.#links;
    const links = new Int32Array(Math.max(1024, this.#live * 2) * fields);
    const moved = new Int32Array(this.#length);
    let length = 0;
    for (let fileNumber = 0; fileNumber < this.#count.length; fileNumber++) {
      const count = this.#count[fileNumber] as number;
      if (count === 0) continue;
      const first = this.#first[fileNumber] as number;
      links.set(old.subarray(first * fields, (first + count) * fields), length * fields);
      for (let link = 0; link < count; link++) moved[first + link] = length + link;
      this.#first[fileNumber] = length;
      length += count;
    }
    for (let at = 0; at < length * fields; at += fields) {
      for (const field of [next, previous] as const) {
        const to = links[at + field] as number;
        if (to !== none) links[at + field] = moved[to] as number;
      }
    }
    for (let number = 0; number < this.#head.length; number++) {
      const head = this.#head[number] as number;
      if (head !== none) this.#head[number] = moved[head] as number;
    }
    this.#links = links;
    this.#length = length;
  }
}
