/** Missing pages as the wiki tells them: suggestions and sentences are read when they are looked at. */
import type { Edge } from '../graph/edge.ts';
import type { Name, NoteId, Suggestion } from '../model.ts';
import { encodePath } from '../names/address.ts';
import { missingPages, type WantedPage } from '../reports/missing.ts';
import { askedPage } from '../reports/named.ts';
import { mostSuggested, type Suggestions } from '../reports/suggest.ts';
import type { VaultIndex } from './index.ts';
import { mentionsByEdge, mentionsOf } from './mentions.ts';
import type { Mention, MissingPage, Place, Range } from './types.ts';

/** What missing pages are told from. */
export interface MissingSource {
  readonly index: VaultIndex;
  /** Of the index, at which the pages are wanted. */
  readonly revision: number;
  readonly suggestions: Suggestions<NoteId>;
  /** Named as wanted in the settings. */
  readonly intended: (key: Name) => boolean;
}

/** All missing pages, most wanted first. */
export function missingOf(source: MissingSource): readonly MissingPage[] {
  const pages = pagesWantedBy(source.index.graph.missing().edges());
  const readAhead = new ReadAhead(pages, source);
  return pages.map((page, at) => new Missing(page, source, () => readAhead.mentions(at)));
}

/** The missing page filed under this key, if anything wants it. */
export function missingOne(key: Name, source: MissingSource): MissingPage | null {
  const { index, revision } = source;
  const [page] = pagesWantedBy(index.graph.incomingToMissing(key).edges());
  return page === undefined ? null : new Missing(page, source, () => mentionsOf(page.edges, index, revision));
}

/** @param edges that find nothing */
function pagesWantedBy(edges: readonly Edge[]): readonly WantedPage[] {
  return missingPages({ edges: () => edges, resolve: ({ want }) => ({ state: 'missing', name: want.key }) });
}

/** Links whose sentences are read together; they are kept until they are told, some 100 bytes each. */
const linksAhead = 1 << 15;

/**
 * Reads sentences for the pages of a list, which are told one after the other: a note wants pages all over the list,
 * and is read once for thousands of them instead of once for each.
 */
class ReadAhead {
  readonly #pages: readonly WantedPage[];
  readonly #source: MissingSource;
  #mentions: ReadonlyMap<Edge, Mention> = new Map();
  /** The pages whose mentions are at hand. */
  #from = 0;
  #to = 0;

  constructor(pages: readonly WantedPage[], source: MissingSource) {
    this.#pages = pages;
    this.#source = source;
  }

  /** The mentions of the page at this place of the list. */
  mentions(at: number): readonly Mention[] {
    if (at < this.#from || at >= this.#to) this.#read(at);
    const mentions = this.#edgesOf(at).flatMap(edge => this.#mentions.get(edge) ?? []);
    if (at === this.#to - 1) this.#forget();
    return mentions;
  }

  #read(from: number): void {
    const edges = [...this.#edgesOf(from)];
    let to = from + 1;
    while (to < this.#pages.length && edges.length < linksAhead)
      for (const edge of this.#edgesOf(to++)) edges.push(edge);
    this.#mentions = mentionsByEdge(edges, this.#source.index, this.#source.revision);
    this.#from = from;
    this.#to = to;
  }

  #forget(): void {
    this.#mentions = new Map();
    this.#to = this.#from;
  }

  #edgesOf(at: number): readonly Edge[] {
    return this.#pages[at]?.edges ?? [];
  }
}

class Missing implements MissingPage {
  readonly key: Name;
  readonly title: string;
  readonly spellings: MissingPage['spellings'];
  readonly links: number;
  readonly notes: number;
  readonly suspicious: boolean;
  readonly #page: WantedPage;
  readonly #source: MissingSource;
  readonly #mentions: () => readonly Mention[];

  constructor(page: WantedPage, source: MissingSource, mentions: () => readonly Mention[]) {
    this.key = page.key;
    this.title = page.title;
    this.spellings = page.spellings;
    this.links = page.links;
    this.notes = page.notes;
    this.suspicious = page.suspicious;
    this.#page = page;
    this.#source = source;
    this.#mentions = mentions;
  }

  get url(): string {
    return `/notes/${encodePath(this.#source.index.addresses.slugOfMissing(this.key))}`;
  }

  get intended(): boolean {
    return this.#source.intended(this.key);
  }

  get suggestions(): readonly Suggestion[] {
    const [first] = this.#page.edges;
    // A note that wants a page is hardly the page it wants.
    const only = this.notes === 1 && first !== undefined ? first.from : null;
    return this.#source.suggestions.for(askedPage(this.title), mostSuggested, only);
  }

  get places(): readonly Place[] {
    return this.#page.edges;
  }

  get wantedBy(): readonly Mention[] {
    return this.#mentions();
  }

  mentions({ from, count }: Range): readonly Mention[] {
    const { index, revision } = this.#source;
    return mentionsOf(this.#page.edges.slice(from, from + count), index, revision);
  }
}
