/**
 * What changed lately, among the short lists of the first page. Law: a date is what a note says of itself, else what git
 * says; the time of a file is neither, and is shown only as what it is, to those who sit where it was saved.
 */
import type { DatedNote, Entry, Wiki } from '../wiki.ts';
import type { FrameOptions, Markup } from './page.ts';
import { clamp, dayAt, dayOf, type Day } from './phrases.ts';

/** Items of a short list; so few may well be of one day. */
export const perList = 6;
/** Files written within this time carry the time of a checkout or a copy, which orders nothing. */
const oneCheckout = 60_000;

export interface ChangedNote {
  readonly entry: Entry;
  readonly day: Day | null;
}

/** A long list, of which only what is shown is made. */
export interface ChangedNotes {
  readonly length: number;
  slice(from: number, to: number): readonly ChangedNote[];
}

/** The newest first, each with its day, or why there is no order to show. */
export interface Recent {
  readonly title: string;
  readonly changed: ChangedNotes | string;
  readonly remark: string | null;
}

export function recent(wiki: Wiki, options: FrameOptions): Markup {
  const { title, changed, remark } = recentlyChanged(wiki, options);
  const items =
    typeof changed === 'string' ? changed : changed.slice(0, perList).map(({ entry, day }) => item(entry, day));
  return list('bl-changed', title, items, remark);
}

export function recentlyChanged(wiki: Wiki, { editing }: FrameOptions): Recent {
  const { changed, dated, saved } = wiki.byDate();
  const shallow = wiki.history === 'shallow';
  if (dated === 0 && !shallow && editing) return recentlySaved(wiki, saved);
  const none = (why: string): Recent => ({ title: 'Recently changed', changed: why, remark: null });
  if (dated === 0) return none(shallow ? unavailable : 'No note says when it changed.');
  if (dated > perList && changed[0]?.day === changed[dated - 1]?.day) {
    return none('All notes have the same date, so there is no order to show.');
  }
  return {
    title: 'Recently changed',
    changed: {
      length: dated,
      slice: (from: number, to: number) =>
        changed
          .slice(from, Math.min(to, dated))
          .map(({ id, day }) => ({ entry: wiki.entry(id), day: day === null ? null : dayOf(day) })),
    },
    remark: shallow && dated < changed.length ? `Of the other notes: ${unavailable.toLowerCase()}` : null,
  };
}

const unavailable = 'Dates unavailable (shallow clone).';

/** Times of files, where nothing better is known. */
function recentlySaved(wiki: Wiki, saved: readonly DatedNote[]): Recent {
  const title = 'Recently saved';
  const [newest, oldest] = [saved[0]?.modified ?? 0, saved.at(-1)?.modified ?? 0];
  if (saved.length > perList && newest - oldest < oneCheckout) {
    return { title, changed: 'All files were saved at once, so there is no order to show.', remark: null };
  }
  return {
    title,
    changed: {
      length: saved.length,
      slice: (from: number, to: number) =>
        saved.slice(from, to).map(({ id, modified }) => ({ entry: wiki.entry(id), day: dayAt(modified) })),
    },
    remark: 'The times of the files on this machine.',
  };
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
