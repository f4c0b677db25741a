/**
 * What changed lately, among the short lists of the first page. Law: a date is what a note says of itself, else what git
 * says; the time of a file is neither, and is shown only as what it is, to those who sit where it was saved.
 */
import { foremost } from '../reports/foremost.ts';
import type { Entry, Wiki } from '../wiki.ts';
import type { FrameOptions, Markup } from './page.ts';
import { clamp, dayAt, dayOf, type Day } from './phrases.ts';

/** Items of a short list; so few may well be of one day. */
export const perList = 6;
/** Files written within this time carry the time of a checkout or a copy, which orders nothing. */
const oneCheckout = 60_000;

/** The newest first, each with its day, or why there is no order to show. */
export interface Recent {
  readonly title: string;
  readonly changed: readonly { readonly entry: Entry; readonly day: Day | null }[] | string;
  readonly remark: string | null;
}

export function recent(wiki: Wiki, entries: readonly Entry[], options: FrameOptions): Markup {
  const { title, changed, remark } = recentlyChanged(wiki, entries, options);
  const items = typeof changed === 'string' ? changed : changed.map(({ entry, day }) => item(entry, day));
  return list('bl-changed', title, items, remark);
}

/** @param most items of the list */
export function recentlyChanged(
  wiki: Wiki,
  entries: readonly Entry[],
  { editing }: FrameOptions,
  most = perList,
): Recent {
  const dated = entries.flatMap(entry => {
    const { created, updated } = wiki.dates(entry.id);
    const iso = (updated ?? created)?.iso;
    return iso === undefined ? [] : [{ entry, iso }];
  });
  const shallow = wiki.history === 'shallow';
  if (dated.length === 0 && !shallow && editing) return recentlySaved(entries, most);
  const none = (changed: string): Recent => ({ title: 'Recently changed', changed, remark: null });
  if (dated.length === 0) return none(shallow ? unavailable : 'No note says when it changed.');
  const [first] = dated;
  if (dated.length > perList && dated.every(({ iso }) => iso === first?.iso)) {
    return none('All notes have the same date, so there is no order to show.');
  }
  return {
    title: 'Recently changed',
    // Days are compared as they are shown, each in the zone it was written in.
    changed: firstOf(dated, most, (a, b) => (a.iso < b.iso ? 1 : a.iso > b.iso ? -1 : 0)).map(({ entry, iso }) => ({
      entry,
      day: dayOf(iso),
    })),
    remark: shallow && dated.length < entries.length ? `Of the other notes: ${unavailable.toLowerCase()}` : null,
  };
}

const unavailable = 'Dates unavailable (shallow clone).';

/** Times of files, where nothing better is known. */
function recentlySaved(entries: readonly Entry[], most: number): Recent {
  const title = 'Recently saved';
  const [newest, oldest] = entries.reduce(
    ([most, least], { modified }) => [Math.max(most, modified), Math.min(least, modified)],
    [-Infinity, Infinity],
  );
  if (entries.length > perList && newest - oldest < oneCheckout) {
    return { title, changed: 'All files were saved at once, so there is no order to show.', remark: null };
  }
  return {
    title,
    changed: firstOf(entries, most, (a, b) => b.modified - a.modified).map(entry => ({
      entry,
      day: dayAt(entry.modified),
    })),
    remark: 'The times of the files on this machine.',
  };
}

function firstOf<Item>(items: readonly Item[], most: number, compare: (a: Item, b: Item) => number): Item[] {
  return most >= items.length ? items.toSorted(compare) : foremost(items, most, compare);
}

function item({ url, title }: Entry, day: Day | null): Markup {
  return (
    <>
      <a href={url} dir="auto">
        {clamp(title, 80)}
      </a>
      {day === null ? null : (
        <time class="bl-quiet" datetime={day.iso}>
          {day.text}
        </time>
      )}
    </>
  );
}

/** A short list under its title, or why there is none; and what is to be known of it. */
export function list(id: string, title: string, items: Markup[] | string, remark: string | null = null): Markup {
  return (
    <section aria-labelledby={id}>
      <h2 id={id}>{title}</h2>
      {typeof items === 'string' ? (
        <p class="bl-quiet">{items}</p>
      ) : (
        <ol>
          {items.map(each => (
            <li>{each}</li>
          ))}
        </ol>
      )}
      {remark === null ? null : <p class="bl-quiet">{remark}</p>}
    </section>
  );
}
