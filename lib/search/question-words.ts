/**
 * What the shards say of the words of one question.
 *
 *     event loop      the words `event` and `loop` with their other forms, and where they stand; where they stand too
 *                     often for that, the pairs `event loop` and `loop event`
 *     "event loop"    the pair alone
 *     eve…            all words that begin so; when they are very many, what is told of all of them at once: `eve*`
 */
import { shortestCorrected } from './near-words.ts';
import type { Phrase, Query, TagAsked } from './query.ts';
import { tagSign } from './note.ts';
import type { Standings } from './shard-postings.ts';
import type { ShardSource } from './shard-source.ts';
import { pairGap } from './shards.ts';
import { formsOf, stemOf } from './word-forms.ts';

/** Words that stand side by side somewhere. */
export interface Row {
  readonly words: readonly string[];
  /** Which of the wanted phrases it is, -1 for an unwanted one; null when it is all that are wanted. */
  readonly phrase: number | null;
}

/** Pairs that are loaded for one phrase; what a longer one says beyond them is not looked at. */
const mostPairs = 8;
/** Places in all that are loaded to see how near words are. */
const mostPlaces = 8_000;
/** Words that are tried for one that stands nowhere. */
const mostNear = 3;
/** No word holds it, and it comes before all that a word goes on with. */
const anyEnd = '*';

export class QuestionWords {
  /** What is told of each word, of each pair of words. */
  readonly words = new Map<string, Standings>();
  readonly pairs = new Map<string, Standings>();
  readonly rows: Row[] = [];
  /** By word, then note of its standings: where in the body it stands; null while that is not known of all words. */
  places: ReadonlyMap<string, readonly (readonly number[])[]> | null = null;
  /** Which of the wanted phrases a word belongs to. */
  readonly phraseOf = new Map<string, number>();
  /** How many words each wanted phrase has. */
  readonly widths: readonly number[];
  readonly #wanted: readonly Phrase[];
  readonly #source: ShardSource;

  constructor(query: Query, source: ShardSource) {
    this.#wanted = query.phrases.wanted;
    this.widths = this.#wanted.map(({ words }) => words.length);
    this.#source = source;
  }

  /** All that is asked for, as it is written. */
  async take({ phrases, tags }: Query): Promise<void> {
    await Promise.all([
      ...phrases.wanted.map((phrase, at) => this.#phrase(phrase, at)),
      ...phrases.unwanted.map(phrase => this.#phrase(phrase, -1)),
      ...[...tags.wanted, ...tags.unwanted].map((tag, at) => this.#tag(tag, phrases.wanted.length + at)),
    ]);
    await this.#takeNearness();
  }

  /** What may be meant by a phrase that stands nowhere, or hardly: words that go on from it, words one edit away. */
  async takeMeant(phrase: Phrase, at: number): Promise<void> {
    const options = await Promise.all(
      phrase.words.map(async word => {
        return word.length < shortestCorrected ? [word] : [word, ...(await this.#source.near(word, mostNear))];
      }),
    );
    const corrected = options.filter(words => words.length > 1).flat();
    await Promise.all([
      this.#phrase({ ...phrase, open: true }, at),
      ...corrected.map(word => this.#word(word, at)),
      ...(phrase.words.length === 1 || corrected.length === 0
        ? []
        : rowsOf(options).map(words => this.#row(words, false, at))),
    ]);
    await this.#takeNearness();
  }

  async #phrase({ words, open, stem }: Phrase, at: number): Promise<void> {
    const [word = ''] = words;
    if (words.length > 1) return this.#row(words, open, at);
    const forms = stem === null ? [] : formsOf(stem).filter(form => stemOf(form) === stem);
    const all = new Set([word, ...forms]);
    await Promise.all([...Array.from(all, each => this.#word(each, at)), open ? this.#beginning(word, at) : null]);
  }

  async #tag({ key, open, words }: TagAsked, at: number): Promise<void> {
    const word = tagSign + key;
    await Promise.all([
      this.#word(word, -1),
      open ? this.#beginning(word, -1) : null,
      words === null ? null : this.#phrase(words, at),
    ]);
  }

  async #word(word: string, phrase: number): Promise<void> {
    const standings = await this.#source.standings('words', word);
    if (standings !== null) this.#add(word, standings, phrase);
  }

  async #beginning(word: string, phrase: number): Promise<void> {
    const few = await this.#source.beginning('words', word);
    if (few !== null) {
      for (const [each, standings] of few) this.#add(each, standings, phrase);
      return;
    }
    const all = await this.#source.standings('beginnings', word);
    if (all !== null) this.#add(word + anyEnd, all, phrase);
  }

  #add(word: string, standings: Standings, phrase: number): void {
    this.words.set(word, standings);
    if (phrase >= 0 && !this.phraseOf.has(word)) this.phraseOf.set(word, phrase);
  }

  /** Words side by side; the last one may go on. */
  async #row(words: readonly string[], open: boolean, phrase: Row['phrase']): Promise<void> {
    const whole = words.slice(0, mostPairs + 1);
    const last = whole.length - 1;
    const found = await Promise.all(whole.slice(1).map((word, at) => this.#pair(whole[at] as string, word)));
    if (!found.slice(0, open ? -1 : undefined).every(Boolean)) return;
    if (found.every(Boolean)) this.rows.push({ words, phrase });
    if (!open || last < words.length - 1) return;
    const before = words[last - 1] as string;
    const ends = await this.#source.beginning('pairs', before + pairGap + (words[last] as string));
    for (const [pair, standings] of ends ?? []) {
      this.pairs.set(pair, standings);
      const end = pair.slice(before.length + pairGap.length);
      this.rows.push({ words: [...words.slice(0, -1), end], phrase });
    }
  }

  async #pair(first: string, second: string): Promise<boolean> {
    const pair = first + pairGap + second;
    if (this.pairs.has(pair)) return true;
    const standings = await this.#source.standings('pairs', pair);
    if (standings !== null) this.pairs.set(pair, standings);
    return standings !== null;
  }

  /** Where words stand, if they are few; else what of it stands side by side. */
  async #takeNearness(): Promise<void> {
    if (this.#wanted.length < 2) return;
    const words = [...this.words];
    const places = words.reduce((sum, [, { inBody }]) => sum + inBody.reduce((own, count) => own + count, 0), 0);
    const isKnown = this.rows.every(row => row.words.every(word => this.words.has(word)));
    if (isKnown && places <= mostPlaces && !words.some(([word]) => word.endsWith(anyEnd))) {
      const all = words.map(async ([word, standings]) => [word, await this.#source.places(word, standings)] as const);
      this.places = new Map(await Promise.all(all));
      return;
    }
    this.places = null;
    const wanted = this.#wanted.map(phrase => phrase.words);
    const isOpen = this.#wanted.at(-1)?.open === true;
    if (wanted.flat().length > mostPairs) return;
    await this.#row(wanted.flat(), isOpen, null);
    if (wanted.length === 2 && !isOpen) await this.#row(wanted.toReversed().flat(), false, null);
  }
}

/** All rows of one word from each; at most so many. */
function rowsOf(options: readonly (readonly string[])[]): readonly (readonly string[])[] {
  const most = 16;
  return options.reduce<readonly (readonly string[])[]>(
    (rows, words) => rows.flatMap(row => words.map(word => [...row, word])).slice(0, most),
    [[]],
  );
}
