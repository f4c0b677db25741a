/** Missing pages as the wiki tells them: suggestions and sentences are read when they are looked at. */
import type { Name, NoteId, Suggestion } from '../model.ts';
import { encodePath } from '../names/address.ts';
import type { Linked } from '../reports/linked.ts';
import { missingPages, type WantedPage } from '../reports/missing.ts';
import { askedPage } from '../reports/named.ts';
import type { Suggestions } from '../reports/suggest.ts';
import type { VaultIndex } from './index.ts';
import { mentionsOf } from './mentions.ts';
import type { Mention, MissingPage, Place, Range } from './types.ts';

/** All missing pages, most wanted first. */
export function missingOf(linked: Linked, index: VaultIndex, suggestions: Suggestions<NoteId>): readonly MissingPage[] {
  return missingPages(linked).map(page => new Missing(page, index, suggestions));
}

/** The missing page filed under this key, if anything wants it. */
export function missingOne(key: Name, index: VaultIndex, suggestions: Suggestions<NoteId>): MissingPage | null {
  const edges = index.graph.edgesToMissing(key);
  const linked = { edges: () => edges, resolve: index.graph.resolve.bind(index.graph) };
  const [page] = missingPages(linked);
  return page === undefined ? null : new Missing(page, index, suggestions);
}

class Missing implements MissingPage {
  readonly key: Name;
  readonly title: string;
  readonly spellings: MissingPage['spellings'];
  readonly links: number;
  readonly notes: number;
  readonly suspicious: boolean;
  readonly intended = false;
  readonly #page: WantedPage;
  readonly #index: VaultIndex;
  readonly #suggestions: Suggestions<NoteId>;

  constructor(page: WantedPage, index: VaultIndex, suggestions: Suggestions<NoteId>) {
    this.key = page.key;
    this.title = page.title;
    this.spellings = page.spellings;
    this.links = page.links;
    this.notes = page.notes;
    this.suspicious = page.suspicious;
    this.#page = page;
    this.#index = index;
    this.#suggestions = suggestions;
  }

  get url(): string {
    return `/notes/${encodePath(this.#index.addresses.slugOfMissing(this.key))}`;
  }

  get suggestions(): readonly Suggestion[] {
    return this.#suggestions.for(askedPage(this.title));
  }

  get places(): readonly Place[] {
    return this.#page.edges;
  }

  get wantedBy(): readonly Mention[] {
    return mentionsOf(this.#page.edges, this.#index);
  }

  mentions({ from, count }: Range): readonly Mention[] {
    return mentionsOf(this.#page.edges.slice(from, from + count), this.#index);
  }
}
