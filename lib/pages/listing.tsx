/** What a folder holds: its folders first, then its notes, in the order that is asked for, in pages. */
import { baseOf } from '../names/paths.ts';
import type { Entry, FolderList, Wiki } from '../wiki.ts';
import { address, fragment } from './address.ts';
import { ownDescription } from './description.ts';
import { ordered, orderOf, orderTools, type Order } from './folder-order.tsx';
import type { Markup } from './page.ts';
import { pager, sliceOf } from './pager.tsx';
import { clamp, counted, dayOf } from './phrases.ts';

const itemsPerPage = 100;
/** From so many notes on they may be sorted. */
const worthSorting = 4;
/** Id of the heading above a list that is only a part of its page. */
const heading = 'bl-folder';

type Item = { readonly folder: FolderList['folders'][number] } | { readonly entry: Entry };

/** A section for below a text that is the folder's page. */
export function folderListing(wiki: Wiki, folder: string, params: URLSearchParams): Markup {
  const list = wiki.folder(folder);
  return list === null ? null : section(list, listed(wiki, list, params, heading));
}

/** The same for the first page of the wiki: it waits folded until somebody asks for it. */
export function rootListing(wiki: Wiki, params: URLSearchParams): Markup {
  const list = wiki.folder('');
  if (list === null) return null;
  return section(
    list,
    <details open={params.has('page') || params.has('order')}>
      <summary>Show all</summary>
      {listed(wiki, list, params, heading)}
    </details>,
  );
}

function section(list: FolderList, content: Markup): Markup {
  return (
    <section class="bl-listing" aria-labelledby={heading}>
      <h2 id={heading}>
        In {list.folder === '' ? 'this vault' : clamp(baseOf(list.folder), 80)}{' '}
        <span class="bl-count">{contentsOf(list)}</span>
      </h2>
      {content}
    </section>
  );
}

/** `3 folders, 12 notes`. */
export function contentsOf({ folders, notes }: FolderList): string {
  const parts = [
    folders.length === 0 ? '' : counted(folders.length, 'folder'),
    notes.length === 0 ? '' : counted(notes.length, 'note'),
  ].filter(Boolean);
  return parts.length === 0 ? 'empty' : parts.join(', ');
}

/** One page of the list, and the links to the others; `id` is where they lead to on the page. */
export function listed(wiki: Wiki, list: FolderList, params: URLSearchParams, id: string): Markup {
  const isSorted = list.notes.length >= worthSorting;
  const order = isSorted ? orderOf(params) : null;
  const notes = ordered(wiki, list.notes, order);
  const items: Item[] = [...list.folders.map(folder => ({ folder })), ...notes.map(entry => ({ entry }))];
  const slice = sliceOf(params, 'page', items.length, itemsPerPage);
  const to = (asked: Order, page: number | null): string =>
    address(list.url, { order: asked, page: page === null ? null : String(page) }) + fragment(id);
  return (
    <>
      {isSorted ? orderTools(order, asked => to(asked, null)) : null}
      <ul class={isSorted ? 'bl-list bl-ordered' : 'bl-list'} data-order={isSorted ? (order ?? '') : null}>
        {items.slice(slice.from, slice.from + slice.count).map(item => (
          <li>{'folder' in item ? folderItem(item.folder) : noteItem(wiki, item.entry)}</li>
        ))}
      </ul>
      {pager(slice, 'Pages of this folder', page => to(order, page))}
    </>
  );
}

function folderItem({ name, url, notes }: FolderList['folders'][number]): Markup {
  return (
    <>
      <a class="bl-folder" href={url}>
        {clamp(name, 80)}
      </a>
      <span class="bl-quiet">{counted(notes, 'note')}</span>
    </>
  );
}

/** A note in a list: how often it is linked to, when it changed, what it says of itself. */
export function noteItem(wiki: Wiki, { id, url, title, unpublished }: Entry): Markup {
  const { links } = wiki.backlinks(id, { from: 0, count: 0 });
  const described = ownDescription(wiki.properties(id));
  const { created, updated } = wiki.dates(id);
  const changed = updated ?? created;
  const day = changed === null ? null : dayOf(changed.iso);
  return (
    <>
      <a href={url} dir="auto">
        {clamp(title, 120)}
      </a>
      {unpublished === null ? null : <span class="bl-badge">{unpublished}</span>}
      {links === 0 ? null : <span class="bl-quiet">{counted(links, 'mention')}</span>}
      {day === null ? null : (
        <time class="bl-quiet" datetime={day.iso}>
          {day.text}
        </time>
      )}
      {described === null ? null : (
        <p class="bl-quiet" dir="auto">
          {described}
        </p>
      )}
    </>
  );
}
