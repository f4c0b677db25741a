/**
 * Names of pages that are wanted and not written, to be found by their words: one long text, a name a line, the most
 * wanted first, which is read from its beginning until enough is found.
 */
import type { Name } from '../model.ts';
import { eachWord } from '../search/words.ts';
import type { Steps } from './turns.ts';

const atOnce = 64;

export class WantedNames {
  /** Each line begins with a blank, so that the beginning of a word is told by the blank before it. */
  #text = '\n';
  #keys: readonly Name[] = [];
  /** Where each line begins in the text. */
  #lines = new Uint32Array(0);
  /** Those of notes that changed since the names were counted. */
  readonly #recent = new Map<Name, string>();

  /** Takes up names in steps, with how often each is wanted; until the last one, those from before are found. */
  *taking(names: ReadonlyMap<Name, number>): Steps & Iterable<void> {
    const keys = yield* mostFirst(names);
    const lines = new Uint32Array(keys.length);
    const parts: string[] = [];
    let length = 1;
    for (const [at, key] of keys.entries()) {
      const line = `${wordsOf(key)}\n`;
      lines[at] = length;
      length += line.length;
      parts.push(line);
      if (at % atOnce === 0) yield;
    }
    this.#text = `\n${parts.join('')}`;
    this.#keys = keys;
    this.#lines = lines;
    this.#recent.clear();
  }

  /** A name that a note has come to want. */
  add(key: Name): void {
    this.#recent.set(key, wordsOf(key));
  }

  /** Names in which some word begins with each of these, the most wanted first. */
  *holding(words: readonly string[]): Generator<Name> {
    const sought = words.map(word => ` ${word}`).sort((a, b) => b.length - a.length);
    const [longest, ...others] = sought;
    if (longest === undefined) return;
    for (const [key, line] of this.#recent) if (sought.every(word => line.includes(word))) yield key;
    for (let at = this.#text.indexOf(longest); at >= 0;) {
      const end = this.#text.indexOf('\n', at);
      const start = this.#text.lastIndexOf('\n', at) + 1;
      const line = this.#text.slice(start, end);
      if (others.every(word => line.includes(word))) yield this.#keys[this.#lineAt(start)] as Name;
      at = this.#text.indexOf(longest, end);
    }
  }

  #lineAt(start: number): number {
    let low = 0;
    let high = this.#lines.length - 1;
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((this.#lines[middle] as number) < start) low = middle + 1;
      else high = middle;
    }
    return low;
  }
}

/** The names in groups of those that are wanted as often, which is faster than comparing each with others. */
function* mostFirst(names: ReadonlyMap<Name, number>): Generator<void, readonly Name[]> {
  const groups = new Map<number, Name[]>();
  let grouped = 0;
  for (const [name, links] of names) {
    const group = groups.get(links);
    if (group === undefined) groups.set(links, [name]);
    else group.push(name);
    if (++grouped % atOnce === 0) yield;
  }
  const sorted: Name[] = [];
  for (const [, group] of [...groups].sort(([a], [b]) => b - a)) {
    for (const name of group) sorted.push(name);
    yield;
  }
  return sorted;
}

/** The words of a name as search has them, a blank before each; those at one place one after the other. */
function wordsOf(name: Name): string {
  let words = '';
  eachWord(name, 0, name.length, word => {
    words += ` ${word}`;
  });
  return words;
}
