/**
 * The list of all missing pages, most wanted first. It is made when it is first asked for, and kept true from then on:
 * a change of the vault costs the pages that its links concern.
 */
import type { Edge } from '../graph/edge.ts';
import type { Name } from '../model.ts';
import { mostWantedFirst } from '../reports/missing.ts';
import { takeAll, type Steps } from './turns.ts';
import { mentionsByEdge } from './mentions.ts';
import { Missing, missedPage, type MissingSource } from './missing.ts';
import { placeOf, replacing, sorting } from './sorted.ts';
import type { Mention } from './types.ts';

/** Pages looked at between two moments at which the making may be interrupted. */
const atOnce = 32;

export class MissingList {
  readonly #source: MissingSource;
  readonly #byAsk: (Missing | undefined)[] = [];
  readonly #byKey = new Map<Name, Missing>();
  #sorted: readonly Missing[] = [];
  /** Of the index, at which the list was true. */
  #revision = -1;
  /** Begun and not at its end: whoever wants the list goes on with it. */
  #underWay: (Steps & Iterable<void>) | null = null;

  /** @param linksAhead links whose sentences are read together, for who tells the whole list */
  constructor(source: Omit<MissingSource, 'inTurn'>, linksAhead: number) {
    this.#source = { ...source, inTurn: page => inTurn.mentions(page, this.#sorted) };
    const inTurn = new InTurn(this.#source, linksAhead);
  }

  /** What pages of the list, and single ones, are told from. */
  get source(): MissingSource {
    return this.#source;
  }

  /** The list as it is now; a list that was given out stays as it was. */
  get now(): readonly Missing[] {
    // What is under way may be of an earlier moment.
    while (this.#revision !== this.#source.index.revision) takeAll(this.making());
    return this.#sorted;
  }

  /** The list as it is now or soon after, made true a little at a time, with room for everything else in between. */
  async soon(): Promise<readonly Missing[]> {
    const { revision } = this.#source.index;
    // What is under way may be of an earlier moment. What changes meanwhile is for who asks after it.
    while (this.#revision < revision) await this.#source.index.turns.take('awaited', this.making());
    return this.#sorted;
  }

  /** Makes the list true, in steps where there is time for that. */
  *making(): Steps & Iterable<void> {
    const underWay = (this.#underWay ??= this.#makingTrue());
    yield* underWay;
    if (this.#underWay === underWay) this.#underWay = null;
  }

  *#makingTrue(): Steps & Iterable<void> {
    const { index } = this.#source;
    const { revision } = index;
    const changed = index.graph.takeChanged();
    if (changed === null) yield* this.#makeAnew();
    else yield* this.#apply(changed);
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
    this.#byAsk.length = 0;
    this.#byKey.clear();
    for (const [key, asks] of asksByKey) {
      this.#keep(new Missing(key, asks, this.#source));
      if (this.#byKey.size % atOnce === 0) yield;
    }
    this.#sorted = yield* sorting([...this.#byKey.values()], mostWantedFirst);
  }

  *#apply(changed: ReadonlySet<number>): Steps & Iterable<void> {
    const asks = new Map<Name, Set<number>>();
    const asksOf = (key: Name): Set<number> => {
      let known = asks.get(key);
      if (!known) asks.set(key, (known = new Set(this.#byKey.get(key)?.asks)));
      return known;
    };
    let looked = 0;
    for (const ask of changed) {
      if (++looked % atOnce === 0) yield;
      const before = this.#byAsk[ask];
      if (before) asksOf(before.key).delete(ask);
      const missed = missedPage(ask, this.#source.index);
      if (missed) asksOf(missed.want.key).add(ask);
    }
    const gone = new Set<Missing>();
    const come: Missing[] = [];
    for (const [key, now] of asks) {
      if (++looked % atOnce === 0) yield;
      const before = this.#byKey.get(key);
      if (before) gone.add(before);
      if (before) this.#forget(before);
      if (now.size > 0) come.push(this.#keep(new Missing(key, [...now], this.#source)));
    }
    if (gone.size + come.length === 0) return;
    this.#sorted = yield* replacing(this.#sorted, gone, come, mostWantedFirst);
  }

  #keep(page: Missing): Missing {
    this.#byKey.set(page.key, page);
    for (const ask of page.asks) this.#byAsk[ask] = page;
    return page;
  }

  #forget(page: Missing): void {
    this.#byKey.delete(page.key);
    for (const ask of page.asks) this.#byAsk[ask] = undefined;
  }
}

/**
 * Reads sentences for the pages of a list, which are told one after the other: a note wants pages all over the list,
 * and is read once for many of them instead of once for each.
 */
class InTurn {
  readonly #source: MissingSource;
  /** Links whose sentences are read together; they are kept until they are told, some 100 bytes each. */
  readonly #linksAhead: number;
  /** By page: its mentions, as far as they are read. A page that changes is another one. */
  readonly #ahead = new Map<Missing, readonly Mention[]>();
  /** The page that was told last. */
  #last: Missing | null = null;

  constructor(source: MissingSource, linksAhead: number) {
    this.#source = source;
    this.#linksAhead = linksAhead;
  }

  /** All mentions of a page. */
  mentions(page: Missing, pages: readonly Missing[]): readonly Mention[] {
    const at = placeOf(page, pages, mostWantedFirst);
    const isNext = at === 0 || pages[at - 1] === this.#last;
    this.#last = page;
    if (!this.#ahead.has(page)) {
      // One of a list before this one, or of a list in another order, which is told still.
      if (pages[at] !== page || !isNext) return page.mentions({ from: 0, count: page.links });
      this.#read(at, pages);
    }
    const mentions = this.#ahead.get(page) ?? [];
    this.#ahead.delete(page);
    return mentions;
  }

  #read(from: number, pages: readonly Missing[]): void {
    this.#ahead.clear();
    const edges: (readonly Edge[])[] = [];
    let links = 0;
    for (let at = from; at < pages.length && links < this.#linksAhead; at++) {
      const own = (pages[at] as Missing).edges();
      links += own.length;
      edges.push(own);
    }
    const { index } = this.#source;
    const mentions = mentionsByEdge(edges.flat(), index, index.revision);
    edges.forEach((own, at) => {
      this.#ahead.set(
        pages[from + at] as Missing,
        own.flatMap(edge => mentions.get(edge) ?? []),
      );
    });
  }
}
