/**
 * In which order the notes of a folder are listed: by their files, or as a reader asks by the query of the address.
 * Law: every order is an address of its own, so that all of it works without scripts; with one it works without loading,
 * and is kept (`client/order`).
 */
import { byName } from '../names/shelf.ts';
import type { Entry, Wiki } from '../wiki.ts';
import type { Markup } from './page.ts';

/** Null is the usual, which an address leaves out. */
export type Order = 'title' | 'newest' | 'linked' | null;

const orders: readonly (readonly [order: Order, label: string])[] = [
  [null, 'By file'],
  ['title', 'A–Z'],
  ['newest', 'Newest'],
  ['linked', 'Most linked'],
];

export function orderOf(params: URLSearchParams): Order {
  const asked = params.get('order');
  return orders.find(([order]) => order === asked)?.[0] ?? null;
}

/** @param notes by their files; where two are equal, that order stays. */
export function ordered(wiki: Wiki, notes: readonly Entry[], order: Order): readonly Entry[] {
  switch (order) {
    case null:
      return notes;
    case 'title':
      return byName(notes, ({ title }) => title);
    case 'newest':
      return descending(notes, ({ id }) => {
        const { created, updated } = wiki.dates(id);
        return (updated ?? created)?.iso ?? '';
      });
    case 'linked':
      return descending(notes, ({ id }) => wiki.backlinks(id, { from: 0, count: 0 }).links);
  }
}

function descending<Key extends string | number>(notes: readonly Entry[], keyOf: (entry: Entry) => Key): Entry[] {
  const keyed = notes.map(entry => ({ entry, key: keyOf(entry) }));
  return keyed.sort((a, b) => (a.key < b.key ? 1 : a.key > b.key ? -1 : 0)).map(({ entry }) => entry);
}

/** The orders to choose from. */
export function orderTools(shown: Order, addressOf: (order: Order) => string): Markup {
  return (
    <div class="bl-tools">
      <div class="bl-pills bl-orders" role="group" aria-label="Order">
        {orders.map(([order, label]) => (
          <a
            class="bl-pill bl-choice"
            href={addressOf(order)}
            data-order={order ?? ''}
            aria-current={order === shown ? 'true' : null}
          >
            {label}
          </a>
        ))}
      </div>
    </div>
  );
}
