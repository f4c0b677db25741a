/** The search of a site without a server: the notes of a wiki → the files of its index. */
import { gzipSync } from 'node:zlib';
import type { NoteId } from '../model.ts';
import { mostMissing, writeShards, type ShardedNote, type ShardFiles } from '../search/shard-writer.ts';
import { SearchFiles } from './search-files.ts';
import type { LinkCounts, Wiki } from './types.ts';

/** @param isPublic which notes may be found; nothing of the others gets into a file */
export async function searchShards(wiki: Wiki, isPublic: (id: NoteId) => boolean): Promise<ShardFiles> {
  await wiki.exact;
  const counts = await wiki.countLinks();
  const notes = notesOf(wiki, counts, isPublic);
  return writeShards({ notes, missing: mostWanted(wiki, counts) }, plain => gzipSync(plain));
}

function* notesOf(wiki: Wiki, counts: LinkCounts, isPublic: (id: NoteId) => boolean): Generator<ShardedNote> {
  const files = new SearchFiles(wiki.root, wiki.linkOrder);
  const links = new Map(counts.notes.map((id, at) => [id, counts.links[at] as number]));
  for (const id of wiki.notes()) {
    const searched = wiki.entry(id).excluded || !isPublic(id) ? null : files.read(id);
    if (searched !== null) yield { searched, url: wiki.url(id), links: links.get(id) ?? 0 };
  }
}

/** The pages that are wanted most, those whose names look like no page left out. */
function mostWanted(wiki: Wiki, counts: LinkCounts): { title: string; url: string; links: number }[] {
  const found: { title: string; url: string; links: number }[] = [];
  const keys = [...counts.missing].sort(([, a], [, b]) => b - a);
  for (const [key] of keys) {
    if (found.length === mostMissing) break;
    const page = wiki.missingPage(key);
    if (page !== null && !page.suspicious) found.push({ title: page.title, url: page.url, links: page.links });
  }
  return found;
}
