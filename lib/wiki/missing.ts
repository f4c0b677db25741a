/** Missing pages as the wiki tells them: suggestions and sentences are read when they are looked at. */
import type { Edge } from '../graph/edge.ts';
import type { Missed } from '../graph/graph.ts';
import type { Name, NoteId, Suggestion } from '../model.ts';
import { encodePath } from '../names/address.ts';
import { missingRule } from '../reports/attachments.ts';
import { spellingsOf, type Spelling } from '../reports/missing.ts';
import { askedPage } from '../reports/named.ts';
import { mostSuggested, type Suggestions } from '../reports/suggest.ts';
import { isSuspicious } from '../reports/suspicious.ts';
import type { VaultIndex } from './index.ts';
import { mentionsOf } from './mentions.ts';
import type { Mention, MissingPage, Place, Range } from './types.ts';

/** What missing pages are told from, at the moment of each question. */
export interface MissingSource {
  readonly index: VaultIndex;
  suggestions(): Suggestions<NoteId>;
  /** Named as wanted in the settings. */
  intended(key: Name): boolean;
  /** All mentions of a page of the list, which is told from its beginning to its end. */
  inTurn(page: Missing): readonly Mention[];
}

/** What an ask wants when it wants a page that is not there. */
export function missedPage(ask: number, { graph }: VaultIndex): Missed | null {
  const missed = graph.missed(ask);
  return missed !== null && missingRule(missed) === 'missing-page' ? missed : null;
}

/** The missing page filed under this key, if anything wants it. */
export function missingOne(key: Name, source: MissingSource): Missing | null {
  const asks = source.index.graph.missedUnder(key).filter(ask => missedPage(ask, source.index) !== null);
  return asks.length === 0 ? null : new Missing(key, asks, source);
}

/** Law: small, as there may be a hundred thousand: of its links it keeps how they are written, and counts. */
export class Missing implements MissingPage {
  readonly key: Name;
  readonly title: string;
  readonly links: number;
  readonly notes: number;
  readonly suspicious: boolean;
  readonly #source: MissingSource;
  /** Nearly all pages are asked for in one way, which is kept bare. */
  readonly #asks: number | readonly number[];

  /** @param asks that want it, at least one */
  constructor(key: Name, asks: readonly number[], source: MissingSource) {
    this.key = key;
    this.#asks = asks.length === 1 ? (asks[0] as number) : asks;
    this.#source = source;
    const spellings = this.spellings;
    this.title = spellings[0]?.text ?? key;
    this.links = spellings.reduce((sum, { count }) => sum + count, 0);
    this.notes = this.links === 1 ? 1 : source.index.graph.notesAsking(asks);
    this.suspicious = isSuspicious(this.title);
  }

  get asks(): readonly number[] {
    return typeof this.#asks === 'number' ? [this.#asks] : this.#asks;
  }

  get spellings(): readonly Spelling[] {
    const { graph } = this.#source.index;
    const written = this.asks.flatMap(ask => {
      const missed = graph.missed(ask);
      return missed === null ? [] : [{ text: missed.want.spelling, count: missed.links }];
    });
    return spellingsOf(written);
  }

  get url(): string {
    return `/notes/${encodePath(this.#source.index.addresses.slugOfMissing(this.key))}`;
  }

  get intended(): boolean {
    return this.#source.intended(this.key);
  }

  get suggestions(): readonly Suggestion[] {
    // A note that wants a page is hardly the page it wants.
    const only = this.notes === 1 ? (this.edges(0, 1)[0]?.from ?? null) : null;
    return this.#source.suggestions().for(askedPage(this.title), mostSuggested, only);
  }

  get places(): readonly Place[] {
    return this.edges();
  }

  placesIn({ from, count }: Range): readonly Place[] {
    return this.edges(from, count);
  }

  get wantedBy(): readonly Mention[] {
    return this.#source.inTurn(this);
  }

  mentions({ from, count }: Range): readonly Mention[] {
    const { index } = this.#source;
    return mentionsOf(this.edges(from, count), index, index.revision, index.forPages);
  }

  /** Its links, by path, then place. */
  edges(from?: number, count?: number): readonly Edge[] {
    return this.#source.index.graph.incomingToMissed(this.asks).edges(from, count);
  }
}
