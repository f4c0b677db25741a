/**
 * Makes the index of a site without a server: notes in, files out. What the files are, `shards.ts` says.
 * Law: the same notes in the same order make the same files, whatever stood there before.
 */
import { byCodePoint } from '../names/fold.ts';
import { tagKey, tagsAbove } from '../names/tag.ts';
import { ByteWriter } from './bytes.ts';
import { tagSign, type SearchedNote } from './note.ts';
import { hashOf, LeavesWriter } from './shard-leaves.ts';
import { nameOf } from './shard-names.ts';
import { StandingsWriter, writePlaces } from './shard-postings.ts';
import { ShardRows } from './shard-rows.ts';
import {
  Directory,
  manifestName,
  mostShardsOfBeginning,
  pairGap,
  pathsInShard,
  sharedLength,
  writeKey,
  type Manifest,
  type MissingRow,
  type TagRow,
} from './shards.ts';
import { backward } from './segment-writer.ts';
import { spellingOf } from './tag-names.ts';

export interface ShardedNote {
  readonly searched: SearchedNote;
  /** Address of its page. */
  readonly url: string;
  /** How many links of other notes go to it. */
  readonly links: number;
}

export interface ShardedVault {
  /** In the order of their paths; each is read when its turn comes. */
  readonly notes: Iterable<ShardedNote>;
  /** Pages that are wanted and not written. */
  readonly missing: readonly { readonly title: string; readonly url: string; readonly links: number }[];
}

/** File name → content. */
export type ShardFiles = ReadonlyMap<string, Uint8Array>;

/** Of the most used tags and the most wanted pages so many can be found. */
const mostTags = 1000;
export const mostMissing = 500;
/** Bytes of a shard: at least, so that there are not too many; and where it ends at the latest, once a key is whole. */
const [least, largest] = [4096, 12_288];
/** Between the two, one key in so many ends it, so that what is new in one shard moves no other. */
const endsIn = 32;
/** Words of other lengths are not taken for another one misspelled. */
const [shortestSpelled, longestSpelled] = [4, 32];

/** @param pack makes the content of a file smaller, as gzip does; the browser takes that back */
export function writeShards(vault: ShardedVault, pack: (plain: Uint8Array) => Uint8Array): ShardFiles {
  return new ShardWriter(pack).write(vault);
}

class ShardWriter {
  readonly #pack: (plain: Uint8Array) => Uint8Array;
  readonly #files = new Map<string, Uint8Array>();
  readonly #rows = new ShardRows();

  constructor(pack: (plain: Uint8Array) => Uint8Array) {
    this.#pack = pack;
  }

  write({ notes, missing }: ShardedVault): ShardFiles {
    const leaves = new LeavesWriter(plain => this.#keep(plain));
    const links: number[] = [];
    const paths: string[] = [];
    const tags = new Map<string, { tag: string; notes: number }>();
    for (const { searched, url, links: count } of notes) {
      const { id } = searched.note;
      if (byCodePoint(paths.at(-1) ?? '', id) > 0) throw new RangeError(`${id} comes too late`);
      this.#rows.add(searched);
      leaves.add(searched, url);
      links.push(count);
      paths.push(id);
      countTags(searched.note.tags, tags);
    }
    this.#rows.sort();
    const { words, places } = this.#words();
    const manifest: Manifest = {
      version: 1,
      notes: paths.length,
      lengths: this.#rows.lengths,
      files: {
        words: this.#keep(words.written()),
        places: this.#keep(places.written()),
        pairs: this.#keep(this.#pairs().written()),
        beginnings: this.#keep(this.#beginnings(words).written()),
        spelled: this.#keep(this.#spelled(word => word).written()),
        turned: this.#keep(this.#spelled(backward).written()),
        figures: this.#keep(this.#figures(links)),
        shelves: this.#keep(leaves.taken()),
        tags: this.#keep(json(tagRows(tags))),
        missing: this.#keep(json(missingRows(missing))),
      },
      paths: this.#paths(paths),
    };
    return new Map([...this.#files, [manifestName, json(manifest)]]);
  }

  #words(): { readonly words: Directory; readonly places: Directory } {
    const words = new RangeShards(plain => this.#keep(plain));
    const places = new RangeShards(plain => this.#keep(plain));
    this.#rows.words.forEach((word, at) => {
      const standings = new StandingsWriter();
      const inBodies = new ByteWriter(64);
      this.#rows.tell(this.#rows.rowsOf(at, at + 1), told => {
        standings.add(told);
        writePlaces(told, inBodies);
      });
      words.add(word, standings.bytes.taken());
      if (inBodies.length > 0) places.add(word, inBodies.taken());
    });
    return { words: words.directory(), places: places.directory() };
  }

  #pairs(): Directory {
    const shards = new RangeShards(plain => this.#keep(plain));
    this.#rows.words.forEach((word, at) => {
      if (word.startsWith(tagSign)) return;
      for (const [next, rows] of this.#rows.followers(at)) {
        shards.add(word + pairGap + (this.#rows.words[next] as string), this.#standings(rows));
      }
    });
    return shards.directory();
  }

  /** All words that go on from some beginning as if they were one, where they fill too many shards to load them. */
  #beginnings(words: Directory): Directory {
    const all = this.#rows.words;
    const shards = new RangeShards(plain => this.#keep(plain));
    const visit = (prefix: string, from: number, to: number): void => {
      const [first, last] = words.beginning(prefix);
      if (last - first <= mostShardsOfBeginning) return;
      const longer = all[from] === prefix ? from + 1 : from;
      if (prefix !== '') shards.add(prefix, this.#standings(this.#rows.rowsOf(longer, to)));
      for (let at = longer; at < to;) {
        const next = (all[at] as string).slice(0, prefix.length + 1);
        const begin = at;
        while (at < to && (all[at] as string).startsWith(next)) at++;
        visit(next, begin, at);
      }
    };
    visit('', 0, all.length);
    return shards.directory();
  }

  #spelled(turn: (word: string) => string): Directory {
    const shards = new RangeShards(plain => this.#keep(plain));
    const spelled = this.#rows.words.flatMap((word, at) => {
      const isMeant = word.length >= shortestSpelled && word.length <= longestSpelled && !word.startsWith(tagSign);
      return isMeant ? [[turn(word), this.#rows.rowsOf(at, at + 1).length] as const] : [];
    });
    for (const [word, count] of spelled.sort(([a], [b]) => (a < b ? -1 : 1))) {
      const content = new ByteWriter(8);
      content.number(count);
      shards.add(word, content.taken());
    }
    return shards.directory();
  }

  #standings(rows: Int32Array): Uint8Array {
    const writer = new StandingsWriter();
    this.#rows.tell(rows, told => writer.add(told));
    return writer.bytes.taken();
  }

  /** How long all bodies are, then how many links go to each note: like numbers side by side make a small file. */
  #figures(links: readonly number[]): Uint8Array {
    const writer = new ByteWriter();
    links.forEach((_, note) => writer.number(this.#rows.bodyLength(note)));
    for (const count of links) writer.number(count);
    return writer.taken();
  }

  #paths(paths: readonly string[]): readonly string[] {
    const names: string[] = [];
    for (let from = 0; from < paths.length; from += pathsInShard) {
      const writer = new ByteWriter();
      const own = paths.slice(from, from + pathsInShard);
      own.forEach((path, at) => writeKey(writer, path, own[at - 1] ?? ''));
      names.push(this.#keep(writer.taken()));
    }
    return names;
  }

  #keep(plain: Uint8Array): string {
    // A copy: what packs may hand out a small part of a large buffer, all of which would be kept.
    const packed = new Uint8Array(this.#pack(plain));
    for (let salt = 0; ; salt++) {
      const name = nameOf(plain, salt);
      const before = this.#files.get(name);
      if (before === undefined) this.#files.set(name, packed);
      if (before === undefined || areEqual(before, packed)) return name;
    }
  }
}

/** Keys in their order, in shards of like size. */
class RangeShards {
  readonly #keep: (plain: Uint8Array) => string;
  readonly #keys: string[] = [];
  readonly #names: string[] = [];
  #writer = new ByteWriter();
  #last = '';

  constructor(keep: (plain: Uint8Array) => string) {
    this.#keep = keep;
  }

  add(key: string, content: Uint8Array): void {
    const isFirst = this.#writer.length === 0;
    // So much of a key as tells it from the one before is enough to find it.
    if (isFirst) this.#keys.push(this.#keys.length === 0 ? '' : key.slice(0, sharedLength(key, this.#last) + 1));
    writeKey(this.#writer, key, isFirst ? '' : this.#last);
    this.#writer.number(content.length);
    this.#writer.copy(content, 0, content.length);
    this.#last = key;
    const { length } = this.#writer;
    if (length >= largest || (length >= least && hashOf(key) % endsIn === 0)) this.#end();
  }

  directory(): Directory {
    if (this.#writer.length > 0) this.#end();
    return new Directory(this.#keys, this.#names);
  }

  #end(): void {
    this.#names.push(this.#keep(this.#writer.taken()));
    this.#writer = new ByteWriter();
  }
}

function countTags(own: readonly string[], tags: Map<string, { tag: string; notes: number }>): void {
  for (const key of new Set(own.flatMap(tag => tagsAbove(tagKey(tag))))) {
    const known = tags.get(key);
    if (known === undefined) tags.set(key, { tag: spellingOf(key, own), notes: 1 });
    else known.notes++;
  }
}

function tagRows(tags: ReadonlyMap<string, { readonly tag: string; readonly notes: number }>): readonly TagRow[] {
  const sorted = [...tags].sort(([a, one], [b, other]) => other.notes - one.notes || byCodePoint(a, b));
  return sorted.slice(0, mostTags).map(([, { tag, notes }]): TagRow => [tag, notes]);
}

function missingRows(missing: ShardedVault['missing']): readonly MissingRow[] {
  const sorted = [...missing].sort((a, b) => b.links - a.links || byCodePoint(a.title, b.title));
  return sorted.slice(0, mostMissing).map(({ title, url, links }): MissingRow => [title, url, links]);
}

function json(content: unknown): Uint8Array {
  return new TextEncoder().encode(JSON.stringify(content));
}

function areEqual(a: Uint8Array, b: Uint8Array): boolean {
  return a.length === b.length && a.every((byte, at) => byte === b[at]);
}
