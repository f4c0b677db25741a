/**
 * The list of all missing pages, most wanted first. It is made when it is first asked for, and kept true from then on:
 * a change of the vault costs the pages that its links concern.
 */
import type { Edge } from '../graph/edge.ts';
import type { Name } from '../model.ts';
import { mostWantedFirst } from '../reports/missing.ts';
import { takeAll, type Steps } from './follow.ts';
import { mentionsByEdge } from './mentions.ts';
import { Missing, missedPage, type MissingSource } from './missing.ts';
import { placeOf, replaced } from './sorted.ts';
import type { Mention } from './types.ts';

/** Pages looked at between two moments at which the making may be interrupted. */
const atOnce = 32;

export class MissingList {
  readonly #source: MissingSource;
  readonly #byAsk = new Map<number, Missing>();
  readonly #byKey = new Map<Name, Missing>();
  #sorted: readonly Missing[] = [];
  /** Of the index, at which the list was true. */
  #revision = -1;
  #inTurn: InTurn;

  constructor(source: Omit<MissingSource, 'inTurn'>) {
    this.#source = { ...source, inTurn: page => this.#inTurn.mentions(page) };
    this.#inTurn = new InTurn([], this.#source);
  }

  /** What pages of the list, and single ones, are told from. */
  get source(): MissingSource {
    return this.#source;
  }

  /** The list as it is now; a list that was given out stays as it was. */
  get now(): readonly Missing[] {
    if (this.#revision !== this.#source.index.revision) takeAll(this.making());
    return this.#sorted;
  }

  /** In how many notes they are wanted. */
  get notes(): number {
    const asks: number[] = [];
    for (const page of this.now) for (const ask of page.asks) asks.push(ask);
    return this.#source.index.graph.notesAsking(asks);
  }

  /** Makes the list true, in steps where there is time for that. */
  *making(): Steps & Iterable<void> {
    const { index } = this.#source;
    const { revision } = index;
    const changed = index.graph.takeChanged();
    if (changed === null) yield* this.#makeAnew();
    else this.#apply(changed);
    // A change that came between two steps is still to be taken up.
    this.#revision = revision;
  }

  *#makeAnew(): Steps & Iterable<void> {
    const { index } = this.#source;
    const asksByKey = new Map<Name, number[]>();
    for (let ask = 0; ask < index.graph.asks; ask++) {
      const missed = missedPage(ask, index);
      if (ask % atOnce === 0) yield;
      if (missed === null) continue;
      const asks = asksByKey.get(missed.want.key);
      if (asks) asks.push(ask);
      else asksByKey.set(missed.want.key, [ask]);
    }
    this.#byAsk.clear();
    this.#byKey.clear();
    for (const [key, asks] of asksByKey) {
      this.#keep(new Missing(key, asks, this.#source));
      if (this.#byKey.size % atOnce === 0) yield;
    }
    this.#tell([...this.#byKey.values()].sort(mostWantedFirst));
  }

  #apply(changed: ReadonlySet<number>): void {
    const asks = new Map<Name, Set<number>>();
    const asksOf = (key: Name): Set<number> => {
      let known = asks.get(key);
      if (!known) asks.set(key, (known = new Set(this.#byKey.get(key)?.asks)));
      return known;
    };
    for (const ask of changed) {
      const before = this.#byAsk.get(ask);
      if (before) asksOf(before.key).delete(ask);
      const missed = missedPage(ask, this.#source.index);
      if (missed) asksOf(missed.want.key).add(ask);
    }
    const gone = new Set<Missing>();
    const come: Missing[] = [];
    for (const [key, now] of asks) {
      const before = this.#byKey.get(key);
      if (before) gone.add(before);
      if (before) this.#forget(before);
      if (now.size > 0) come.push(this.#keep(new Missing(key, [...now], this.#source)));
    }
    if (gone.size + come.length > 0) this.#tell(replaced(this.#sorted, gone, come, mostWantedFirst));
  }

  #keep(page: Missing): Missing {
    this.#byKey.set(page.key, page);
    for (const ask of page.asks) this.#byAsk.set(ask, page);
    return page;
  }

  #forget(page: Missing): void {
    this.#byKey.delete(page.key);
    for (const ask of page.asks) this.#byAsk.delete(ask);
  }

  #tell(pages: readonly Missing[]): void {
    this.#sorted = pages;
    this.#inTurn = new InTurn(pages, this.#source);
  }
}

/** Links whose sentences are read together; they are kept until they are told, some 100 bytes each. */
const linksAhead = 1 << 15;

/**
 * Reads sentences for the pages of a list, which are told one after the other: a note wants pages all over the list,
 * and is read once for thousands of them instead of once for each.
 */
class InTurn {
  readonly #pages: readonly Missing[];
  readonly #source: MissingSource;
  #edges: readonly (readonly Edge[])[] = [];
  #mentions: ReadonlyMap<Edge, Mention> = new Map();
  /** The first page whose mentions are at hand; they are those of as many pages as there are lists of edges. */
  #from = 0;

  constructor(pages: readonly Missing[], source: MissingSource) {
    this.#pages = pages;
    this.#source = source;
  }

  /** All mentions of a page. */
  mentions(page: Missing): readonly Mention[] {
    const next = this.#from + this.#edges.length;
    const at = this.#pages[next] === page ? next : placeOf(page, this.#pages, mostWantedFirst);
    // One of a list before this one, which is told still.
    if (this.#pages[at] !== page) return page.mentions({ from: 0, count: page.links });
    if (at < this.#from || at >= next) this.#read(at);
    const mentions = (this.#edges[at - this.#from] ?? []).flatMap(edge => this.#mentions.get(edge) ?? []);
    if (at === this.#from + this.#edges.length - 1) this.#forget(at + 1);
    return mentions;
  }

  #read(from: number): void {
    const edges: (readonly Edge[])[] = [];
    let links = 0;
    for (let at = from; at < this.#pages.length && links < linksAhead; at++) {
      const own = (this.#pages[at] as Missing).edges();
      links += own.length;
      edges.push(own);
    }
    const { index } = this.#source;
    this.#mentions = mentionsByEdge(edges.flat(), index, index.revision);
    this.#edges = edges;
    this.#from = from;
  }

  #forget(next: number): void {
    this.#mentions = new Map();
    this.#edges = [];
    this.#from = next;
  }
}
