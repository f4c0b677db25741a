/** Delimiter runs: which `*`, `_`, `~` and `==` are marks and which are text (CommonMark section 6.2, GFM strikethrough). */
import type { Hidden } from './hidden.ts';

interface Run {
  readonly start: number;
  readonly code: number;
  readonly size: number;
  /** Characters not used yet; openers lose theirs from the end, closers from the start. */
  left: number;
  used: number;
  readonly opens: boolean;
  readonly closes: boolean;
}

const punctuation = /[\p{P}\p{S}]/u;

/** Collects the delimiter runs of one text and pairs them when their brackets, or the text, end. */
export class Delimiters {
  readonly #text: string;
  readonly #from: number;
  readonly #to: number;
  readonly #runs: Run[] = [];

  constructor(text: string, from: number, to: number) {
    this.#text = text;
    this.#from = from;
    this.#to = to;
  }

  /** Both emphasis and strikethrough or highlights: which of two that cross wins, only the parser knows. */
  get isMixed(): boolean {
    const isEmphasis = ({ code }: Run): boolean => code === 42 || code === 95;
    return this.#runs.some(isEmphasis) && !this.#runs.every(isEmphasis);
  }

  get count(): number {
    return this.#runs.length;
  }

  /** Notes the run that starts at `at`; returns its end. */
  run(at: number): number {
    const code = this.#text.charCodeAt(at);
    let end = at;
    while (end < this.#to && this.#text.charCodeAt(end) === code) end++;
    const size = end - at;
    if ((code === 126 && size > 2) || (code === 61 && size !== 2)) return end;
    // Units, not code points: micromark, which makes the page, takes half an emoji for a letter.
    const before = at > this.#from ? (this.#text[at - 1] as string) : ' ';
    const after = end < this.#to ? (this.#text[end] as string) : ' ';
    const left = isLeft(before, after);
    const right = isLeft(after, before);
    const opens = code === 95 ? left && (!right || punctuation.test(before)) : left;
    const closes = code === 95 ? right && (!left || punctuation.test(after)) : right;
    this.#runs.push({ start: at, code, size, left: size, used: 0, opens, closes });
    return end;
  }

  /** Pairs the runs from the `bottom`-th on, adds the marks found to `hidden`, and forgets them. */
  resolve(bottom: number, hidden: Hidden[]): void {
    const openers: Run[] = [];
    /** Kind of closer → below which height no opener is one for it. */
    const floors = new Map<string, number>();
    for (const closer of this.#runs.splice(bottom)) {
      const kind = `${closer.code} ${closer.opens} ${closer.size % 3}`;
      while (closer.closes && closer.left > 0) {
        const floor = floors.get(kind) ?? 0;
        let at = openers.length - 1;
        while (at >= floor && !matches(openers[at] as Run, closer)) at--;
        if (at < floor) {
          floors.set(kind, openers.length);
          break;
        }
        const opener = openers[at] as Run;
        pair(opener, closer, hidden);
        openers.length = opener.left > 0 ? at + 1 : at;
        for (const [each, height] of floors) if (height > openers.length) floors.set(each, openers.length);
      }
      if (closer.opens && closer.left > 0) openers.push(closer);
    }
  }
}

function matches(opener: Run, closer: Run): boolean {
  if (opener.code !== closer.code) return false;
  if (opener.code === 126 || opener.code === 61) return opener.size === closer.size;
  return !(
    (opener.closes || closer.opens) &&
    (opener.size + closer.size) % 3 === 0 &&
    (opener.size % 3 !== 0 || closer.size % 3 !== 0)
  );
}

function pair(opener: Run, closer: Run, hidden: Hidden[]): void {
  const whole = opener.code === 126 || opener.code === 61;
  const count = whole ? opener.size : opener.left >= 2 && closer.left >= 2 ? 2 : 1;
  const opensAt = opener.start + opener.used + opener.left - count;
  const closesAt = closer.start + closer.used;
  hidden.push(
    { start: opensAt, end: opensAt + count, shown: '' },
    { start: closesAt, end: closesAt + count, shown: '' },
  );
  opener.left -= count;
  closer.left -= count;
  closer.used += count;
}

/** Left-flanking: not followed by a blank, and not between a word and punctuation. */
function isLeft(before: string, after: string): boolean {
  if (/\s/u.test(after)) return false;
  return !punctuation.test(after) || /\s/u.test(before) || punctuation.test(before);
}
