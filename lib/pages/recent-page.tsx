/** `/recent`: all notes by the day they changed, the newest first, as far as anything tells that day. */
import { folderOf } from '../names/paths.ts';
import type { Entry, Wiki } from '../wiki.ts';
import { address, fragment } from './address.ts';
import { apart, framed } from './frame.tsx';
import type { FrameOptions, Markup, Page } from './page.ts';
import { pager, sliceOf } from './pager.tsx';
import { clamp, type Day } from './phrases.ts';
import { recentlyChanged, type ChangedNote } from './recent.tsx';

export interface RecentAsked {
  /** `page`: page of the list. */
  readonly params: URLSearchParams;
}

export const recentPath = '/recent';
const perPage = 100;

export function recentPage(wiki: Wiki, { params }: RecentAsked, options: FrameOptions): Page {
  const { title, changed, remark } = recentlyChanged(wiki, options);
  const slice = sliceOf(params, 'page', changed.length, perPage);
  return framed({
    ...apart,
    noindex: false,
    wiki,
    options,
    status: 200,
    title,
    description: `What changed last in the notes of ${wiki.title}.`,
    place: { ...apart.place, address: recentPath },
    main: (
      <>
        <header class="bl-head">
          <h1>{title}</h1>
          {remark === null ? null : <p class="bl-quiet">{remark}</p>}
        </header>
        {typeof changed === 'string' ? (
          <p>
            {changed} <a href="/all">All notes</a>
          </p>
        ) : (
          <>
            {days(changed.slice(slice.from, slice.from + slice.count))}
            {pager(
              slice,
              'Pages of changes',
              page => address(recentPath, { page: String(page) }) + fragment('bl-content'),
            )}
          </>
        )}
      </>
    ),
  });
}

function days(changed: readonly ChangedNote[]): Markup {
  const byDay = new Map<string, { readonly day: Day | null; readonly entries: Entry[] }>();
  for (const { entry, day } of changed) {
    const key = day?.iso ?? '';
    const known = byDay.get(key);
    if (known === undefined) byDay.set(key, { day, entries: [entry] });
    else known.entries.push(entry);
  }
  return (
    <>
      {[...byDay.values()].map(({ day, entries }) => (
        <section class="bl-group">
          <h2>{day === null ? 'No day' : <time datetime={day.iso}>{day.text}</time>}</h2>
          <ul class="bl-list">{entries.map(item)}</ul>
        </section>
      ))}
    </>
  );
}

function item({ id, url, title, unpublished }: Entry): Markup {
  return (
    <li>
      <a href={url} dir="auto">
        {clamp(title, 120)}
      </a>
      {unpublished === null ? null : <span class="bl-badge">{unpublished}</span>}
      <span class="bl-quiet">{folderOf(id)}</span>
    </li>
  );
}
