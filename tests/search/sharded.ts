/** Notes twice: as the index of a server, and as the files of a site without one. */
import { execFileSync } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gunzipSync, gzipSync } from 'node:zlib';
import { expect } from 'vitest';
import { byCodePoint } from '../../lib/names/fold.ts';
import type { SearchedNote } from '../../lib/search/note.ts';
import { SearchIndex } from '../../lib/search/search-index.ts';
import { ShardSearch } from '../../lib/search/shard-search.ts';
import { writeShards, type ShardFiles } from '../../lib/search/shard-writer.ts';
import { manifestName } from '../../lib/search/shards.ts';
import type { Found, SearchOptions } from '../../lib/search/types.ts';
import { openWiki } from '../../lib/wiki.ts';
import { SearchFiles } from '../../lib/wiki/search-files.ts';
import { searchShards } from '../../lib/wiki/search-shards.ts';
import { searchedNote } from './vault.ts';

export interface Sharded {
  readonly files: ShardFiles;
  /** As a server answers. */
  served(query: string, options?: Partial<SearchOptions>): Found;
}

export const firstTen: SearchOptions = { from: 0, count: 10, typing: false };

/** A vault on disk. */
export async function shardedVault(folder: string): Promise<Sharded> {
  const wiki = openWiki(folder);
  const files = await searchShards(wiki, () => true);
  const notes = new SearchFiles(wiki.root, wiki.linkOrder);
  const index = new SearchIndex();
  for (const id of wiki.notes()) index.put(notes.read(id) as SearchedNote);
  const counts = await wiki.countLinks();
  counts.notes.forEach((id, at) => index.setLinks(id, counts.links[at] as number));
  return { files, served: (query, options) => index.search(query, { ...firstTen, ...options }, id => notes.read(id)) };
}

/** Path → text of a generated vault. */
export function generatedNotes(count: number): ReadonlyMap<string, string> {
  const folder = mkdtempSync(join(tmpdir(), 'backlit-sharded-'));
  try {
    execFileSync(process.execPath, [
      join(import.meta.dirname, '../../scripts/generate-vault.js'),
      folder,
      String(count),
    ]);
    const paths = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter(path => path.endsWith('.md'));
    return new Map(paths.sort().map(path => [path, readFileSync(join(folder, path), 'utf8')]));
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** Path → text. */
export function sharded(texts: ReadonlyMap<string, string>): Sharded {
  const index = new SearchIndex();
  const notes = new Map<string, SearchedNote>();
  for (const [path, text] of texts) notes.set(path, searchedNote(path, text));
  for (const note of notes.values()) index.put(note);
  const files = filesOf([...notes.values()].sort((a, b) => byCodePoint(a.note.id, b.note.id)));
  return {
    files,
    served: (query, options) => index.search(query, { ...firstTen, ...options }, id => notes.get(id) ?? null),
  };
}

export function filesOf(notes: readonly SearchedNote[]): ShardFiles {
  const listed = notes.map(searched => ({ searched, url: `/notes/${searched.note.id.slice(0, -3)}`, links: 0 }));
  return writeShards({ notes: listed, missing: [] }, plain => gzipSync(plain));
}

/** What was loaded since the file that names all others was. */
export interface Loads {
  names: string[];
  bytes: number;
}

/** A browser that has loaded nothing yet. @param files asked each time, as they may be others by then */
export function reader(files: () => ShardFiles): { readonly search: ShardSearch; readonly loads: Loads } {
  const loads: Loads = { names: [], bytes: 0 };
  const search = new ShardSearch(async name => {
    const file = files().get(name);
    if (file === undefined) throw new Error(`there is no ${name}`);
    if (name === manifestName) loads.names = [];
    expect(loads.names).not.toContain(name);
    loads.names.push(name);
    loads.bytes += file.length;
    return unpacked(name, file);
  });
  return { search, loads };
}

export function unpacked(name: string, file: Uint8Array): Uint8Array {
  return name === manifestName ? file : gunzipSync(file);
}
