/**
 * Search for a command: one question, in this process. Every note is read once, and of its words only those are kept
 * that can matter to the question.
 */
import type { NoteId } from '../model.ts';
import { keepsForNames, keepsForQuery } from '../search/keeps.ts';
import { parseQuery } from '../search/query.ts';
import { SearchIndex } from '../search/search-index.ts';
import type { Keeps } from '../search/segment-writer.ts';
import type { SearchOptions } from '../search/types.ts';
import { takeAll } from './turns.ts';
import { SearchFiles } from './search-files.ts';
import { missingAnswers } from './search-missing.ts';
import { WantedNames } from './search-names.ts';
import { mostTags } from './search-tags.ts';
import type { Search, SearchAnswer } from './search-types.ts';
import type { LinkCounts, Wiki } from './types.ts';

export class SearchAtOnce implements Search {
  readonly indexing = null;
  readonly isWhole = true;
  readonly #wiki: Wiki;
  readonly #files: SearchFiles;

  constructor(wiki: Wiki) {
    this.#wiki = wiki;
    this.#files = new SearchFiles(wiki.root, wiki.linkOrder);
  }

  async search(query: string, options: SearchOptions): Promise<SearchAnswer> {
    await this.#wiki.exact;
    const counts = await this.#wiki.countLinks();
    const index = this.#indexOf(keepsForQuery(parseQuery(query, false)), counts);
    const read = (id: NoteId): ReturnType<SearchFiles['read']> => this.#files.read(id);
    const names = new WantedNames();
    takeAll(names.taking(counts.missing));
    return {
      ...index.search(query, options, read),
      missing: missingAnswers(query, names, this.#wiki),
      tags: index.tags(query, mostTags, read),
    };
  }

  async naming(names: readonly string[], most: number): Promise<readonly NoteId[]> {
    await this.#wiki.exact;
    return this.#indexOf(keepsForNames(names), null).naming(names, most);
  }

  close(): void {}

  #indexOf(keeps: Keeps, counts: LinkCounts | null): SearchIndex {
    const index = new SearchIndex(keeps);
    for (const id of this.#wiki.notes()) {
      const note = this.#wiki.entry(id).excluded ? null : this.#files.read(id);
      if (note !== null) index.put(note);
    }
    counts?.notes.forEach((id, at) => index.setLinks(id, counts.links[at] as number));
    return index;
  }
}
