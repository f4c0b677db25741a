/** `/all`: every note, by folder, in pages. */
import { folderOf } from '../names/paths.ts';
import type { NoteId } from '../model.ts';
import type { Wiki } from '../wiki.ts';
import { address, fragment } from './address.ts';
import { apart, framed } from './frame.tsx';
import { noteItem } from './listing.tsx';
import type { FrameOptions, Markup, Page } from './page.ts';
import { pager, sliceOf } from './pager.tsx';
import { clamp, counted } from './phrases.ts';

export interface AllAsked {
  /** `page`: page of the list. */
  readonly params: URLSearchParams;
}

export const allPath = '/all';
const perPage = 100;

export function allPage(wiki: Wiki, { params }: AllAsked, options: FrameOptions): Page {
  const ids = wiki.notesByFolder();
  const slice = sliceOf(params, 'page', ids.length, perPage);
  return framed({
    ...apart,
    noindex: false,
    description: `All notes of ${wiki.title}, by folder.`,
    wiki,
    options,
    status: 200,
    title: 'All notes',
    place: { ...apart.place, address: allPath },
    main: (
      <>
        <header class="bl-head">
          <h1>All notes</h1>
          <p class="bl-quiet">{counted(ids.length, 'note')}</p>
        </header>
        {folders(wiki, ids.slice(slice.from, slice.from + slice.count))}
        {pager(slice, 'Pages of notes', page => address(allPath, { page: String(page) }) + fragment('bl-content'))}
      </>
    ),
  });
}

function folders(wiki: Wiki, notes: readonly NoteId[]): Markup {
  const groups = new Map<string, NoteId[]>();
  for (const id of notes) {
    const folder = folderOf(id);
    const group = groups.get(folder);
    if (group === undefined) groups.set(folder, [id]);
    else group.push(id);
  }
  return (
    <>
      {[...groups].map(([folder, ids]) => (
        <section class="bl-group">
          <h2 dir="auto">
            {folder === '' ? 'In no folder' : <a href={wiki.folder(folder)?.url}>{clamp(folder, 120)}</a>}
          </h2>
          <ul class="bl-list">
            {ids.map(id => (
              <li>{noteItem(wiki, wiki.entry(id))}</li>
            ))}
          </ul>
        </section>
      ))}
    </>
  );
}
