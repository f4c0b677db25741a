/**
 * What folders hold, as pages list it. Which notes lie where changes seldom, what they say all the time: lists are kept
 * until a note comes or goes, and tell of each note what it says at the moment.
 */
import type { NoteId } from '../model.ts';
import { encodePath } from '../names/address.ts';
import { byCodePoint, fold } from '../names/fold.ts';
import { baseOf, folderOf, withoutMd } from '../names/paths.ts';
import { byName } from '../names/shelf.ts';
import type { VaultIndex } from './index.ts';
import type { Entry, FolderList } from './types.ts';

/** What the note on the first page may be called, the likeliest first. */
const homeNames = ['index', 'readme', 'home'];

export class FolderLists {
  readonly #index: VaultIndex;
  readonly #entryOf: (id: NoteId) => Entry;
  readonly #lists = new Map<string, FolderList | null>();
  #home: NoteId | null = null;
  #all: readonly NoteId[] | null = null;
  /** Of the addresses, at which the lists and the home were made. */
  #madeAt = -1;

  constructor(index: VaultIndex, entryOf: (id: NoteId) => Entry) {
    this.#index = index;
    this.#entryOf = entryOf;
  }

  /** Null when no folder there holds a note. */
  of(path: string): FolderList | null {
    this.#renew();
    let list = this.#lists.get(path);
    if (list === undefined) this.#lists.set(path, (list = this.#make(path)));
    return list;
  }

  /** The note in the root that is the first page. */
  get home(): NoteId | null {
    this.#renew();
    return this.#home;
  }

  /** All notes, those of a folder together, the root's first; by path they would stand around its folders. */
  get all(): readonly NoteId[] {
    this.#renew();
    return (this.#all ??= byFolder(this.#index.graph.notes()));
  }

  #renew(): void {
    const { addresses } = this.#index;
    if (addresses.revision === this.#madeAt) return;
    this.#madeAt = addresses.revision;
    this.#lists.clear();
    this.#all = null;
    this.#home = homeAmong(addresses.folder('')?.notes ?? []);
  }

  #make(path: string): FolderList | null {
    const { addresses } = this.#index;
    const folder = addresses.folder(path);
    if (folder === null) return null;
    const note = addresses.folderNote(path);
    const folders = byName(folder.folders, each => each).map(each => ({
      folder: each,
      name: baseOf(each),
      url: `/notes/${encodePath(addresses.slugOfFolder(each))}`,
      notes: addresses.folder(each)?.below ?? 0,
    }));
    const url = path === '' ? '/' : `/notes/${encodePath(addresses.slugOfFolder(path))}`;
    const ids = [...folder.notes].filter(id => id !== note);
    const entries = new Entries(byName(ids, withoutMd), this.#index, this.#entryOf);
    return {
      folder: path,
      url,
      note,
      folders,
      get notes() {
        return entries.now;
      },
    };
  }
}

/** The entries of notes as they are now, made once for each version of the vault. */
class Entries {
  readonly #ids: readonly NoteId[];
  readonly #index: VaultIndex;
  readonly #entryOf: (id: NoteId) => Entry;
  #made: readonly Entry[] = [];
  #madeAt = -1;

  constructor(ids: readonly NoteId[], index: VaultIndex, entryOf: (id: NoteId) => Entry) {
    this.#ids = ids;
    this.#index = index;
    this.#entryOf = entryOf;
  }

  get now(): readonly Entry[] {
    if (this.#madeAt !== this.#index.revision) {
      // Whoever holds a list for longer may do so after a note of it is gone.
      this.#made = this.#ids.filter(id => this.#index.kept(id) !== null).map(this.#entryOf);
      this.#madeAt = this.#index.revision;
    }
    return this.#made;
  }
}

function homeAmong(notes: Iterable<NoteId>): NoteId | null {
  let [best, rank] = [null as NoteId | null, homeNames.length];
  for (const id of notes) {
    const named = homeNames.indexOf(fold(withoutMd(id)));
    if (named < 0 || named > rank || (named === rank && best !== null && byCodePoint(best, id) < 0)) continue;
    [best, rank] = [id, named];
  }
  return best;
}

/** @param ids by path */
function byFolder(ids: readonly NoteId[]): readonly NoteId[] {
  const folders = new Map<string, NoteId[]>();
  for (const id of ids) {
    const own = folders.get(folderOf(id));
    if (own === undefined) folders.set(folderOf(id), [id]);
    else own.push(id);
  }
  const sorted = [...folders].sort(([a], [b]) => byCodePoint(a, b));
  return sorted.flatMap(([, own]) => own);
}
