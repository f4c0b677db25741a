/**
 * What a browser has of the index: files are loaded when they are asked for, and kept.
 * Law: nothing is loaded twice at the same time, and nothing stays that could not be loaded.
 */
import { ByteReader } from './bytes.ts';
import { isOneEdit } from './near-words.ts';
import { leafOf, readPlaced, type LeafNote, type PlacedLeaf } from './shard-leaf.ts';
import { readPlaces, readStandings, type Standings } from './shard-postings.ts';
import { backward } from './segment-writer.ts';
import {
  Directory,
  manifestName,
  mostShardsOfBeginning,
  readKey,
  type Manifest,
  type ManifestFile,
  type MissingRow,
  type TagRow,
} from './shards.ts';
import { lift } from './weights.ts';

/** Gives a file as it was written; rejects when it cannot be had. */
export type LoadShard = (name: string) => Promise<Uint8Array>;

/** By note: how long its body is, and what the links of others lift it by. */
export interface Figures {
  readonly bodies: Int32Array;
  readonly lifts: Float32Array;
}

interface Entry {
  readonly shard: Uint8Array;
  readonly from: number;
  readonly to: number;
}

/** Bytes that are kept; what was asked for first goes first. */
const mostKept = 24 * 1024 * 1024;
/** Words of which is kept what was read of them. */
const mostRead = 64;
/** Shards that are looked at for words one edit away, in each of the two orders. */
const mostShardsOfSpelling = 3;

export class ShardSource {
  readonly #load: LoadShard;
  readonly #files = new Map<string, Promise<Uint8Array>>();
  readonly #made = new Map<string, Promise<unknown>>();
  readonly #read = new Map<string, Standings | null>();
  #bytes = 0;

  constructor(load: LoadShard) {
    this.#load = load;
  }

  /** Forgets what it has, so that a newer version of the site is read. */
  forget(): void {
    this.#files.clear();
    this.#made.clear();
    this.#read.clear();
    this.#bytes = 0;
  }

  manifest(): Promise<Manifest> {
    return this.#once('manifest', async () => parsed<Manifest>(await this.#file(manifestName)));
  }

  figures(): Promise<Figures> {
    return this.#once('figures', async () => {
      const { notes, files } = await this.manifest();
      const reader = new ByteReader(await this.#file(files.figures), 0);
      const bodies = Int32Array.from({ length: notes }, () => reader.number());
      return { bodies, lifts: Float32Array.from({ length: notes }, () => lift(reader.number())) };
    });
  }

  tags(): Promise<readonly TagRow[]> {
    return this.#once('tags', async () => parsed<readonly TagRow[]>(await this.#named('tags')));
  }

  missing(): Promise<readonly MissingRow[]> {
    return this.#once('missing', async () => parsed<readonly MissingRow[]>(await this.#named('missing')));
  }

  /** Paths of all notes. */
  paths(): Promise<readonly string[]> {
    return this.#once('paths', async () => {
      const { paths } = await this.manifest();
      const shards = await Promise.all(paths.map(name => this.#file(name)));
      return shards.flatMap(readPaths);
    });
  }

  /** Where a key of a directory stands; null when there is no such key. */
  async standings(kind: ManifestFile, key: string): Promise<Standings | null> {
    const name = `${kind} ${key}`;
    const before = this.#read.get(name);
    if (before !== undefined) return before;
    const found = await this.#entry(kind, key);
    const standings = found === null ? null : readStandings(found.shard, found.from, found.to);
    // Who types asks for the same words again and again.
    if (this.#read.size >= mostRead) this.#read.clear();
    this.#read.set(name, standings);
    return standings;
  }

  /** By note of its standings, where in the body a word stands. */
  async places(word: string, standings: Standings): Promise<readonly (readonly number[])[]> {
    const found = await this.#entry('places', word);
    return found === null ? standings.notes.map(() => []) : readPlaces(found.shard, found.from, standings);
  }

  async #entry(kind: ManifestFile, key: string): Promise<Entry | null> {
    const directory = await this.directory(kind);
    const name = directory.names[directory.find(key)];
    if (name === undefined) return null;
    const shard = await this.#file(name);
    for (const [each, from, to] of entries(shard)) {
      if (each === key) return { shard, from, to };
      if (each > key) return null;
    }
    return null;
  }

  /** Keys that begin so and go on; null when they fill more shards than are loaded for that. */
  async beginning(
    kind: ManifestFile,
    prefix: string,
    most = mostShardsOfBeginning,
  ): Promise<readonly (readonly [key: string, standings: Standings])[] | null> {
    const directory = await this.directory(kind);
    const [from, to] = directory.beginning(prefix);
    if (to - from > most) return null;
    const shards = await Promise.all(directory.names.slice(from, to).map(name => this.#file(name)));
    return shards.flatMap(shard => {
      const found: [string, Standings][] = [];
      for (const [key, start, end] of entries(shard)) {
        if (key > prefix && key.startsWith(prefix)) found.push([key, readStandings(shard, start, end)]);
      }
      return found;
    });
  }

  /** Words one edit away, the most frequent first. */
  async near(word: string, most: number): Promise<readonly string[]> {
    const half = word.length >> 1;
    const [ahead, behind] = await Promise.all([
      this.#spelled('spelled', word.slice(0, half), word),
      this.#spelled('turned', backward(word.slice(half)), backward(word)),
    ]);
    const swapped = word.slice(0, half - 1) + (word[half] ?? '') + (word[half - 1] ?? '') + word.slice(half + 1);
    const found = new Map([...ahead, ...behind.map(([each, count]) => [backward(each), count] as const)]);
    for (const [each, count] of await this.#spelled('spelled', swapped, swapped)) {
      if (each === swapped) found.set(each, count);
    }
    const near = [...found].filter(([each]) => isOneEdit(word, each));
    const likeness = ([each, count]: readonly [string, number]): number => count * (each[0] === word[0] ? 2 : 1);
    return near
      .sort((a, b) => likeness(b) - likeness(a) || (a[0] < b[0] ? -1 : 1))
      .slice(0, most)
      .map(([each]) => each);
  }

  /** Words that begin so, each with how often it stands; where they are many, those nearest to a word. */
  async #spelled(
    kind: 'spelled' | 'turned',
    prefix: string,
    word: string,
  ): Promise<readonly (readonly [word: string, count: number])[]> {
    const directory = await this.directory(kind);
    const [first, end] = directory.beginning(prefix);
    const from = Math.max(first, Math.min(directory.find(word) - 1, end - mostShardsOfSpelling));
    const names = directory.names.slice(from, Math.min(end, from + mostShardsOfSpelling));
    const shards = await Promise.all(names.map(name => this.#file(name)));
    return shards.flatMap(shard =>
      Array.from(entries(shard), ([key, start]) => [key, new ByteReader(shard, start).number()] as const).filter(
        ([key]) => key.startsWith(prefix),
      ),
    );
  }

  /** The note of that number. */
  async note(number: number): Promise<LeafNote | null> {
    const shelf = leafOf(await this.shelves(), number);
    const leaf = shelf === undefined ? undefined : leafOf(await this.#leaves(shelf), number);
    if (leaf === undefined) return null;
    const notes = parsed<readonly LeafNote[]>(await this.#file(leaf.name));
    return notes[number - leaf.first] ?? null;
  }

  directory(kind: ManifestFile): Promise<Directory> {
    return this.#once(`directory ${kind}`, async () => Directory.read(await this.#named(kind)));
  }

  /** All shelves, each with the number of its first note. */
  shelves(): Promise<readonly PlacedLeaf[]> {
    return this.#once('shelves', async () => readPlaced(await this.#named('shelves'), 0));
  }

  #leaves({ name, first }: PlacedLeaf): Promise<readonly PlacedLeaf[]> {
    return this.#once(`leaves ${name}`, async () => readPlaced(await this.#file(name), first));
  }

  async #named(kind: ManifestFile): Promise<Uint8Array> {
    const { files } = await this.manifest();
    return this.#file(files[kind]);
  }

  #once<Made>(key: string, make: () => Promise<Made>): Promise<Made> {
    const before = this.#made.get(key) as Promise<Made> | undefined;
    if (before !== undefined) return before;
    const made = make();
    this.#made.set(key, made);
    made.catch(() => this.#made.delete(key));
    return made;
  }

  #file(name: string): Promise<Uint8Array> {
    const before = this.#files.get(name);
    if (before !== undefined) return before;
    const file = this.#load(name);
    this.#files.set(name, file);
    file.then(
      ({ length }) => this.#count(length),
      () => this.#files.delete(name),
    );
    return file;
  }

  #count(bytes: number): void {
    this.#bytes += bytes;
    if (this.#bytes <= mostKept) return;
    this.#files.clear();
    this.#bytes = 0;
  }
}

function* entries(shard: Uint8Array): Generator<readonly [key: string, from: number, to: number]> {
  const reader = new ByteReader(shard, 0);
  for (let key = ''; reader.at < shard.length;) {
    key = readKey(reader, key);
    const length = reader.number();
    const from = reader.at;
    yield [key, from, from + length];
    reader.at = from + length;
  }
}

function readPaths(shard: Uint8Array): readonly string[] {
  const reader = new ByteReader(shard, 0);
  const paths: string[] = [];
  while (reader.at < shard.length) paths.push(readKey(reader, paths.at(-1) ?? ''));
  return paths;
}

function parsed<Content>(bytes: Uint8Array): Content {
  return JSON.parse(new TextDecoder().decode(bytes)) as Content;
}
