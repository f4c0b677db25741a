/**
 * Where a page stands: the way to it through the folders, its siblings, and the top folders; and the pages that look
 * at all notes.
 * Law: the size of the list is bounded, whatever the size of the vault; what is left out is one link away.
 */
import type { FileId } from '../model.ts';
import { baseOf } from '../names/paths.ts';
import type { Entry, FolderList, Wiki } from '../wiki.ts';
import type { Markup } from './page.ts';
import { clamp } from './phrases.ts';

/** Which page of the wiki is shown. */
export interface Place {
  /** The folder it is in, or is; null outside the folders. */
  readonly folder: string | null;
  /** The note, or another file, that it shows. */
  readonly note: FileId | null;
  /** Its address when it is one of the fixed pages. */
  readonly address: '/' | (typeof ways)[number][0] | null;
}

/** Address → what it is called. */
const ways = [
  ['/all', 'All notes'],
  ['/recent', 'Recent changes'],
  ['/tags', 'Tags'],
  ['/graph', 'Graph'],
  ['/missing', 'Missing pages'],
  ['/health', 'Health'],
] as const;

/** Most entries of one kind on the level where the page stands, and most root notes on every other page. */
const siblings = 40;
const siblingsBefore = 12;
const rootNotes = 12;

/** A page outside the folders. */
export const nowhere: Place = { folder: null, note: null, address: null };

/** The list of every folder from the root to `folder`; it ends early where the vault has no such folder. */
export function wayTo(wiki: Wiki, folder: string): readonly FolderList[] {
  const way: FolderList[] = [];
  const segments = folder === '' ? [] : folder.split('/');
  for (let depth = 0; depth <= segments.length; depth++) {
    const list = wiki.folder(segments.slice(0, depth).join('/'));
    if (list === null) break;
    way.push(list);
  }
  return way;
}

/** @param way to the place's folder */
export function navigation(wiki: Wiki, place: Place, way: readonly FolderList[]): Markup {
  return (
    <nav id="bl-nav" class="bl-nav" aria-label="Notes">
      <details class="bl-menu">
        <summary>
          <span>Notes</span>
        </summary>
        <div>
          {level(wiki, way, 0, place)}
          {waysThrough(place)}
        </div>
      </details>
    </nav>
  );
}

/** The pages that look at all notes, the same on every page. */
function waysThrough(place: Place): Markup {
  return (
    <ul class="bl-ways">
      {ways.map(([address, name]) => (
        <li>
          <a href={address} aria-current={place.address === address ? 'page' : null}>
            {name}
          </a>
        </li>
      ))}
    </ul>
  );
}

/** The folders above a page that is in one. */
export function breadcrumbs(place: Place, way: readonly FolderList[]): Markup {
  if (place.folder === null || place.address !== null) return null;
  const folders = way.slice(1);
  const above = place.note === null || isFolderPage(folders.at(-1), place) ? folders.slice(0, -1) : folders;
  return (
    <nav class="bl-crumbs" aria-label="Breadcrumb">
      <ol>
        <li>
          <a href="/">Home</a>
        </li>
        {above.map(list => (
          <li>
            <a href={list.url}>{clamp(baseOf(list.folder), 60)}</a>
          </li>
        ))}
      </ol>
    </nav>
  );
}

function level(wiki: Wiki, way: readonly FolderList[], depth: number, place: Place): Markup {
  const list = way[depth];
  if (list === undefined) return null;
  const next = way[depth + 1];
  const { folders, notes, all } = shownOf(wiki, list, next, place);
  return (
    <ul>
      {folders.map(({ folder, name, url }) =>
        folder === next?.folder ? (
          <li>
            <details open={true}>
              <summary>{clamp(name, 60)}</summary>
              {level(wiki, way, depth + 1, place)}
            </details>
          </li>
        ) : (
          <li>
            <a class="bl-folder" href={url}>
              {clamp(name, 60)}
            </a>
          </li>
        ),
      )}
      {notes.map(entry => noteItem(entry, place))}
      {all ? null : allItem(wiki, list, place)}
    </ul>
  );
}

/** What one level shows: all of the folder where the way ends, the top of the root, and of a folder between only the way. */
function shownOf(
  wiki: Wiki,
  list: FolderList,
  next: FolderList | undefined,
  place: Place,
): { folders: FolderList['folders']; notes: readonly Entry[]; all: boolean } {
  const isRoot = list.folder === '';
  const onWay = list.folders.filter(({ folder }) => folder === next?.folder);
  if (next !== undefined && !isRoot) return { folders: onWay, notes: [], all: true };
  const home = isRoot ? wiki.home() : null;
  const listed = list.notes.filter(({ id }) => id !== home);
  const folders = around(list.folders, ({ folder }) => folder === next?.folder, siblings);
  const notes =
    next === undefined ? around(listed, ({ id }) => id === place.note, siblings) : listed.slice(0, rootNotes);
  const isWhole = folders.length === list.folders.length && notes.length === listed.length;
  return { folders, notes, all: isWhole && !isFolderPage(list, place) };
}

function noteItem(entry: Entry, place: Place): Markup {
  return (
    <li>
      <a href={entry.url} aria-current={entry.id === place.note ? 'page' : null}>
        {clamp(entry.title, 60)}
      </a>
    </li>
  );
}

function allItem(wiki: Wiki, list: FolderList, place: Place): Markup {
  const name = list.folder === '' ? wiki.title : baseOf(list.folder);
  return (
    <li>
      <a
        class="bl-all"
        href={list.folder === '' ? '/?page=1#bl-folder' : list.url}
        aria-current={isFolderPage(list, place) ? 'page' : null}
      >
        All of {clamp(name, 60)}
      </a>
    </li>
  );
}

/** Whether the page shown is the page of that folder. */
function isFolderPage(list: FolderList | undefined, place: Place): boolean {
  return list !== undefined && list.folder !== '' && list.folder === place.folder && list.note === place.note;
}

/** At most `most` items, those around the one that is meant; few before it, so that it is seen without scrolling. */
function around<T>(items: readonly T[], meant: (item: T) => boolean, most: number): readonly T[] {
  if (items.length <= most) return items;
  const start = Math.min(Math.max(0, items.findIndex(meant) - siblingsBefore), items.length - most);
  return items.slice(start, start + most);
}
