/**
 * What a reader asks of the missing pages by the query of an address: which of them, in which order. The report and its
 * downloads read it alike. Law: it forgives every value.
 */
import { byCodePoint, fold } from '../names/fold.ts';
import { isLikelySlip } from '../reports/likely-slip.ts';
import type { MissingPage } from '../wiki.ts';

/** Null is the usual, which an address leaves out. */
export interface View {
  /** By name; by where they are first wanted; null: most wanted first. */
  readonly sort: 'name' | 'first' | null;
  /** By the notes that want them; null: by page. */
  readonly group: 'source' | null;
  /** Without likely slips. */
  readonly typos: 'hide' | null;
  /** What the name contains. */
  readonly q: string | null;
}

const longestFilter = 200;

export function viewOf(params: URLSearchParams): View {
  const sort = params.get('sort');
  return {
    sort: sort === 'name' || sort === 'first' ? sort : null,
    group: params.get('group') === 'source' ? 'source' : null,
    typos: params.get('typos') === 'hide' ? 'hide' : null,
    q: params.get('q')?.trim().slice(0, longestFilter) || null,
  };
}

/** The pages a view shows, in its order; what is hardly a link stands last in every order. */
export function viewed(pages: readonly MissingPage[], { sort, typos, q }: View): readonly MissingPage[] {
  const named = q === null ? pages : pages.filter(containing(q));
  const asked = typos === 'hide' ? named.filter(page => !isLikelySlip(page)) : named;
  return sort === null ? asked : asked.toSorted(sort === 'name' ? byName() : byFirst);
}

function containing(q: string): (page: MissingPage) => boolean {
  const wanted = fold(q);
  return ({ key, spellings }) => key.includes(wanted) || spellings.some(({ text }) => fold(text).includes(wanted));
}

type Order = (a: MissingPage, b: MissingPage) => number;

function byName(): Order {
  const { compare } = new Intl.Collator('en', { numeric: true });
  return (a, b) => Number(a.suspicious) - Number(b.suspicious) || compare(a.title, b.title);
}

/** By the place that stands first among those that want a page. */
const byFirst: Order = (a, b) => {
  const [one, other] = [a.places[0], b.places[0]];
  if (one === undefined || other === undefined) return 0;
  return (
    Number(a.suspicious) - Number(b.suspicious) ||
    byCodePoint(one.from, other.from) ||
    one.line - other.line ||
    one.column - other.column
  );
};
