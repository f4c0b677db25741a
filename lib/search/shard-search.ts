/**
 * Search without a server: the shards that a question needs are loaded, and the engine answers from them.
 *
 *     query ─▶ words and pairs ─▶ question segment ─▶ rank ─▶ leaves of the hits ─▶ answer
 *
 * Laws: what is asked is found in the same order as by a server that has the whole index, but for what `shards.ts` does
 * not keep: how far words are apart that do not stand side by side is guessed, and of four words in a row each two are
 * looked for side by side. A question loads a bounded number of files, whatever it says.
 */
import type { NoteId } from '../model.ts';
import { encodePath } from '../names/address.ts';
import { matchesOf } from './match.ts';
import { bitOf, parseQuery, wordsOf, type Phrase, type Query } from './query.ts';
import { questionSegment, type QuestionNotes } from './question-segment.ts';
import { QuestionWords } from './question-words.ts';
import { rank } from './rank.ts';
import type { Segment } from './segment.ts';
import { says, shownLeaf } from './shard-leaf.ts';
import { ShardSource, type LoadShard } from './shard-source.ts';
import type { MissingRow, TagRow } from './shards.ts';
import { hitIn } from './shown-note.ts';
import type { Found, Hit, SearchOptions } from './types.ts';
import { eachWord } from './words.ts';

/** A hit that says where it is. */
export interface ShardHit extends Hit {
  /** Of the page of the note, and in it of the heading above. */
  readonly url: string;
}

/** What a server answers, too. */
export interface ShardAnswer extends Found {
  readonly hits: readonly ShardHit[];
  readonly missing: readonly { readonly title: string; readonly url: string; readonly links: number }[];
  readonly tags: readonly { readonly tag: string; readonly notes: number }[];
}

const [mostTags, mostMissing] = [5, 5];
const inTarget = bitOf('target');
/** Notes that are looked at beyond those that are shown, where some may turn out not to say what was looked for. */
const spare = 4;
/** A phrase that so many notes have or fewer may be a slip. */
const hardlyAny = 1;

export class ShardSearch {
  readonly #source: ShardSource;
  #ids: readonly NoteId[] = [];

  constructor(load: LoadShard) {
    this.#source = new ShardSource(load);
  }

  /** Loads what every question needs. */
  async prepare(): Promise<void> {
    const source = this.#source;
    await Promise.all([source.figures(), source.tags(), source.missing(), source.directory('words'), source.shelves()]);
  }

  /** @throws when a file cannot be loaded, also after everything is loaded anew, as after a new version of the site. */
  async search(typed: string, options: SearchOptions): Promise<ShardAnswer> {
    try {
      return await this.#search(typed, options);
    } catch {
      this.#source.forget();
      return this.#search(typed, options);
    }
  }

  async #search(typed: string, { from, count, typing }: SearchOptions): Promise<ShardAnswer> {
    const query = parseQuery(typed, typing);
    const [segment, tags, missing] = await Promise.all([this.#segment(query), this.#tags(typed), this.#missing(typed)]);
    const { total, ranked, wanted } = rank(query, [segment], from + count + spare);
    const phrases = wanted.phrases.map(({ phrase }) => phrase);
    const long = phrases.filter(({ words }) => words.length > 2);
    const looked = await Promise.all(
      ranked.slice(from, from + count + (long.length === 0 ? 0 : spare)).map(async each => {
        const note = await this.#source.note(segment.notes.indexOf(each.id));
        if (note === null) throw new Error('a note is in no leaf');
        return { each, note };
      }),
    );
    // Of a long phrase it is known so far that each two of its words stand side by side.
    const meant = looked.filter(({ note }) => long.every(phrase => says(note, phrase)));
    const hits = meant.slice(0, count).map(({ each, note }): ShardHit => {
      const hit = hitIn(shownLeaf(note), phrases, each);
      return { ...hit, url: note.url + (hit.heading === null ? '' : `#${encodePath(hit.heading.anchor)}`) };
    });
    const others = looked.length - meant.length;
    return { query: typed, total: total - others, hits, corrected: wanted.corrected, tags, missing };
  }

  async #segment(query: Query): Promise<Segment> {
    const words = new QuestionWords(query, this.#source);
    const [notes] = await Promise.all([this.#notes(query), words.take(query)]);
    const segment = questionSegment(words, notes);
    const means = Float64Array.from(notes.lengths, length => (notes.ids.length === 0 ? 0 : length / notes.ids.length));
    const meant = query.phrases.wanted.flatMap((phrase, at) =>
      !phrase.quoted && shownIn(segment, phrase, means) <= hardlyAny ? [words.takeMeant(phrase, at)] : [],
    );
    if (meant.length === 0) return segment;
    await Promise.all(meant);
    return questionSegment(words, notes);
  }

  async #notes({ paths }: Query): Promise<QuestionNotes> {
    const asksForPaths = paths.wanted.length + paths.unwanted.length > 0;
    const [{ notes, lengths }, figures, own] = await Promise.all([
      this.#source.manifest(),
      this.#source.figures(),
      asksForPaths ? this.#source.paths() : null,
    ]);
    if (this.#ids.length !== notes) this.#ids = Array.from({ length: notes }, (_, note) => placeholder(note));
    return { ...figures, lengths, ids: own === null ? this.#ids : (own as readonly NoteId[]) };
  }

  /** Tags in which some word begins with each that is looked for. */
  async #tags(typed: string): Promise<ShardAnswer['tags']> {
    const words = wordsOf(parseQuery(typed, false));
    if (words.length === 0) return [];
    const found = (await this.#source.tags()).filter(([tag]: TagRow) => holdsAll(tag, words));
    return found.slice(0, mostTags).map(([tag, notes]) => ({ tag, notes }));
  }

  async #missing(typed: string): Promise<ShardAnswer['missing']> {
    const words = wordsOf(parseQuery(typed, false));
    if (words.length === 0) return [];
    const found = (await this.#source.missing()).filter(([title]: MissingRow) => holdsAll(title, words));
    return found.slice(0, mostMissing).map(([title, url, links]) => ({ title, url, links }));
  }
}

/** Sorts as the note's path does: notes are numbered by their paths. */
function placeholder(note: number): NoteId {
  return String(note).padStart(9, '0') as NoteId;
}

function holdsAll(name: string, words: readonly string[]): boolean {
  const own: string[] = [];
  eachWord(name, 0, name.length, word => own.push(word));
  return words.every(word => own.some(each => each.startsWith(word)));
}

/** How many notes have a phrase anywhere but in the address of a link. */
function shownIn(segment: Segment, phrase: Phrase, means: Float64Array): number {
  const matches = matchesOf(phrase, segment, means);
  if (matches === null) return 0;
  return matches.within.reduce((sum, within) => sum + (within !== 0 && within !== inTarget ? 1 : 0), 0);
}
