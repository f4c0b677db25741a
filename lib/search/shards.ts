/**
 * The index of a site without a server: many small files, of which a browser loads those that a question needs.
 *
 *     index.json ─▶ directories ─▶ words       word → notes, how often, where in titles and headings
 *                                  places      word → where in the body, to see how near words are
 *                                  pairs       two words side by side → as words: phrases, whatever their words
 *                                  beginnings  the beginning of very many words → the same, of all of them at once
 *                                  spelled     words alone, in their order and turned round: for one that is misspelled
 *                  figures                     by note: how long it is, how many links go to it
 *                  shelves ─▶ leaves           by note: title, address, and what can be read of it
 *
 * Laws: the same notes make the same files. A file is named after what is in it, so that it may be kept for ever, is
 * never mixed with those of another version, and stays what it is while the notes behind it do; only `index.json` is
 * asked for each time. Notes are numbered by their paths. Private notes are left out by whoever writes.
 */
import { ByteReader, ByteWriter } from './bytes.ts';
import { nameBytes, nameFrom } from './shard-names.ts';

/** The file that names all others. */
export const manifestName = 'index.json';

/** What `index.json` says. */
export interface Manifest {
  readonly version: 1;
  /** How many notes there are. */
  readonly notes: number;
  /** By field: the places of all notes. */
  readonly lengths: readonly number[];
  /** Names of files; `paths` are many, each of `pathsInShard` notes. */
  readonly files: Readonly<Record<ManifestFile, string>>;
  readonly paths: readonly string[];
}

export type ManifestFile =
  'words' | 'places' | 'pairs' | 'beginnings' | 'spelled' | 'turned' | 'figures' | 'shelves' | 'tags' | 'missing';

/** A tag with how many notes bear it or one below it; a page that is wanted and not written. */
export type TagRow = readonly [tag: string, notes: number];
export type MissingRow = readonly [title: string, url: string, links: number];

export const pathsInShard = 1024;
/** A word that begins words of more shards than this is looked up among the beginnings. */
export const mostShardsOfBeginning = 2;
/** What stands between two words of a pair: before every character of a word. */
export const pairGap = ' ';
/** No word holds this unit, which is no character. */
export const afterAll = '\uffff';

/** Which shard holds a key: each begins with some key, and ends before that of the next. */
export class Directory {
  readonly #keys: readonly string[];
  readonly names: readonly string[];

  /** @param keys at which the shards begin, in their order */
  constructor(keys: readonly string[], names: readonly string[]) {
    this.#keys = keys;
    this.names = names;
  }

  static read(bytes: Uint8Array): Directory {
    const reader = new ByteReader(bytes, 0);
    const keys: string[] = [];
    const names: string[] = [];
    for (let key = ''; reader.at < bytes.length;) {
      key = readKey(reader, key);
      keys.push(key);
      names.push(nameFrom(reader));
    }
    return new Directory(keys, names);
  }

  written(): Uint8Array {
    const writer = new ByteWriter();
    this.#keys.forEach((key, at) => {
      writeKey(writer, key, this.#keys[at - 1] ?? '');
      const name = nameBytes(this.names[at] as string);
      writer.copy(name, 0, name.length);
    });
    return writer.taken();
  }

  /** The shard in which a key stands if it does. */
  find(key: string): number {
    let low = 0;
    let high = this.#keys.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((this.#keys[middle] as string) <= key) low = middle + 1;
      else high = middle;
    }
    return Math.max(0, low - 1);
  }

  /** The shards in which keys that begin so stand if there are any: from the first to before the second. */
  beginning(prefix: string): readonly [from: number, to: number] {
    if (this.#keys.length === 0) return [0, 0];
    return [this.find(prefix), this.find(prefix + afterAll) + 1];
  }
}

/** A key as what it shares with the one before, and the rest. */
export function writeKey(writer: ByteWriter, key: string, before: string): void {
  const shared = sharedLength(key, before);
  writer.number(shared);
  writer.number(key.length - shared);
  for (let at = shared; at < key.length; at++) writer.number(key.charCodeAt(at));
}

export function readKey(reader: ByteReader, before: string): string {
  let key = before.slice(0, reader.number());
  for (let left = reader.number(); left > 0; left--) key += String.fromCharCode(reader.number());
  return key;
}

export function sharedLength(a: string, b: string): number {
  const most = Math.min(a.length, b.length);
  let shared = 0;
  while (shared < most && a.charCodeAt(shared) === b.charCodeAt(shared)) shared++;
  return shared;
}
