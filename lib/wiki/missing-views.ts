/**
 * The missing pages as a reader asks for them: some of them, in another order, or by the notes that want them. Each view
 * is made in steps, as a vault may want a hundred thousand pages, and kept for a while as its pages are turned.
 */
import type { NoteId } from '../model.ts';
import { byCodePoint, fold } from '../names/fold.ts';
import { isLikelySlip } from '../reports/likely-slip.ts';
import { Gradual } from './gradual.ts';
import type { VaultIndex } from './index.ts';
import type { MissingList } from './missing-list.ts';
import { sorting } from './sorted.ts';
import type { MissingPage, MissingTold, MissingView, Place, Wanted, WantingNote } from './types.ts';

/** Views that are kept beside each other. */
const mostViews = 4;
/** Pages looked at between two moments at which the making may be interrupted. */
const atOnce = 32;

export class MissingViews {
  readonly #list: MissingList;
  readonly #index: VaultIndex;
  /** The one that was asked for last stands last. */
  readonly #views = new Map<string, Gradual<MissingTold>>();

  constructor(list: MissingList, index: VaultIndex) {
    this.#list = list;
    this.#index = index;
  }

  soon(view: MissingView): Promise<MissingTold> {
    const { sort, group, typos, q } = view;
    const key = JSON.stringify([sort, group, typos, q]);
    const steps = (): Generator<void, MissingTold> => this.#telling(view);
    const made = this.#views.get(key) ?? new Gradual(steps, () => this.#index.revision, this.#index.turns);
    this.#views.delete(key);
    this.#views.set(key, made);
    for (const oldest of this.#views.keys()) {
      if (this.#views.size <= mostViews) break;
      this.#views.delete(oldest);
    }
    return made.soon();
  }

  *#telling(view: MissingView): Generator<void, MissingTold> {
    yield* this.#list.making();
    const all = this.#list.now;
    const asks: number[] = [];
    for (const page of all) for (const ask of page.asks) asks.push(ask);
    const notes = yield* this.#index.graph.countingAsking(asks);
    const pages = yield* inOrder(yield* chosen(all, view), view);
    return {
      view,
      all: all.length,
      links: all.reduce((sum, page) => sum + page.links, 0),
      notes,
      pages,
      byNote: view.group === null ? null : yield* this.#byNote(pages, view),
    };
  }

  *#byNote(pages: readonly MissingPage[], { sort }: MissingView): Generator<void, readonly WantingNote[]> {
    const wanting = yield* wantingNotes(pages);
    if (sort === 'first') return yield* sorting(wanting, byPath);
    if (sort === null) return yield* sorting(wanting, (a, b) => b.wants.length - a.wants.length || byPath(a, b));
    const { compare } = new Intl.Collator('en', { numeric: true });
    const titled = wanting.map(note => ({ note, title: this.#index.kept(note.id)?.title ?? note.id }));
    const named = yield* sorting(titled, (a, b) => compare(a.title, b.title) || byPath(a.note, b.note));
    return named.map(({ note }) => note);
  }
}

function byPath(a: WantingNote, b: WantingNote): number {
  return byCodePoint(a.id, b.id);
}

function* chosen<Page extends MissingPage>(
  pages: readonly Page[],
  { typos, q }: MissingView,
): Generator<void, readonly Page[]> {
  if (q === null && typos === null) return pages;
  const wanted = q === null ? null : fold(q);
  const found: Page[] = [];
  for (const [at, page] of pages.entries()) {
    if (at % atOnce === 0) yield;
    if (wanted !== null && !isNamed(page, wanted)) continue;
    if (typos === null) found.push(page);
    else {
      if (!isLikelySlip(page)) found.push(page);
      // What may be meant is looked for among the names of all notes.
      yield;
    }
  }
  return found;
}

function isNamed({ key, spellings }: MissingPage, wanted: string): boolean {
  return key.includes(wanted) || spellings.some(({ text }) => fold(text).includes(wanted));
}

/** What is hardly a link stands last in every order. */
function* inOrder(pages: readonly MissingPage[], { sort }: MissingView): Generator<void, readonly MissingPage[]> {
  if (sort === null) return pages;
  if (sort === 'first') return yield* asFirstSeen(pages);
  const { compare } = new Intl.Collator('en', { numeric: true });
  return yield* sorting(
    pages,
    (a, b) => Number(a.suspicious) - Number(b.suspicious) || compare(a.title, b.title) || byCodePoint(a.key, b.key),
  );
}

/** By the place that stands first among those that want a page. */
function* asFirstSeen(pages: readonly MissingPage[]): Generator<void, readonly MissingPage[]> {
  const placed: { readonly page: MissingPage; readonly first: Place }[] = [];
  for (const [at, page] of pages.entries()) {
    if (at % atOnce === 0) yield;
    const [first] = page.placesIn({ from: 0, count: 1 });
    if (first !== undefined) placed.push({ page, first });
  }
  const sorted = yield* sorting(
    placed,
    ({ page: a, first: one }, { page: b, first: other }) =>
      Number(a.suspicious) - Number(b.suspicious) ||
      byCodePoint(one.from, other.from) ||
      one.line - other.line ||
      one.column - other.column,
  );
  return sorted.map(({ page }) => page);
}

/** The pages from the other side: which note wants which of them, by place. */
function* wantingNotes(pages: readonly MissingPage[]): Generator<void, readonly WantingNote[]> {
  const byNote = new Map<NoteId, Wanted[]>();
  let looked = 0;
  for (const page of pages) {
    for (const [index, { from, line, column }] of page.places.entries()) {
      const wanted = { page, index, line, column };
      const wants = byNote.get(from);
      if (wants === undefined) byNote.set(from, [wanted]);
      else wants.push(wanted);
      if (++looked % atOnce === 0) yield;
    }
  }
  const notes: WantingNote[] = [];
  for (const [id, wants] of byNote) {
    notes.push({ id, wants: wants.sort((a, b) => a.line - b.line || a.column - b.column) });
    if (notes.length % atOnce === 0) yield;
  }
  return notes;
}
